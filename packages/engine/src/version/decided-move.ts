import type { DecidedMove, VersionDecision } from '@tminus/domain';
import type { ComponentHistory } from '../ports.ts';

/** What was decided of a component, as fragments are measured by it. */
export const decidedMove = (
  { component, changes }: ComponentHistory,
  { name, current, next }: VersionDecision,
): DecidedMove => ({
  name,
  current,
  next,
  tagPattern: component.tagPattern,
  policy: component.versioning,
  changes,
});
