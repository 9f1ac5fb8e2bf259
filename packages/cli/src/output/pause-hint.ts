import type { RolloutResource } from '@tminus/contract';
import type { Translate } from '@tminus/domain';

/** The commands that end a pause, in one line; empty while a rollout does not pause. A step that is held is passed, not resumed. */
export function pauseHint(
  { pause, version }: Pick<RolloutResource, 'pause' | 'version'>,
  t: Translate,
): string {
  if (pause === null) return '';
  const isHeld = pause.code === 'rollout.pause.held';
  return t(isHeld ? 'cli.rollout.paused.held' : 'cli.rollout.paused', { release: `v${version}` });
}
