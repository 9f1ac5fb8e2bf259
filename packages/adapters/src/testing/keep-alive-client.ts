import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Header `x-version` of the sample upstream. */
  readonly version: string | undefined;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | AsyncIterable<string>;
}

/** A client as browsers are: it keeps connections open, and it never asks twice. A broken connection rejects. */
export function createKeepAliveClient(): {
  ask(url: string, asking?: Asking): Promise<Answer>;
  /** Asks as a user with this id. */
  as(url: string, userId: string, headers?: OutgoingHttpHeaders): Promise<Answer>;
  close(): void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const ask = (url: string, asking: Asking = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const req = request(url, { agent, method: asking.method ?? 'GET', headers: asking.headers ?? {} });
      req.once('error', reject);
      req.once('response', (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.once('error', reject);
        res.once('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: Buffer.concat(parts).toString('utf8'),
            version: res.headers['x-version'] as string | undefined,
          }),
        );
      });
      if (asking.body === undefined || typeof asking.body === 'string') req.end(asking.body);
      else void sendSlowly(req, asking.body);
    });
  return {
    ask,
    as: (url, userId, headers = {}) => ask(url, { headers: { 'x-user-id': userId, ...headers } }),
    close: () => agent.destroy(),
  };
}

async function sendSlowly(req: ReturnType<typeof request>, body: AsyncIterable<string>): Promise<void> {
  for await (const part of body) req.write(part);
  req.end();
}
