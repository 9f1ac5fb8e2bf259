import { describe, expect, it } from 'vitest';
import { isMessageKey, LANGUAGES, translateCode, translator } from '../message/translate.ts';
import { checkGuardrails, findRedFlags, GUARDRAILS } from './check-guardrails.ts';
import type { GuardrailFacts } from './guardrail-facts.ts';

/** A release as it should be, and whatever matters to the test. */
const facts = (more: Partial<GuardrailFacts> = {}): GuardrailFacts => ({
  hasCalendar: true,
  leadDays: 30,
  neededDays: 28,
  adHocVersions: [],
  unconventional: { count: 0, of: 10 },
  hasReleaseNotes: true,
  hasDocumentation: true,
  lateFeatures: [],
  openTests: [],
  plannedMessages: 3,
  hasRollbackPlan: true,
  isRollbackTested: true,
  majorComponents: ['api'],
  hasMonitoring: true,
  hasReview: true,
  skippedReviews: [],
  openDependencies: [],
  overLimit: 0,
  ...more,
});
const idsIn = (state: string, more: Partial<GuardrailFacts>) =>
  checkGuardrails(facts(more))
    .filter((guardrail) => guardrail.state === state)
    .map(({ kind, id }) => `${kind}.${id}`);

const ROWS: readonly (readonly [Partial<GuardrailFacts>, readonly string[]])[] = [
  [{ hasCalendar: false }, ['redFlag.noCalendar']],
  [{ adHocVersions: ['api'] }, ['redFlag.adHocVersions']],
  [{ hasReleaseNotes: false }, ['redFlag.notesMissing']],
  [{ hasDocumentation: false, hasReleaseNotes: null }, ['redFlag.notesMissing']],
  [{ lateFeatures: ['REQ-1'] }, ['redFlag.lateFeatures']],
  [{ openTests: ['unit'] }, ['mistake.inadequateTesting']],
  [
    { openTests: ['unit'], leadDays: 1 },
    ['redFlag.testingCutShort', 'mistake.lastMinutePlanning', 'mistake.inadequateTesting'],
  ],
  [{ plannedMessages: 0 }, ['redFlag.noCommunicationPlan', 'mistake.lackOfCommunication']],
  [{ hasRollbackPlan: false }, ['redFlag.noRollback', 'mistake.rollbackUntested']],
  [{ isRollbackTested: false }, ['mistake.rollbackUntested']],
  [{ majorComponents: ['api', 'web'] }, ['redFlag.severalMajors']],
  [{ hasMonitoring: false }, ['redFlag.noFollowUp']],
  [{ hasReview: false }, ['redFlag.noFollowUp']],
  [{ leadDays: 27 }, ['mistake.lastMinutePlanning']],
  [{ leadDays: -3 }, ['mistake.lastMinutePlanning']],
  [{ unconventional: { count: 6, of: 10 } }, ['mistake.poorVersioning']],
  [{ openDependencies: ['web → lib'] }, ['mistake.ignoredDependencies']],
  [{ overLimit: 2 }, ['mistake.overloaded']],
  [{ skippedReviews: ['v1.2.0'] }, ['mistake.skippedReview']],
];

describe('guardrails', () => {
  it('are nine red flags and eight mistakes', () => {
    const count = (kind: string) => GUARDRAILS.filter((rule) => rule.kind === kind).length;
    expect([count('redFlag'), count('mistake')]).toEqual([9, 8]);
  });

  it('are all clear for a release as it should be', () => {
    expect(idsIn('clear', {})).toHaveLength(17);
    expect(findRedFlags(facts())).toEqual([]);
  });

  it.each(ROWS)('%j raises %j', (more, ids) => {
    expect(idsIn('raised', more)).toEqual(ids);
  });

  it.each(GUARDRAILS.map(({ kind, id }) => `${kind}.${id}`))('%s is tried above, and has words', (id) => {
    expect(ROWS.some(([, ids]) => ids.includes(id))).toBe(true);
    expect(isMessageKey(`guardrail.${id}`)).toBe(true);
  });

  it.each([
    [{ openTests: null }, ['redFlag.testingCutShort', 'mistake.inadequateTesting']],
    [{ hasReleaseNotes: null }, ['redFlag.notesMissing']],
    [{ plannedMessages: null }, ['redFlag.noCommunicationPlan', 'mistake.lackOfCommunication']],
    [{ isRollbackTested: null }, ['mistake.rollbackUntested']],
    [{ hasReview: null }, ['redFlag.noFollowUp']],
    [{ openDependencies: null }, ['mistake.ignoredDependencies']],
  ])('what nobody knows is neither raised nor clear: %j', (more, ids) => {
    expect(idsIn('unknown', more)).toEqual(ids);
    expect(findRedFlags(facts(more))).toEqual([]);
  });

  it('are told once where a red flag and a mistake say the same', () => {
    const codes = findRedFlags(facts({ plannedMessages: 0, hasRollbackPlan: false, overLimit: 1 })).map(
      ({ code }) => code,
    );
    expect(codes).toEqual([
      'guardrail.redFlag.noCommunicationPlan',
      'guardrail.redFlag.noRollback',
      'guardrail.mistake.overloaded',
    ]);
  });

  it('of no commits at all say nothing of versions', () => {
    expect(idsIn('raised', { unconventional: { count: 0, of: 0 } })).toEqual([]);
  });

  it.each(LANGUAGES)('speak without a gap: %s', (language) => {
    const translate = translator(language);
    for (const [more] of ROWS)
      for (const { finding } of checkGuardrails(facts(more)))
        if (finding !== null)
          expect(translateCode(translate, finding.code, finding.params)).not.toMatch(/[{}]|guardrail/);
  });
});
