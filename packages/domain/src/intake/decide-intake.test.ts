import { describe, expect, it } from 'vitest';
import { ERRORS } from '../error/catalogue.ts';
import { inWords } from '../message/in-words.ts';
import { isMessageKey, LANGUAGES, translateCode, translator } from '../message/translate.ts';
import { decideIntake, refusalOfIntake } from './decide-intake.ts';
import { type IntakeFacts, NEEDS, SCREENS, USE_CASES } from './intake.ts';

/** Nothing at all, and whatever matters to the test. */
const facts = (more: Partial<IntakeFacts> = {}): IntakeFacts => ({
  components: ['api'],
  experimental: [],
  infrastructural: [],
  teams: null,
  versionsMove: false,
  changedPaths: null,
  features: 2,
  fixes: 1,
  stakeholders: 0,
  approvers: 0,
  target: null,
  hasCalendar: false,
  train: null,
  type: null,
  compliance: [],
  announcements: [],
  publishesNotes: false,
  isFormal: true,
  authors: 2,
  ...more,
});
const decide = (more: Partial<IntakeFacts>) => {
  const { applies, reasons, useCases, screenedOut } = decideIntake(facts(more));
  const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
  return { applies, reasons: ids(reasons), useCases: ids(useCases), screenedOut: ids(screenedOut) };
};

describe('a release is called for', () => {
  it.each([
    [{ versionsMove: true }, ['software']],
    [{ components: ['api', 'web'] }, ['severalParts']],
    [{ teams: 2 }, ['severalParts']],
    [{ stakeholders: 1 }, ['stakeholders']],
    [{ approvers: 1 }, ['stakeholders']],
    [{ announcements: ['fair'] }, ['stakeholders']],
    [{ target: 'production' }, ['production']],
    [{ versionsMove: true, target: 'production', approvers: 1, teams: 3 }, [...NEEDS]],
  ] as const)('by %j', (more, reasons) => {
    expect(decide(more)).toMatchObject({ applies: true, reasons });
  });

  it('by nothing else', () => {
    expect(decide({ teams: 1, target: 'staging' })).toEqual({
      applies: false,
      reasons: [],
      useCases: [],
      screenedOut: [],
    });
  });
});

describe('a use case', () => {
  it.each([
    [{ teams: 2 }, 'severalTeams'],
    [{ versionsMove: true }, 'versions'],
    [{ publishesNotes: true }, 'notes'],
    [{ approvers: 2 }, 'approvals'],
    [{ stakeholders: 2 }, 'approvals'],
    [{ target: 'production' }, 'changeWindow'],
    [{ hasCalendar: true }, 'changeWindow'],
    [{ train: 'monthly' }, 'train'],
    [{ type: 'hotfix' }, 'emergency'],
    [{ type: 'security' }, 'emergency'],
    [{ compliance: ['SOX'] }, 'compliance'],
    [{ announcements: ['fair'] }, 'announcements'],
  ] as const)('%j is %s, and reason enough', (more, useCase) => {
    expect(decide(more)).toMatchObject({ applies: true, useCases: [useCase] });
  });
});

describe('a release is screened out', () => {
  const usual = { versionsMove: true, target: 'production', approvers: 1 } as const;

  it.each([
    [{ isFormal: false, features: 1, fixes: 0 }, 'simpleFeature'],
    [{ isFormal: false, features: 0, fixes: 1 }, 'simpleFeature'],
    [{ target: 'development', authors: 1 }, 'developmentPush'],
    [{ changedPaths: ['infra/main.tf', 'README.md'] }, 'infrastructureOnly'],
    [{ changedPaths: ['config/a.yaml'], versionsMove: false }, 'configurationOnly'],
    [{ experimental: ['api'] }, 'experimental'],
  ] as const)('when %j: %s', (more, screen) => {
    expect(decide({ ...usual, ...more })).toMatchObject({ applies: false, screenedOut: [screen] });
    expect(refusalOfIntake(decideIntake(facts({ ...usual, ...more })))).toEqual({
      code: 'release.notFormal',
      params: { reason: screen },
    });
  });

  it.each([
    { isFormal: false },
    { isFormal: false, features: 1, fixes: 0, components: ['api', 'web'] },
    { features: 1, fixes: 0 },
    { target: 'development', authors: 2 },
    { changedPaths: ['infra/main.tf', 'src/a.ts'] },
    { changedPaths: ['config/a.yaml'] },
    { changedPaths: ['charts/api/values.yaml'], infrastructural: ['api'] },
    { changedPaths: ['README.md'] },
    { changedPaths: [] },
    { components: ['api', 'web'], experimental: ['api'] },
  ] satisfies Partial<IntakeFacts>[])('but not when %j', (more) => {
    expect(decide({ ...usual, ...more })).toMatchObject({ applies: true, screenedOut: [] });
  });

  it.each([
    { compliance: ['SOX'] },
    { type: 'hotfix' },
    { type: 'security' },
    { train: 'monthly' },
    { teams: 2 },
  ] satisfies Partial<IntakeFacts>[])('unless %j outweighs it', (more) => {
    const intake = decideIntake(facts({ changedPaths: ['infra/main.tf'], ...more }));
    expect(intake).toMatchObject({ applies: true, screenedOut: [{ id: 'infrastructureOnly' }] });
    expect(intake.outweighedBy).toHaveLength(1);
    expect(refusalOfIntake(intake)).toBeNull();
  });

  it('when nothing calls for it', () => {
    expect(refusalOfIntake(decideIntake(facts()))?.params).toEqual({ reason: 'noNeed' });
  });
});

it.each(LANGUAGES)('every decision has words: %s', (language) => {
  const translate = translator(language);
  for (const key of [
    ...NEEDS.map((id) => `intake.need.${id}`),
    ...USE_CASES.map((id) => `intake.case.${id}`),
    ...[...SCREENS, 'noNeed'].flatMap((id) => [`intake.screen.${id}`, `intake.reason.${id}`]),
  ])
    expect(isMessageKey(key)).toBe(true);
  const all = decideIntake(
    facts({
      versionsMove: true,
      teams: 2,
      approvers: 1,
      target: 'production',
      train: 'x',
      type: 'hotfix',
      compliance: ['SOX'],
      announcements: ['a'],
      publishesNotes: true,
      isFormal: false,
      features: 1,
      fixes: 0,
      experimental: ['api'],
      changedPaths: ['a.tf'],
    }),
  );
  expect(all.useCases).toHaveLength(9);
  for (const { code, params } of [...all.reasons, ...all.useCases, ...all.screenedOut])
    expect(translateCode(translate, code, params)).not.toMatch(/[{}]/);
});

it('the refusal says its reason in words, and ends a command as a refusal does', () => {
  expect(ERRORS['release.notFormal'].exit).toBe(1);
  const translate = translator('en');
  const params = inWords(translate, { reason: 'experimental' });
  expect(translate('error.release.notFormal', params)).toContain('every component of it is experimental');
  expect(inWords(translate, { reason: 'the disk is full' })).toEqual({ reason: 'the disk is full' });
});
