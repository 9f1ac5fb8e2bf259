import type { DesiredTraffic, ObservedTraffic } from '@tminus/domain';

/** Moves traffic between versions. Every method may be retried; each call ends or fails within its time-out. */
export interface TrafficRouter {
  /** Makes sure that the data plane runs and listens for this target; returns its public base URL. Idempotent. */
  ensure(target: { name: string; listen: number }): Promise<{ url: string }>;
  /** Reads what is in force, never what was asked for. Null when the target was never configured. */
  observe(target: string): Promise<ObservedTraffic | null>;
  /** Applies and reads back. Rejects with `rollout.staleEpoch` when the router has seen a higher epoch. */
  apply(desired: DesiredTraffic): Promise<ObservedTraffic>;
  /** Ends the data plane where no target was ever given a version; true when none runs any more. `ensure` starts it again. */
  stopIdle(): Promise<boolean>;
}

/** A version of a component that should run. `key` makes starting idempotent: one key, one start, whoever asks how often. */
export interface InstanceSpec {
  /** For example `api@1.2.0#1`. */
  readonly key: string;
  readonly component: string;
  readonly version: string;
  /** Program and arguments; run without a shell. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Path that answers 2xx when the instance is ready, for example `/healthz`. */
  readonly healthPath: string;
  readonly startTimeoutMs: number;
  /** How long a stopping instance may finish what it began, before it is killed (ms). */
  readonly drainTimeoutMs: number;
}

export interface Instance {
  readonly key: string;
  readonly version: string;
  /** Base URL. */
  readonly url: string;
  readonly pid: number;
  /** `exited`: the process ended and is not coming back. */
  readonly state: 'starting' | 'ready' | 'unhealthy' | 'stopped' | 'exited';
  /** How often the process was to be started for this key, 1 when neither it nor its watcher died in a start. */
  readonly starts: number;
  /** Whether something starts it again when it dies, or has given up doing so; false when nobody looks after it. */
  readonly isWatched: boolean;
}

/** Runs versions. */
export interface Deployer {
  /**
   * Starts the instance if its key is not running yet and waits until it is ready. Refuses `deploy.exited` and
   * `deploy.killed` one that ended, `deploy.notReady` one that lives and is too slow, `deploy.failed` the rest.
   */
  ensure(spec: InstanceSpec): Promise<Instance>;
  /** Null when the key is unknown. */
  observe(key: string): Promise<Instance | null>;
  /** Drains and stops; a second call, or a call for an unknown key, does nothing. */
  retire(key: string): Promise<void>;
  list(): Promise<readonly Instance[]>;
}
