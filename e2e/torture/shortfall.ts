import type { Torture } from './options.ts';
import type { RoundResult } from './run-round.ts';

/** What a run was asked for and did not do, one line for each kind of database; empty when it did all. */
export function shortfalls(
  { databases, kills, replay }: Pick<Torture, 'databases' | 'kills' | 'replay'>,
  results: readonly Pick<RoundResult, 'plan' | 'kills'>[],
  isPostgresInstalled: boolean,
): readonly string[] {
  return databases.flatMap((kind) => {
    const own = results.filter(({ plan }) => plan.database === kind);
    const done = own.reduce((sum, result) => sum + result.kills.length, 0);
    const isEnough = replay === null ? done >= kills : own.length > 0;
    if (isEnough) return [];
    const isMissing = kind === 'postgres' && !isPostgresInstalled;
    const reason = isMissing ? 'PostgreSQL is not installed' : 'the time was over, or somebody stopped it';
    return [`${replay === null ? `${done} of ${kills} kills` : 'no round'} on ${kind}: ${reason}`];
  });
}
