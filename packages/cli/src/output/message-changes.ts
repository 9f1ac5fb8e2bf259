import type { ApiSchemas } from '@tminus/contract';
import type { Translate } from '@tminus/domain';

/** What became of the messages of a release that was planned again, in a line each; nothing where nothing did. */
export function messageChangeLines(changes: ApiSchemas['MessageChanges'] | null, t: Translate): string[] {
  if (changes === null) return [];
  const { added, moved, gone } = changes;
  return [
    ...(moved.length > 0 ? [movedLine(moved, t)] : []),
    ...(added.length > 0 ? [t('cli.plan.messages.added', { count: added.length })] : []),
    ...(gone.length > 0 ? [t('cli.plan.messages.gone', { count: gone.length })] : []),
  ];
}

/** By how many days they move, where all of them move alike. */
function movedLine(moved: ApiSchemas['MessageChanges']['moved'], t: Translate): string {
  const count = moved.length;
  const [days = 0, ...others] = [...new Set(moved.map((each) => each.days))];
  if (others.length > 0) return t('cli.plan.messages.moved', { count });
  const key = days > 0 ? 'cli.plan.messages.later' : 'cli.plan.messages.earlier';
  return t(key, { count, days: Math.abs(days) });
}
