import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';

/** Idle connections are closed before a usual server (5 s and more) would close them under us. */
const IDLE_MS = 4_000;
const CONNECT_MS = 3_000;

/** Kept-alive connections to upstreams, by base URL. */
export interface UpstreamPool {
  /** The agent that reuses connections to this upstream. */
  kept(upstream: string): Agent;
  /** Closes what idles towards upstreams that are not in `wanted`; what is busy finishes and is closed then. */
  keepOnly(wanted: ReadonlySet<string>): void;
}

export function createUpstreamPool(): UpstreamPool {
  const agents = new Map<string, Agent>();
  return {
    kept: (upstream) => {
      const agent =
        agents.get(upstream) ??
        new Agent({ keepAlive: true, maxFreeSockets: 256, scheduling: 'lifo', timeout: IDLE_MS });
      agents.set(upstream, agent);
      return agent;
    },
    keepOnly: (wanted) => {
      for (const [upstream, agent] of agents) {
        if (wanted.has(upstream)) continue;
        agents.delete(upstream);
        agent.maxFreeSockets = 0;
        for (const idle of Object.values(agent.freeSockets))
          for (const socket of idle ?? []) socket.destroy();
      }
    },
  };
}

/** Connects to an upstream, and only that: when it is refused, nothing was sent and another one may be asked. */
export const connectUpstream = (upstream: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(upstream);
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 80),
      noDelay: true,
    });
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error(`no connection within ${CONNECT_MS} ms`)));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.setTimeout(0);
      resolve(socket);
    });
  });

/** An agent that hands out one connection that is already open, and closes it after use. */
export const agentOf = (socket: Socket): Agent =>
  Object.assign(new Agent({ keepAlive: false }), { createConnection: () => socket });
