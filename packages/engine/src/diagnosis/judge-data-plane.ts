import type { Instance } from '../rollout/ports.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import type { Probes, TargetFacts } from './probes.ts';

export interface TargetSight {
  readonly component: string;
  /** As configured; 0 for any free port. */
  readonly listen: number;
  /** Null when the router never knew it. */
  readonly target: TargetFacts | null;
  /** Of the port that the component has or wants; `free` when it may have any. */
  readonly port: Awaited<ReturnType<Probes['port']>>;
  /** Where the router writes. */
  readonly log: string;
}

/** Whether a component's public port is answered by our router, can be, or never will be as things are. */
export function judgeTarget({ component, listen, target, port: state, log }: TargetSight): Finding {
  const port = portOf(listen, target);
  if (port === 0) return ok('doctor.router.any', { component });
  if (typeof state === 'object')
    return fail('doctor.router.forbidden', { component, port, reason: state.reason });
  // The router has another port until it is told of this one.
  const isOurs = target !== null && target.port === port;
  if (state === 'taken') {
    if (!isOurs || !target.isAnswered) return fail('doctor.router.taken', { component, port });
    const { version } = target;
    return version === null
      ? ok('doctor.router.idle', { component, port })
      : ok('doctor.router.serves', { component, port, version });
  }
  if (!isOurs) return ok('doctor.router.free', { component, port });
  return target.isAnswered
    ? fail('doctor.router.deaf', { component, port, log })
    : warn('doctor.router.gone', { component, port, log });
}

/** The port to look at: as configured, or the one that the router chose; 0 when any will do. */
export const portOf = (listen: number, target: TargetFacts | null): number =>
  listen === 0 ? (target?.port ?? 0) : listen;

/** Stopped instances are over and well; `logOf` gives where one writes. */
export function judgeInstances(
  instances: readonly Instance[],
  logOf: (key: string) => string,
): readonly Finding[] {
  const found = instances.flatMap(({ key, state, starts, pid }) => {
    if (state === 'exited') return [warn('doctor.instances.exited', { key, starts, log: logOf(key) })];
    if (state === 'unhealthy') return [warn('doctor.instances.unhealthy', { key, pid, log: logOf(key) })];
    return [];
  });
  const running = instances.filter(({ state }) => state === 'ready' || state === 'starting');
  if (running.length === 0) return found.length > 0 ? found : [ok('doctor.instances.none')];
  const keys = running.map(({ key }) => key).join(', ');
  return [ok('doctor.instances.well', { count: running.length, keys }), ...found];
}
