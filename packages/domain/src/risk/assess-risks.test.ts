import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMessageKey, LANGUAGES, translateCode, translator } from '../message/translate.ts';
import { assessRisks, RISK_RULES } from './assess-risks.ts';
import { component, facts, past } from './risk-builders.ts';
import type { RiskFacts } from './risk-facts.ts';

const migration = { text: 'm', isIrreversible: false };
const away = (more = {}) => ({
  person: 'Mika',
  role: 'qa',
  from: '2027-01-01',
  to: '2027-01-05',
  isNeeded: false,
  ...more,
});
const owned = { component: 'api', person: 'Mika' };

/** Rule, facts that it answers, likelihood and impact. */
const ROWS: readonly (readonly [string, Partial<RiskFacts>, number, number])[] = [
  ['breakingChanges', { breaking: 1 }, 2, 5],
  ['breakingChanges', { breaking: 2 }, 3, 5],
  ['breakingChanges', { breaking: 4, type: 'major' }, 4, 4],
  ['breakingChanges', { breaking: 8 }, 5, 5],
  ['migrations', { migrations: [migration] }, 2, 4],
  ['migrations', { migrations: Array(4).fill(migration) }, 4, 4],
  ['irreversibleMigration', { migrations: [{ text: 'm', isIrreversible: true }] }, 3, 5],
  ['irreversibleMigration', { migrations: Array(3).fill({ text: 'm', isIrreversible: true }) }, 4, 5],
  [
    'largeChange',
    {
      components: [component('api', { changes: 10 })],
      history: [...past(1, { changes: 20 }), ...past(4, { changes: 1 })],
    },
    3,
    3,
  ],
  ['largeChange', { components: [component('api', { changes: 99 })], history: past(5) }, 5, 3],
  ['manyChanges', { components: [component('api', { changes: 50 })] }, 2, 3],
  [
    'manyChanges',
    { components: [component('api', { changes: 299 }), component('web', { changes: 1 })], history: past(4) },
    4,
    3,
  ],
  ['manyComponents', { components: ['a', 'b', 'c'].map((name) => component(name)) }, 2, 3],
  ['manyComponents', { components: ['a', 'b', 'c', 'd', 'e'].map((name) => component(name)) }, 3, 4],
  ['firstVersion', { components: [component('api', { isFirstVersion: true })] }, 3, 3],
  [
    'publishedOnly',
    { components: [component('lib', { isPublishedOnly: true, isFirstVersion: true })] },
    2,
    3,
  ],
  ['untested', { untested: ['api'] }, 3, 4],
  ['untested', { untested: ['a', 'b', 'c', 'd'] }, 5, 4],
  ['testsUnknown', { untested: null }, 2, 3],
  ['dependencyDepth', { dependencyDepth: 2 }, 2, 3],
  ['dependencyDepth', { dependencyDepth: 5 }, 4, 3],
  ['incompatible', { incompatible: ['web → api ^1.0.0'] }, 4, 4],
  ['incompatible', { incompatible: ['a', 'b', 'c'] }, 5, 4],
  ['pastFailures', { history: past(1, { outcome: 'rolled_back' }) }, 3, 4],
  ['pastFailures', { history: past(20, { outcome: 'rolled_back' }) }, 5, 4],
  ['rollbackUntested', { isRollbackTested: false }, 3, 4],
  ['featuresWithoutFlag', { featuresWithoutFlag: ['REQ-1'] }, 2, 3],
  ['emergency', { type: 'hotfix' }, 3, 4],
  ['emergency', { type: 'security' }, 3, 4],
  ['dateAtRisk', { onTime: 0.79 }, 3, 3],
  ['dateAtRisk', { onTime: 0 }, 5, 3],
  ['unfinishedScope', { scope: { unfinished: 1, planned: 10 } }, 2, 3],
  ['unfinishedScope', { scope: { unfinished: 9, planned: 10 } }, 5, 3],
  ['overloaded', { scopeOverLimit: 1 }, 4, 3],
  ['freezeNear', { freezes: [{ name: 'Christmas', days: 7 }] }, 2, 3],
  [
    'freezeNear',
    {
      freezes: [
        { name: 'later', days: 9 },
        { name: 'Christmas', days: -2 },
      ],
    },
    4,
    3,
  ],
  ['noticeCompressed', { notice: { needed: 14, given: 7 } }, 3, 3],
  ['noticeCompressed', { notice: { needed: 14, given: 6 } }, 4, 3],
  ['peopleAway', { away: [away()] }, 2, 3],
  ['peopleAway', { away: [away({ isNeeded: true })] }, 4, 4],
  ['singleOwner', { singleOwners: [owned] }, 2, 3],
  ['singleOwner', { singleOwners: [owned], away: [away()] }, 4, 3],
  ['knownIssues', { knownIssues: 1 }, 3, 2],
  ['complianceOpen', { openCompliance: ['SOX'] }, 3, 4],
  ['complianceOpen', { openCompliance: ['a', 'b', 'c', 'd', 'e', 'f'] }, 5, 4],
];

describe('the rules', () => {
  it.each(ROWS)('%s answers %j with likelihood %d and impact %d', (id, more, likelihood, impact) => {
    const found = assessRisks(facts(more)).risks.find((risk) => risk.id === id);
    expect(found).toMatchObject({ likelihood, impact, score: likelihood * impact });
  });

  it.each(RISK_RULES.map(({ id }) => id))('%s is tried above', (id) => {
    expect(ROWS.some(([row]) => row === id)).toBe(true);
  });

  it('find nothing where there is nothing', () => {
    expect(assessRisks(facts())).toMatchObject({ risks: [], total: 0, level: 'low' });
  });

  it.each([
    { onTime: 0.8 },
    { notice: { needed: 14, given: 14 } },
    { freezes: [{ name: 'far', days: 8 }] },
    { isRollbackTested: true },
    { isRollbackTested: false, components: [] },
    { dependencyDepth: 1 },
    { components: [component('a', { changes: 49 })] },
    { history: past(30, { outcome: 'cancelled' }) },
  ] satisfies Partial<RiskFacts>[])('find nothing in %j', (more) => {
    expect(assessRisks(facts(more)).risks).toEqual([]);
  });

  it.each(LANGUAGES)('say what they found in words without a gap: %s', (language) => {
    const translate = translator(language);
    for (const [id, more] of ROWS) {
      const risk = assessRisks(facts(more)).risks.find((each) => each.id === id);
      for (const text of [risk?.title, risk?.mitigation, risk?.trigger]) {
        expect(isMessageKey(text?.code ?? '')).toBe(true);
        expect(translateCode(translate, text?.code ?? '', text?.params)).not.toMatch(/[{}]|undefined|NaN/);
      }
    }
  });
});

describe('calibration', () => {
  const likelihoodOf = (more: Partial<RiskFacts>) =>
    assessRisks(facts({ breaking: 2, ...more })).risks.find(({ id }) => id === 'breakingChanges')?.likelihood;

  it('raises what may fail where releases fail often, and lowers it where they do not', () => {
    expect(likelihoodOf({})).toBe(3);
    expect(likelihoodOf({ history: past(5) })).toBe(3);
    expect(likelihoodOf({ history: past(6) })).toBe(2);
    expect(likelihoodOf({ history: past(5, { outcome: 'deployment_failed' }) })).toBe(4);
  });

  it('leaves alone what has nothing to do with failing', () => {
    const score = (history: RiskFacts['history']) =>
      assessRisks(facts({ scopeOverLimit: 1, history })).risks.find(({ id }) => id === 'overloaded')?.score;
    expect(score(past(20))).toBe(score(past(20, { outcome: 'rolled_back' })));
  });

  it.each([
    ['low', 4],
    ['medium', 5],
    ['high', 5],
    [null, 5],
  ] as const)('takes a business impact of %s as impact %d', (businessImpact, impact) => {
    expect(assessRisks(facts({ breaking: 1, businessImpact })).risks[0]?.impact).toBe(impact);
  });

  it('makes a mission-critical product hurt more', () => {
    const impactOf = (businessImpact: RiskFacts['businessImpact']) =>
      assessRisks(facts({ components: [component('a', { isFirstVersion: true })], businessImpact })).risks[0]
        ?.impact;
    expect([impactOf('low'), impactOf('medium'), impactOf('high'), impactOf('critical')]).toEqual([
      2, 3, 4, 5,
    ]);
  });
});

it('a register has the largest risk first, and the same for the same facts', () => {
  const some = fc.record({
    breaking: fc.nat(12),
    dependencyDepth: fc.nat(8),
    knownIssues: fc.nat(12),
    scopeOverLimit: fc.nat(3),
    onTime: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    untested: fc.option(fc.array(fc.string())),
    businessImpact: fc.constantFrom(null, 'low', 'medium', 'high', 'critical'),
    type: fc.constantFrom('major', 'minor', 'patch', 'hotfix', 'security'),
  });
  fc.assert(
    fc.property(some, (more) => {
      const register = assessRisks(facts(more));
      const scores = register.risks.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((left, right) => right - left));
      for (const { likelihood, impact } of register.risks)
        for (const grade of [likelihood, impact]) expect([1, 2, 3, 4, 5]).toContain(grade);
      expect(assessRisks(facts(more))).toEqual(register);
    }),
    { numRuns: 100 },
  );
});
