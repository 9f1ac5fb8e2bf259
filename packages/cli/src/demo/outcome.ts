import { join } from 'node:path';
import type { RunningLoad } from '@tminus/adapters';
import type { EventResource } from '@tminus/contract';
import { EXIT } from '@tminus/domain';
import type { Glance } from '../follow.ts';
import type { Fault } from './scenario.ts';
import type { DemoOutcome } from './summary.ts';

/** The exit code that `ship` would give a release that ended so. */
export function exitCodeOf(status: string): number {
  if (status === 'rolled_back') return EXIT.rolledBack;
  return status === 'deployed' ? EXIT.done : EXIT.outsideSystem;
}

/** Why the judge, not a person, has paused a rollout; null when it has not. */
export function judgesPause({ rollout }: Pick<Glance, 'rollout'>): string | null {
  if (rollout?.state !== 'paused' || rollout.pause?.code === 'rollout.pause.byPerson') return null;
  return rollout.pause?.text ?? '';
}

/**
 * What became of a fault (epoch ms of its begin); null when there was none. Hurt is who got no answer or an error, and
 * of a fault that makes answers late, who had to wait.
 */
export function faultOf(
  { rollout }: Pick<Glance, 'rollout'>,
  load: Pick<RunningLoad, 'failedBetween' | 'slowBetween'>,
  injectedAt: number | null,
  fault: Fault = 'errors',
): DemoOutcome['fault'] {
  if (injectedAt === null) return null;
  const failed = load.failedBetween(injectedAt, Number.POSITIVE_INFINITY);
  const slow = fault === 'latency' ? load.slowBetween(injectedAt, Number.POSITIVE_INFINITY) : 0;
  return {
    injectedAt: new Date(injectedAt).toISOString(),
    detectedAt: rollout?.rollback?.detectedAt ?? null,
    homeAt: rollout?.rollback?.homeAt ?? null,
    hurt: failed + slow,
  };
}

/** The whole demo in one document; `files` are relative to its directory. */
export function outcomeOf(
  directory: string,
  { release }: Pick<Glance, 'release'>,
  requests: DemoOutcome['requests'],
  fault: DemoOutcome['fault'],
  events: readonly EventResource[],
  files: readonly string[],
): DemoOutcome {
  const incident = events.find(({ type }) => type === 'incident.opened')?.data['file'];
  const written = [...files, ...(typeof incident === 'string' ? [incident] : [])];
  return {
    release: release.id,
    version: release.version,
    outcome: release.status,
    components: release.plan.components.map(({ name, from, to }) => ({ name, from, to })),
    requests,
    fault,
    events: events.map(({ at, type, text }) => ({ at, type, text })),
    files: written.map((file) => join(directory, file)),
  };
}
