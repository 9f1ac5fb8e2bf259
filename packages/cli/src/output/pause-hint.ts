import type { RolloutResource } from '@tminus/contract';
import type { Translate } from '@tminus/domain';

/** What the hints say, by the reason of a pause; whoever is asked about another one may resume or abort. */
const HINTS = {
  'rollout.pause.held': 'cli.rollout.paused.held',
  'rollout.pause.evidenceMissing': 'cli.rollout.paused.unproven',
} as const;

/**
 * The commands that end a pause, in one line; empty while a rollout does not pause. A step that is held is passed, not
 * resumed, and one without evidence may be.
 */
export function pauseHint(
  { pause, version }: Pick<RolloutResource, 'pause' | 'version'>,
  t: Translate,
): string {
  if (pause === null) return '';
  const code = pause.code as keyof typeof HINTS;
  return t(HINTS[code] ?? 'cli.rollout.paused', { release: `v${version}` });
}
