import { describe, expect, it } from 'vitest';
import { RELEASE_POLICIES, RELEASE_TYPES } from '../release/policy.ts';
import { VERSION_POLICY } from '../version/version-policy.ts';
import { buildPlan } from './build-plan.ts';
import { part, planInput, planOf } from './plan-builders.ts';
import type { PlanInput } from './plan-input.ts';

const refusal = (more: Partial<PlanInput>) => {
  const built = buildPlan(planInput(more));
  if (built.ok) throw new Error('was not refused');
  return built.refusal;
};
const findingsOf = (more: Partial<PlanInput>) => planOf(more).findings.map(({ code }) => code);
const breaking = part('api', { to: '2.0.0', increment: 'major' }, ['feat!: x']);

describe('a plan is refused', () => {
  it('when there is nothing to release', () => {
    expect(refusal({ components: [] })).toEqual({ code: 'release.nothingToRelease', params: {} });
  });

  it('when components depend on each other in a circle', () => {
    const components = [part('api', { dependsOn: ['web'] }), part('web', { dependsOn: ['api'] })];
    expect(refusal({ components }).code).toBe('component.cycle');
  });

  it.each([
    ['hotfix', part('api'), 'minor'],
    ['security', breaking, 'major'],
    ['patch', part('api'), 'minor'],
    ['minor', breaking, 'major'],
  ] as const)('when a %s release would carry more than it may (X-12)', (type, component, increment) => {
    expect(refusal({ type, components: [component] })).toEqual({
      code: 'release.incrementTooLarge',
      params: { type, increment },
    });
  });

  it.each([
    ['minor', '2025-11-16', 'notice', '2025-11-17'],
    ['major', '2025-11-30', 'notice', '2025-12-01'],
    ['hotfix', '2025-11-02', 'work', '2025-11-03'],
  ] as const)('when the date of a %s release is too early (X-02)', (type, releaseDate, binding, earliest) => {
    const forceReason = 'the test is about dates';
    expect(refusal({ type, releaseDate, forceReason })).toEqual({
      code: 'plan.dateTooEarly',
      params: { date: releaseDate, binding, earliest, workday: earliest, name: '', what: '' },
    });
    expect(planOf({ type, releaseDate: earliest, forceReason }).releaseDate).toBe(earliest);
  });
});

describe('the type of a release', () => {
  it.each([
    ['major', 'major'],
    ['minor', 'minor'],
    ['patch', 'patch'],
    ['none', 'patch'],
  ] as const)('follows the highest increment: %s gives %s', (increment, type) => {
    const components = [part('api', { increment }), part('web', { increment: 'none' })];
    expect(planOf({ components }).type).toBe(type);
  });

  it('of a pre-release that becomes stable follows the version that it prepared', () => {
    const graduate = (to: string) =>
      planOf({ components: [part('api', { from: `${to}-rc.2`, to, increment: 'none' })] }).type;
    expect(['2.0.0', '1.2.0', '1.2.3'].map(graduate)).toEqual(['major', 'minor', 'patch']);
  });

  it.each(RELEASE_TYPES)('brings its policy: %s', (type) => {
    const plan = planOf({ type, components: [part('api', { increment: 'patch', to: '1.1.1' })] });
    const { approvers, steps, strategy } = RELEASE_POLICIES[type];
    expect(plan).toMatchObject({ type, approvers, components: [{ strategy, steps, stepsFrom: 'policy' }] });
    expect(plan.gates.map(({ verdict }) => verdict)).toEqual(plan.gates.map(() => 'unevaluated'));
    expect(plan.gates.map(({ gate }) => gate)).toContain('rollback_tested');
  });
});

describe('rollout steps (X-03)', () => {
  const steps = [
    { percent: 20, soakMs: 1_000 },
    { percent: 100, soakMs: 1_000 },
  ];

  it('of the configuration go before those of the policy', () => {
    const [component] = planOf({ components: [part('api', { steps })] }).components;
    expect(component).toMatchObject({ steps, strategy: 'canary', stepsFrom: 'configuration' });
  });

  it('of a bare strategy are its own, not those of the policy', () => {
    const [component] = planOf({ components: [part('api', { strategy: 'canary' })] }).components;
    expect(component?.steps.map(({ percent }) => percent)).toEqual([5, 25, 50, 100]);
    const blueGreen = planOf({ components: [part('api', { strategy: 'blue-green' })] }).components;
    expect(blueGreen).toMatchObject([
      { strategy: 'blue-green', steps: [{ percent: 100, soakMs: 1_800_000 }] },
    ]);
  });
});

describe('the product version', () => {
  it('counts by the calendar where the workspace does', () => {
    const versioning = { ...VERSION_POLICY, calendar: 'YYYY.MM.MICRO' };
    const components = [part('api', { from: '2.0.0', to: '3.0.0', increment: 'major' })];
    expect(planOf({ productVersion: '2025.10.4', versioning, components }).version).toBe('2025.11.0');
    expect(planOf({ productVersion: '2025.11.4', versioning, components }).version).toBe('2025.11.5');
  });
});

describe('the scope', () => {
  const plan = planOf({
    components: [
      part('web', { dependsOn: ['api'] }, ['feat: a page (REQ-3)', 'fix: a typo', 'chore: tidy up']),
      part('api', { increment: 'major', to: '2.0.0' }, ['fix!: another answer', 'docs: say so']),
    ],
  });

  it('counts other spellings of a type as versions and notes do', () => {
    const messages = ['feature: a', 'bugfix: b', 'hotfix: c', 'bug: d', 'chore: e'];
    const { features, fixes, otherChanges } = planOf({ components: [part('api', {}, messages)] });
    expect(features.map(({ subject }) => subject)).toEqual(['a']);
    expect(fixes.map(({ subject }) => subject)).toEqual(['b', 'c', 'd']);
    expect(otherChanges).toBe(1);
  });

  it('lists features, fixes and breaking changes with their component and ids', () => {
    expect(plan.features).toMatchObject([{ component: 'web', refs: [{ raw: 'REQ-3' }] }]);
    expect(plan.fixes.map(({ component, subject }) => [component, subject])).toEqual([
      ['web', 'a typo'],
      ['api', 'another answer'],
    ]);
    expect(plan.breaking.map(({ component }) => component)).toEqual(['api']);
    expect(plan.further?.map(({ subject }) => subject)).toEqual(['say so']);
    expect(plan.otherChanges).toBe(1);
  });

  it('names components in the order of their dependencies', () => {
    expect(plan.components.map(({ name }) => name)).toEqual(['api', 'web']);
    expect(plan.branch).toBe('release/2.0.0');
  });
});

describe('findings', () => {
  it('name what binds the date that nobody asked for', () => {
    expect(planOf().findings).toEqual([
      { code: 'plan.finding.earliest.notice', params: { date: '2025-11-17' } },
    ]);
  });

  it('name a date on a day off (X-09)', () => {
    expect(findingsOf({ releaseDate: '2025-11-22' })).toEqual(['plan.finding.dayOff']);
    expect(findingsOf({ releaseDate: '2025-11-24' })).toEqual([]);
  });

  it('say when the author may approve alone, and when an increment was forced', () => {
    const releaseDate = '2025-11-24';
    expect(findingsOf({ releaseDate, allowSelfApproval: true })).toEqual(['plan.finding.selfApproval']);
    const forced = planOf({ releaseDate, type: 'hotfix', forceReason: 'the fix needs a new endpoint' });
    expect(forced.findings).toEqual([
      {
        code: 'plan.finding.forcedIncrement',
        params: { type: 'hotfix', increment: 'minor', reason: 'the fix needs a new endpoint' },
      },
    ]);
  });

  it('name what breaks though the version of a stable product does not say so', () => {
    const releaseDate = '2025-11-24';
    const young = part('web', { from: '0.3.0', to: '0.4.0' }, ['feat!: x']);
    const findings = (more: Partial<PlanInput>) => planOf({ releaseDate, ...more }).findings;
    expect(findings({ productVersion: '4.3.2', components: [part('api'), young] })).toEqual([
      { code: 'plan.finding.breakingBelowMajor', params: { version: '4.4.0', components: 'web' } },
    ]);
    expect(findings({ productVersion: '0.4.3', components: [young] })).toEqual([]);
    const held = part('api', {}, ['feat!: x']);
    expect(findings({ productVersion: '4.3.2', components: [held] })).toEqual([]);
    const fresh = part('mail', { from: null, fromSha: null, to: '0.1.0' }, ['feat!: x']);
    expect(findings({ productVersion: '4.3.2', components: [fresh] })).toEqual([]);
    const forceReason = 'dates matter here, not the increment';
    expect(
      findings({ type: 'minor', forceReason, productVersion: '4.3.2', components: [breaking, young] }),
    ).toMatchObject([{ code: 'plan.finding.forcedIncrement' }]);
  });

  it('name whose own steps are not taken, as all move by those of one', () => {
    const releaseDate = '2025-11-24';
    const stepped = (name: string, ...percents: number[]) =>
      part(name, { steps: percents.map((percent) => ({ percent, soakMs: 0 })) });
    const findings = (...components: ReturnType<typeof part>[]) =>
      planOf({ releaseDate, components }).findings;
    expect(findings(part('api'), stepped('web', 50, 100))).toEqual([
      { code: 'plan.finding.stepsNotTaken', params: { component: 'web', lead: 'api' } },
    ]);
    expect(findings(part('api'), stepped('web', 1, 2, 3, 4, 5, 6, 100))).toEqual([]);
    expect(findings(stepped('api', 50, 100), stepped('web', 50, 100))).toEqual([]);
    expect(findings(stepped('api', 50, 100), stepped('web', 25, 100))).toMatchObject([
      { params: { component: 'web', lead: 'api' } },
    ]);
  });

  it('from the workspace come first', () => {
    const found = { code: 'plan.finding.steeringMissing', params: { file: 'steering/tech.md' } };
    expect(planOf({ findings: [found] }).findings[0]).toEqual(found);
  });
});
