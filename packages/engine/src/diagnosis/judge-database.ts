import { type Finding, fail, ok, refused, skip, warn } from './finding.ts';
import { sizeText } from './judge-place.ts';
import { isOlder } from './judge-programs.ts';
import type { ControllerFacts, DatabaseFacts, DeliveryFacts, Records } from './probes.ts';

const OLDEST_POSTGRES = '15';
const MOST_SKEW_MS = 2_000;
/** Reading more takes longer than somebody waits for a diagnosis. */
export const MOST_EVENTS = 100_000;

/** `held` is an embedded database that the controller has open. */
export function judgeDatabase(
  database: DatabaseFacts | 'held' | 'unknown' | null,
  controller: ControllerFacts | null,
): Finding {
  if (database === null) return skip('doctor.database.none');
  if (database === 'unknown') return skip('doctor.database.unknown');
  if (database === 'held') return ok('doctor.database.held', { pid: controller?.pid ?? '?' });
  const { kind, name, version, bytes, roundTripMs, tables } = database;
  const ms = Math.round(roundTripMs);
  if (isOlder(version, OLDEST_POSTGRES))
    return fail('doctor.database.old', { database: name, version, wanted: OLDEST_POSTGRES });
  if (tables === 'later') return refused('fail', { code: 'database.newer', params: {} });
  if (tables === 'earlier') return warn('doctor.database.behind', { database: name });
  if (tables === 'none') return ok('doctor.database.empty', { database: name, version, ms });
  const size = sizeText(bytes);
  return kind === 'embedded'
    ? ok('doctor.database.embedded', { version, size })
    : ok('doctor.database.answers', { database: name, version, size, ms });
}

/** `skewMs` may have either sign. */
export const judgeClock = (skewMs: number): Finding =>
  Math.abs(skewMs) > MOST_SKEW_MS
    ? warn('doctor.clock.differs', { seconds: Math.round(skewMs / 100) / 10 })
    : ok('doctor.clock.agrees', { ms: Math.round(skewMs) });

/** Each place has an embedded router of its own, and a rollout moves the traffic of one of them. */
export function judgeNodes(nodes: DatabaseFacts['nodes']): Finding {
  if (nodes.length === 0) return ok('doctor.nodes.none');
  const named = (some: DatabaseFacts['nodes']): string =>
    some.map(({ host, pid, address }) => `${host} ${pid}${address === null ? '' : ` ${address}`}`).join(', ');
  const elsewhere = nodes.filter(({ isHere }) => !isHere);
  return elsewhere.length > 0
    ? warn('doctor.nodes.elsewhere', { nodes: named(elsewhere) })
    : ok('doctor.nodes.live', { count: nodes.length, nodes: named(nodes) });
}

/** `verdict` is null for a log that is longer than `MOST_EVENTS`. */
export function judgeLog(verdict: Awaited<ReturnType<Records['verifyLog']>>): Finding {
  if (verdict === null) return skip('doctor.events.long', { limit: MOST_EVENTS });
  const { rows, problems } = verdict;
  return problems === 0
    ? ok('doctor.events.whole', { rows })
    : refused('fail', { code: 'audit.broken', params: { count: problems } });
}

/** A rollout waits for its controller for ever: traffic stays, or goes home at the lease's end. */
export function judgeRollouts(
  rollouts: Awaited<ReturnType<Records['liveRollouts']>>,
  isDriven: boolean,
): readonly Finding[] {
  if (rollouts.length === 0) return [ok('doctor.rollouts.none')];
  if (isDriven)
    return [ok('doctor.rollouts.driven', { releases: rollouts.map(({ release }) => release).join(', ') })];
  return rollouts.map(({ release, state }) => warn('doctor.rollouts.stuck', { release, state }));
}

/** `delivery` is undefined for a webhook that no command has seen yet. */
export function judgeWebhook(name: string, delivery: DeliveryFacts | undefined): Finding {
  if (delivery === undefined) return ok('doctor.webhooks.new', { name });
  const { behind, attempts, failure } = delivery;
  if (failure !== null) return fail('doctor.webhooks.failing', { name, behind, attempts, reason: failure });
  if (behind > 0) return warn('doctor.webhooks.behind', { name, behind });
  return ok('doctor.webhooks.upToDate', { name });
}
