import { rootCause } from '@tminus/domain';
import type { TargetListener } from './target-listener.ts';

/** What is kept of a port for the router's next life. */
export interface KeptPort {
  /** What `ensure` asked for; 0 is any port. */
  readonly listen: number;
  /** The port that it got; 0 before it has got one. */
  readonly port: number;
}

/** The port at which users reach one target. */
export interface PublicPort {
  kept(): KeptPort;
  /** Listens where it is wanted, and returns the port. Refuses `server.portBusy`. */
  ensure(listen: number): Promise<number>;
  /** Listens where the last life did, unless it listens already; what keeps it from that is its trouble. */
  takeBack(): Promise<void>;
  /** Why users of the last life are not served now; null when they are, or when there are none. */
  trouble(): string | null;
  /** Resolves when the last request has been answered. */
  close(): Promise<void>;
}

/** Takes up the port that the router's last life had, once it is told to. Its calls must come one after the other. */
export function createPublicPort(
  last: KeptPort,
  listenAt: (port: number) => Promise<TargetListener>,
  log: (line: string) => void,
): PublicPort {
  let { listen, port } = last;
  let listener: TargetListener | undefined;
  let trouble: string | null = null;

  const open = async (wanted: number): Promise<void> => {
    const previous = listener;
    listener = await listenAt(wanted);
    port = listener.port;
    trouble = null;
    void previous?.close();
  };

  /** Who asked for any port gets the one of the last life, or another when that was taken meanwhile. */
  const openWanted = async (wanted: number): Promise<void> => {
    try {
      await open(wanted === 0 ? port : wanted);
    } catch (error) {
      if (wanted !== 0 || port === 0) throw error;
      log(`another port instead of ${port}: ${reasonOf(error)}`);
      await open(0);
    }
  };

  return {
    kept: () => ({ listen, port }),
    ensure: async (wanted) => {
      if (!listener || (wanted !== 0 && port !== wanted)) await openWanted(wanted);
      listen = wanted;
      return port;
    },
    takeBack: async () => {
      if (listener || port === 0) return;
      const before = trouble;
      try {
        await open(port);
        if (before !== null) log(`listens on port ${port} again`);
      } catch (error) {
        trouble = reasonOf(error);
        if (trouble !== before) log(trouble);
      }
    },
    trouble: () => trouble,
    close: async () => listener?.close(),
  };
}

/** In the system's words, which name address and port. */
function reasonOf(error: unknown): string {
  const cause = rootCause(error);
  return cause instanceof Error ? cause.message : String(cause);
}
