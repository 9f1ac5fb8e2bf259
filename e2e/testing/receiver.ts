import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An effect that a component reported: `started`, `stopped` or `built`. */
export interface Effect {
  readonly effect: string;
  readonly instance: string;
  readonly pid: number;
}

/** When it was reported (epoch ms). */
export interface Report extends Effect {
  readonly at: number;
}

export interface Receiver {
  readonly url: string;
  /** All of them, in the order in which they came. */
  reports(): readonly Report[];
  /** How often each effect happened, without commits, which differ from run to run: `started api@1.1.0#1`. */
  byVersion(): Readonly<Record<string, number>>;
  /** Which instances were stopped, as above. */
  stopped(): readonly string[];
  close(): void;
}

/** Counts effects outside the product: components report here, from their own processes, what was done to them. */
export async function startReceiver(): Promise<Receiver> {
  const counts: Record<string, number> = {};
  const reports: Report[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const { effect, instance, pid } = JSON.parse(body) as Effect;
      reports.push({ at: Date.now(), effect, instance, pid });
      const key = `${effect} ${instance}`;
      counts[key] = (counts[key] ?? 0) + 1;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const byVersion = () => {
    const sums: Record<string, number> = {};
    for (const [key, count] of Object.entries(counts)) {
      const name = key.replace(/\+[0-9a-f]+#/, '#');
      sums[name] = (sums[name] ?? 0) + count;
    }
    return sums;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    reports: () => [...reports],
    byVersion,
    stopped: () => Object.keys(byVersion()).filter((key) => key.startsWith('stopped ')),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
