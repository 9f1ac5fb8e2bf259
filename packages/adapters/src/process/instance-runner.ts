import { randomUUID } from 'node:crypto';
import type { Instance, InstanceSpec } from '@tminus/engine';
import {
  killLeftovers,
  type ProcessExit,
  START_VARIABLE,
  startComponent,
  terminate,
} from './component-child.ts';
import { freePort } from './free-port.ts';
import {
  isOver,
  type KeptInstance,
  logFileOf,
  readKept,
  toInstance,
  urlOf,
  writeKept,
} from './kept-instance.ts';
import { isHealthy } from './probe-health.ts';
import { findByEnvironment, isRunning } from './process-identity.ts';
import { waitUntil } from './wait-until.ts';

/** Looks after one key's component: the only one to start, watch and stop it. */
export interface InstanceRunner {
  /**
   * Starts the component unless it runs, and from now on starts it again when it crashes. False when it is being
   * retired: whoever wants it again waits for that to end.
   */
  ensure(spec: InstanceSpec): Promise<boolean>;
  /** Drains and stops; done when that is on disk. */
  retire(): Promise<void>;
  observe(): Instance | null;
  /** Works until the component is over for good, or nobody has asked for anything for half a minute. */
  run(): Promise<void>;
}

const GIVE_UP_AFTER = 5;
/** A start that lasted longer than this starts the count of quick crashes again. */
const QUICK_MS = 10_000;
const FIRST_BACK_OFF_MS = 100;
const STARTING_LOOK_MS = 50;
const STEADY_LOOK_MS = 500;
const UNHEALTHY_AFTER = 3;
const IDLE_MS = 30_000;
/** Until the system tells how a process ended that is seen to be gone (ms). */
const EXIT_TOLD_MS = 1_000;

/** Takes over what is on disk. Only the holder of the key's exclusive socket may call this. */
export async function createInstanceRunner(directory: string, key: string): Promise<InstanceRunner> {
  let kept = await readKept(directory, key);
  let spec: InstanceSpec | undefined;
  let isRetiring = kept?.phase === 'stopping';
  let state: Instance['state'] = 'starting';
  let startedAt = performance.now();
  let [quickCrashes, failedProbes] = [0, 0];
  let wake: () => void = () => undefined;

  let written: Promise<void> = Promise.resolve();
  /** Of the latest start by this runner; null before its end. */
  let exit: ProcessExit | null = null;
  let ownStart = '';

  const keep = (changes: Partial<KeptInstance>): Promise<void> => {
    if (!kept) return written;
    const next = { ...kept, ...changes };
    kept = next;
    written = written.then(() => writeKept(directory, next));
    return written;
  };

  /** Sleeps until there is something to look at: a command, the component's end, or the time. */
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const isAlive = async (): Promise<boolean> => {
    if (!kept) return false;
    if (kept.child) return isRunning(kept.child);
    // The last runner died between starting the component and writing it down.
    const found = kept.starts > 0 ? await findByEnvironment(START_VARIABLE, kept.startId) : undefined;
    if (found) await keep({ child: found });
    return found !== undefined;
  };

  const start = async (current: KeptInstance, wanted: InstanceSpec): Promise<void> => {
    const port = current.wasReady ? current.port : await freePort();
    const startId = randomUUID();
    ownStart = startId;
    await keep({ port, startId, child: null, starts: current.starts + 1 });
    [state, failedProbes, startedAt] = ['starting', 0, performance.now()];
    const at = { port, startId, logFile: logFileOf(directory, key) };
    exit = null;
    const child = await startComponent(wanted, at, (seen) => {
      exit = seen;
      wake();
    });
    if (child) await keep({ child });
  };

  /** Starts the component, for the first time or after a crash; answers false when it has crashed too often. */
  const startAgain = async (current: KeptInstance, wanted: InstanceSpec): Promise<boolean> => {
    if (current.starts > 0) {
      // What an earlier runner has started tells nobody but that one.
      if (current.startId === ownStart) await waitUntil(() => exit ?? undefined, EXIT_TOLD_MS);
      await keep({ exit });
      if (current.child) await killLeftovers(current.child);
      quickCrashes = performance.now() - startedAt < QUICK_MS ? quickCrashes + 1 : 1;
      if (quickCrashes >= GIVE_UP_AFTER) {
        await keep({ phase: 'exited' });
        return false;
      }
      state = 'starting';
      await rest(FIRST_BACK_OFF_MS * 2 ** (quickCrashes - 1));
      if (isRetiring) return true;
    }
    await start(current, wanted);
    return true;
  };

  const look = async (current: KeptInstance): Promise<void> => {
    const healthy = (await isHealthy(urlOf(current) + current.healthPath)) && (await isAlive());
    failedProbes = healthy ? 0 : failedProbes + 1;
    if (healthy) {
      if (!current.wasReady) await keep({ wasReady: true });
      state = 'ready';
    } else if (state !== 'starting' && failedProbes >= UNHEALTHY_AFTER) {
      state = 'unhealthy';
    }
    if (!isRetiring) await rest(state === 'starting' ? STARTING_LOOK_MS : STEADY_LOOK_MS);
  };

  const stop = async (): Promise<void> => {
    if (!kept || kept.phase === 'stopped') return;
    if (!isOver(kept)) {
      const patienceMs = drainPatience(kept);
      await keep({ phase: 'stopping', stopBy: kept.stopBy ?? Date.now() + patienceMs });
      if ((await isAlive()) || kept.child) await endChild(kept, patienceMs);
    }
    await keep({ phase: 'stopped' });
  };

  const run = async (): Promise<void> => {
    while (!isRetiring) {
      const alive = kept !== undefined && !isOver(kept) && (await isAlive());
      const asked = spec;
      // It may have come during the look, when nobody could be woken.
      if (isRetiring) break;
      if (alive && kept) await look(kept);
      else if (asked && kept && !isOver(kept)) {
        if (!(await startAgain(kept, asked))) return;
      } else {
        await rest(IDLE_MS);
        if (!isRetiring && !spec) return;
      }
    }
    await stop();
  };

  let running: Promise<void> | undefined;
  return {
    ensure: async (wanted) => {
      if (isRetiring) return false;
      spec = wanted;
      if (!kept || isOver(kept)) {
        kept = newLife(wanted);
        await keep({});
      }
      wake();
      return true;
    },
    retire: async () => {
      isRetiring = true;
      wake();
      await running;
    },
    observe: () => (kept ? toInstance(kept, publicState(kept, state), true) : null),
    run: () => {
      running ??= run();
      return running;
    },
  };
}

/**
 * How long an instance may still drain (ms). The wall clock counts only for what an earlier runner began, and never for
 * more than a whole drain: it may have been put since.
 */
const drainPatience = ({ stopBy, drainTimeoutMs }: KeptInstance): number =>
  stopBy === null ? drainTimeoutMs : Math.max(0, Math.min(stopBy - Date.now(), drainTimeoutMs));

const endChild = async ({ key, child }: KeptInstance, patienceMs: number): Promise<void> => {
  if (child) await terminate(key, child, patienceMs);
};

function publicState(kept: KeptInstance, state: Instance['state']): Instance['state'] {
  if (kept.phase === 'stopped' || kept.phase === 'exited') return kept.phase;
  // It still answers what it began, but must get nothing new.
  return kept.phase === 'stopping' ? 'unhealthy' : state;
}

const newLife = (spec: InstanceSpec): KeptInstance => ({
  key: spec.key,
  component: spec.component,
  version: spec.version,
  phase: 'live',
  startId: '',
  port: 0,
  healthPath: spec.healthPath,
  drainTimeoutMs: spec.drainTimeoutMs,
  child: null,
  starts: 0,
  wasReady: false,
  exit: null,
  stopBy: null,
});
