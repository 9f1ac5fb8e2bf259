import { join, resolve } from 'node:path';
import { type ObservedTraffic, RefusalError } from '@tminus/domain';
import type { TrafficRouter } from '@tminus/engine';
import { ControlUnreachable, callControl } from '../process/control-client.ts';
import { spawnDetached } from '../process/spawn-detached.ts';
import { startProcess } from '../process/start-process.ts';
import { waitUntil } from '../process/wait-until.ts';

export interface EmbeddedRouterOptions {
  /** Where the router keeps its socket, state and log; one router per directory. */
  readonly runDirectory: string;
  /** The runnable file of the router process. */
  readonly entry: string;
  readonly execArgv?: readonly string[];
}

interface Hello {
  readonly pid: number;
  readonly stopping: boolean;
}

const CALL_MS = 5_000;
const START_MS = 10_000;
const STOP_MS = 40_000;

/**
 * The router that comes with Tminus, a process of its own. `ensure` starts it when it is not running, whoever else
 * does so at the same time; the other methods only speak to it. Each call ends within seconds, with
 * `router.unreachable` when the router does not answer, or could not yet take the target's port back after it was
 * started again. `stop` lets it finish what is in flight.
 */
export function createEmbeddedRouter(
  options: EmbeddedRouterOptions,
): TrafficRouter & { stop(): Promise<void> } {
  const directory = resolve(options.runDirectory);
  const logFile = join(directory, 'router.log');

  const call = <T>(verb: string, body: unknown, timeoutMs = CALL_MS): Promise<T> =>
    callControl<T>({ directory, name: 'router', verb, body, timeoutMs });

  const orRefuse = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof ControlUnreachable)) throw error;
      throw new RefusalError('router.unreachable', { reason: error.message, log: logFile }, { cause: error });
    }
  };

  const hello = async (): Promise<Hello | 'dead'> => {
    try {
      return await call<Hello>('hello', null);
    } catch (error) {
      if (error instanceof ControlUnreachable) return 'dead';
      throw error;
    }
  };

  const spawnRouter = async (): Promise<void> => {
    await spawnDetached({
      command: process.execPath,
      args: [...(options.execArgv ?? []), options.entry, '--run', directory],
      cwd: directory,
      env: process.env,
      logFile,
    });
  };

  const startRouter = async (): Promise<void> => {
    const isUp = await startProcess({
      directory,
      name: 'router',
      isUp: async () => {
        const state = await hello();
        return state !== 'dead' && !state.stopping;
      },
      spawn: spawnRouter,
      withinMs: START_MS,
    });
    if (!isUp) throw new RefusalError('router.unreachable', { reason: 'it did not start', log: logFile });
  };

  const untilGone = async (pid: number): Promise<void> => {
    const gone = await waitUntil(async () => {
      const state = await hello();
      return state === 'dead' || state.pid !== pid ? true : undefined;
    }, STOP_MS);
    if (!gone)
      throw new RefusalError('router.unreachable', {
        reason: `process ${pid} does not stop`,
        log: logFile,
      });
  };

  return {
    ensure: async (target) => {
      await startRouter();
      return orRefuse(call<{ url: string }>('ensure', target));
    },
    observe: (target) => orRefuse(call<ObservedTraffic | null>('observe', target)),
    apply: (desired) => orRefuse(call<ObservedTraffic>('apply', desired)),
    stopIdle: async () => {
      if ((await hello()) === 'dead') return true;
      const { pid } = await orRefuse(call<{ pid: number | null }>('stopIdle', null));
      if (pid !== null) await untilGone(pid);
      return pid !== null;
    },
    stop: async () => {
      if ((await hello()) === 'dead') return;
      const { pid } = await orRefuse(call<{ pid: number }>('stop', null));
      await untilGone(pid);
    },
  };
}
