import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { startLoad } from './load-client.ts';

let entry: string;
let server: Server | null = null;

beforeAll(async () => {
  entry = await bundleEntry(new URL('./load-process.ts', import.meta.url));
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that counts what reached it and answers as it is told. */
async function serve(answerStatus: (count: number) => number | null) {
  let received = 0;
  const users = new Set<string>();
  server = createServer((request, response) => {
    received += 1;
    users.add(String(request.headers['x-user-id']));
    const status = answerStatus(received);
    if (status === null) request.socket.destroy();
    else response.writeHead(status).end('ok');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, received: () => received, users };
}

const order = (url: string) => ({ url, requestsPerSecond: 400, users: 5, seconds: 20, timeoutMs: 2_000 });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

it('counts every request that it sent, each once, and failures with their time and reason', async () => {
  const target = await serve((count) => (count % 10 === 0 ? 500 : count % 25 === 0 ? null : 200));
  const load = startLoad(entry, order(target.url));
  await until(() => load.counts().total >= 150);
  const counts = await load.stop();
  expect(counts.total).toBe(target.received());
  expect(counts.failed).toBe(counts.failures.length);
  const expected = Array.from({ length: counts.total }, (_, index) => index + 1).filter(
    (count) => count % 10 === 0 || count % 25 === 0,
  );
  expect(counts.failed).toBe(expected.length);
  expect(new Set(counts.failures.map(({ reason }) => reason))).toEqual(new Set(['500', 'ECONNRESET']));
});

it('sends as many users as it was told, and ends by itself when its time is over', async () => {
  const target = await serve(() => 200);
  const load = startLoad(entry, { ...order(target.url), seconds: 0.5 });
  await until(() => load.counts().total >= 195);
  const counts = await load.stop();
  expect(counts).toMatchObject({ failed: 0, failures: [] });
  expect(target.users.size).toBe(5);
});
