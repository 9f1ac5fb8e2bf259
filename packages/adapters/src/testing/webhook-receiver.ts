import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface ReceivedRequest {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real server on loopback that gets webhooks. */
export interface Receiver {
  readonly url: string;
  /** Every request that came through whole, in order, whatever it was answered. */
  readonly received: ReceivedRequest[];
  /** What requests are answered from now on; the default is 204. */
  answer: (request: ReceivedRequest, response: ServerResponse) => void;
  /** Resolves once so many requests have come. */
  got(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a receiver, on a port of its choice or the one that an earlier receiver had. Gone when the test ends. */
export async function startReceiver(port = 0): Promise<Receiver> {
  let wake = () => {};
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const id = String(request.headers['webhook-id']);
    const received = { id, headers: request.headers, body };
    receiver.received.push(received);
    receiver.answer(received, response);
    wake();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    answer: (_request, response) => void response.writeHead(204).end(),
    async got(count) {
      while (receiver.received.length < count)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
    close,
  };
  return receiver;
}
