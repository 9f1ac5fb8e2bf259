import { type Refusal, refuse } from '../error/refusal.ts';
import { type Intake, type IntakeFacts, type IntakeReason, NEEDS, SCREENS, USE_CASES } from './intake.ts';
import { NEED_TABLE, OUTWEIGHING, SCREEN_TABLE, USE_CASE_TABLE } from './intake-tables.ts';

/**
 * Whether formal release management applies: any of four conditions calls for it, unless one of five cases
 * screens it out. Compliance, an emergency, a train and several teams outweigh these. Each decision names its facts.
 */
export function decideIntake(facts: IntakeFacts): Intake {
  const reasons = NEEDS.flatMap((id) => holding(id, `intake.need.${id}`, NEED_TABLE[id](facts)));
  const useCases = USE_CASES.flatMap((id) => holding(id, `intake.case.${id}`, USE_CASE_TABLE[id](facts)));
  const screenedOut = SCREENS.flatMap((id) => holding(id, `intake.screen.${id}`, SCREEN_TABLE[id](facts)));
  const outweighedBy =
    screenedOut.length === 0 ? [] : useCases.map(({ id }) => id).filter((id) => OUTWEIGHING.includes(id));
  const isOpen = screenedOut.length === 0 || outweighedBy.length > 0;
  // Every case of R-02 is a reason by itself, such as a hotfix of which nothing else is known yet.
  const isNeeded = reasons.length > 0 || useCases.length > 0;
  return { applies: isNeeded && isOpen, reasons, useCases, screenedOut, outweighedBy };
}

function holding<Id extends string>(
  id: Id,
  code: string,
  params: IntakeReason<Id>['params'] | null,
): IntakeReason<Id>[] {
  return params === null ? [] : [{ id, code, params }];
}

/**
 * The refusal `release.notFormal` for what was screened out, with the first case as its `reason` (`noNeed` where nothing
 * calls for a release at all); null where formal release management applies. Whoever forces a plan ignores it.
 */
export function refusalOfIntake({ applies, screenedOut }: Intake): Refusal | null {
  if (applies) return null;
  return refuse('release.notFormal', { reason: screenedOut[0]?.id ?? 'noNeed' }).refusal;
}
