import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small HTTP server that says which version it is, in the header `x-version`. */
export interface SampleUpstream {
  readonly url: string;
  readonly server: Server;
  /** Stops as a well-behaved component does: no new connections, what is in flight is answered. */
  drain(): Promise<void>;
  /** Breaks every connection at once. */
  kill(): Promise<void>;
}

export async function startUpstream(
  version: string,
  respond: RequestListener = (_req, res) => res.end(version),
  options: { port?: number; keepAliveTimeout?: number } = {},
): Promise<SampleUpstream> {
  const server = createServer({ keepAliveTimeout: options.keepAliveTimeout ?? 5_000 }, (req, res) => {
    res.setHeader('x-version', version);
    respond(req, res);
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    drain: close,
    kill: async () => {
      server.closeAllConnections();
      const closed = close();
      server.closeAllConnections();
      await closed;
    },
  };
}
