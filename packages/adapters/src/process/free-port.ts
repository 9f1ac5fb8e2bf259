import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const LOWEST = 15_000;
/** Where outgoing connections begin on Linux, unless it is set otherwise; on other systems they begin higher. */
const USUAL_OUTGOING = 32_768;
const TRIES = 200;

/**
 * A loopback port that nobody listens on at this moment, below those that the system gives to outgoing connections: one
 * of these could take it while the component starts, or while it is away, for as long as that connection lasts.
 */
export async function freePort(): Promise<number> {
  const outgoing = firstOutgoing();
  // A system that gives nearly all ports to outgoing connections leaves no better choice than any free one.
  if (outgoing - LOWEST < TRIES) return portOf(0);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(LOWEST, outgoing);
    if (await portOf(port).catch(() => null)) return port;
  }
  return portOf(0);
}

/** See ip-sysctl, `ip_local_port_range`. */
function firstOutgoing(): number {
  try {
    const first = Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10);
    return Number.isInteger(first) ? first : USUAL_OUTGOING;
  } catch {
    // Not Linux.
    return USUAL_OUTGOING;
  }
}

/** Listens for a moment and tells on which port; rejects when that one is taken. */
const portOf = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
