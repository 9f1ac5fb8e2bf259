import type { ApiSchemas } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import type { PlanResult } from '@tminus/engine';
import type { UseCases } from '../use-cases.ts';
import { toMessageChanges } from './message.ts';
import { toPlanDiff } from './plan-diff.ts';
import { toReleaseResource } from './release.ts';

/** A release that was planned, with the document of its plan. */
export const toPlanResult = (
  { release, saved, files, messages, diff }: PlanResult,
  renderPlan: UseCases['renderPlan'],
  translate: Translate,
): ApiSchemas['PlanResult'] => ({
  release: toReleaseResource(release, translate),
  saved,
  files: [...files],
  document: renderPlan(release, translate),
  messages: messages && toMessageChanges(messages),
  diff: diff && toPlanDiff(diff, translate),
});
