import type { Findings } from './findings.ts';
import type { Kill } from './kill.ts';

/** A stretch of time (epoch ms) in which requests may fail. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly because: string;
}

/** What is counted in whole seconds may have happened a second earlier. */
const BEFORE_MS = 1_000;
/** What was sent just before an end is answered just after it. */
const AFTER_MS = 1_500;

/** Users notice the death of a router or a component until it is back; of nothing else. */
const HURTS: readonly Kill['victim'][] = ['router', 'component'];

/** Failures outside every stretch that a kill or the fault explains: all of them when only others were killed. */
export function unexplainedFailures({ played, record, requests }: Findings): readonly string[] {
  if (requests === null) return played.load === null ? [] : ['the load generator died'];
  const stretches = explained(played.kills, played.brokenAt, homeAt(record.sight.events));
  return requests.seconds
    .filter(({ failed }) => failed > 0)
    .filter(({ at }) => !stretches.some(({ from, to }) => at + 1_000 > from && at < to))
    .map(({ at, failed, total }) => `${failed} of ${total} failed at ${new Date(at).toISOString()}`);
}

function explained(kills: readonly Kill[], brokenAt: number | null, home: number): readonly Stretch[] {
  const killed = kills
    .filter(({ victim }) => HURTS.includes(victim))
    .map(({ at, recoveredAt, victim }) => ({
      from: at - BEFORE_MS,
      to: (recoveredAt ?? Number.POSITIVE_INFINITY) + AFTER_MS,
      because: victim,
    }));
  if (brokenAt === null) return killed;
  return [...killed, { from: brokenAt - BEFORE_MS, to: home + AFTER_MS, because: 'fault' }];
}

/** When a rollback had brought all traffic home; endless when it did not. */
function homeAt(events: Findings['record']['sight']['events']): number {
  const homes = events.filter(
    ({ type, data }) => type === 'rollout.traffic_home' && data['cause'] === 'rollback',
  );
  return Math.max(
    ...homes.map(({ at }) => Date.parse(at)),
    homes.length === 0 ? Number.POSITIVE_INFINITY : 0,
  );
}
