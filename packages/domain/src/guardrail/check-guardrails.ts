import type { ErrorParams } from '../error/refusal.ts';
import type { Finding } from '../plan/finding.ts';
import { listed } from '../risk/risk-rule.ts';
import type { GuardrailFacts } from './guardrail-facts.ts';

/** What a test of the facts says: the values of its sentence when it is raised. */
type Verdict = ErrorParams | 'clear' | 'unknown';

export interface GuardrailRule {
  readonly kind: 'redFlag' | 'mistake';
  readonly id: string;
  readonly test: (facts: GuardrailFacts) => Verdict;
}

const when = (holds: boolean | null, params: ErrorParams = {}): Verdict =>
  holds === null ? 'unknown' : holds ? params : 'clear';

const named = (names: readonly string[] | null): Verdict =>
  names === null ? 'unknown' : when(names.length > 0, { count: names.length, names: listed(names) });

const lacks = (has: boolean | null): boolean | null => (has === null ? null : !has);

/** Of two things that may be missing: one that is settles it, and only two known ones rule it out. */
function either(one: boolean | null, other: boolean | null): boolean | null {
  if (one === true || other === true) return true;
  return one === null || other === null ? null : false;
}

/** More commits than this without a convention, and versions follow from luck. */
const TOO_UNCONVENTIONAL = 0.5;

/** The nine red flags and the eight common mistakes, in the order of the specification. */
export const GUARDRAILS: readonly GuardrailRule[] = [
  { kind: 'redFlag', id: 'noCalendar', test: ({ hasCalendar }) => when(!hasCalendar) },
  { kind: 'redFlag', id: 'adHocVersions', test: ({ adHocVersions }) => named(adHocVersions) },
  {
    kind: 'redFlag',
    id: 'notesMissing',
    test: ({ hasReleaseNotes, hasDocumentation }) =>
      when(either(lacks(hasReleaseNotes), lacks(hasDocumentation))),
  },
  { kind: 'redFlag', id: 'lateFeatures', test: ({ lateFeatures }) => named(lateFeatures) },
  {
    kind: 'redFlag',
    id: 'testingCutShort',
    test: ({ openTests, leadDays, neededDays }) => {
      const open = named(openTests);
      return typeof open === 'string' ? open : when(leadDays < neededDays, open);
    },
  },
  {
    kind: 'redFlag',
    id: 'noCommunicationPlan',
    test: ({ plannedMessages }) => when(plannedMessages === null ? null : plannedMessages === 0),
  },
  { kind: 'redFlag', id: 'noRollback', test: ({ hasRollbackPlan }) => when(!hasRollbackPlan) },
  {
    kind: 'redFlag',
    id: 'severalMajors',
    test: ({ majorComponents: names }) =>
      when(names.length > 1, { count: names.length, names: listed(names) }),
  },
  {
    kind: 'redFlag',
    id: 'noFollowUp',
    test: ({ hasMonitoring, hasReview }) => when(either(lacks(hasMonitoring), lacks(hasReview))),
  },
  {
    kind: 'mistake',
    id: 'lastMinutePlanning',
    test: ({ leadDays, neededDays }) =>
      when(leadDays < neededDays, { days: Math.max(0, leadDays), needed: neededDays }),
  },
  {
    kind: 'mistake',
    id: 'poorVersioning',
    test: ({ unconventional: { count, of } }) => when(count > TOO_UNCONVENTIONAL * of, { count, of }),
  },
  { kind: 'mistake', id: 'inadequateTesting', test: ({ openTests }) => named(openTests) },
  {
    kind: 'mistake',
    id: 'lackOfCommunication',
    test: ({ plannedMessages }) => when(plannedMessages === null ? null : plannedMessages === 0),
  },
  {
    kind: 'mistake',
    id: 'rollbackUntested',
    test: ({ hasRollbackPlan, isRollbackTested }) => when(either(!hasRollbackPlan, lacks(isRollbackTested))),
  },
  { kind: 'mistake', id: 'ignoredDependencies', test: ({ openDependencies }) => named(openDependencies) },
  { kind: 'mistake', id: 'overloaded', test: ({ overLimit: count }) => when(count > 0, { count }) },
  { kind: 'mistake', id: 'skippedReview', test: ({ skippedReviews }) => named(skippedReviews) },
];

/** A red flag or a mistake, and how it stands. */
export interface Guardrail {
  readonly kind: GuardrailRule['kind'];
  readonly id: string;
  readonly state: 'raised' | 'clear' | 'unknown';
  /** What to say when it is raised, with its fix; null otherwise. */
  readonly finding: Finding | null;
}

/** How every red flag and every common mistake stands with a release; none is left out, for a checklist. */
export function checkGuardrails(facts: GuardrailFacts): Guardrail[] {
  return GUARDRAILS.map(({ kind, id, test }) => {
    const verdict = test(facts);
    if (typeof verdict === 'string') return { kind, id, state: verdict, finding: null };
    return { kind, id, state: 'raised', finding: { code: `guardrail.${kind}.${id}`, params: verdict } };
  });
}

/** A red flag says what the mistake behind it would say again. */
const SAID_BY: Readonly<Record<string, string>> = {
  inadequateTesting: 'testingCutShort',
  lackOfCommunication: 'noCommunicationPlan',
  rollbackUntested: 'noRollback',
};

/** Findings for what is raised: red flags first, and of a mistake only what no red flag says already. */
export function findRedFlags(facts: GuardrailFacts): Finding[] {
  const raised = checkGuardrails(facts).filter(({ state }) => state === 'raised');
  const flags = new Set(raised.filter(({ kind }) => kind === 'redFlag').map(({ id }) => id));
  return raised
    .filter(({ kind, id }) => kind === 'redFlag' || !flags.has(SAID_BY[id] ?? ''))
    .flatMap(({ finding }) => (finding === null ? [] : [finding]));
}
