import { accepted, VERSION_POLICY, type VersionDecision } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../plan/plan-release.ts';
import type { PlanRequest } from '../plan/plan-request.ts';
import type { ChangeHistory, ComponentHistory } from '../ports.ts';
import { planDependencies, planRequest } from '../testing/shipping.ts';
import { component, createWorld, historyOf, WORKSPACE } from '../testing/world.ts';
import type { WorkspaceComponent } from '../workspace.ts';
import { type NextVersionsRequest, nextVersions } from './next-versions.ts';

const TODAY = { today: '2025-11-03' };
const tags = (existing: Readonly<Record<string, string>> = {}, branch: string | null = null) => {
  const asked: string[][] = [];
  const history: Pick<ChangeHistory, 'branch' | 'tagged'> = {
    branch: async () => branch,
    async tagged(_repo, names) {
      asked.push([...names]);
      return new Map(Object.entries(existing).filter(([name]) => names.includes(name)));
    },
  };
  return { history, asked };
};
const moves = (decisions: readonly VersionDecision[]): Record<string, string> =>
  Object.fromEntries(
    decisions.flatMap(({ name, current, next }) => (next === current ? [] : [[name, next]])),
  );
const [feature] = historyOf(component('any')).changes;
const fix = feature === undefined ? [] : [{ ...feature, type: 'fix', subject: 'a repair' }];
const breaking = feature === undefined ? [] : [{ ...feature, breaking: true }];

describe('the next versions of a workspace', () => {
  it('ask for the tags of what moves, and for nothing else', async () => {
    const { history, asked } = tags();
    const histories = [historyOf(component('api')), historyOf(component('web'), { changes: [] })];
    expect(moves(await nextVersions(history, histories, TODAY))).toEqual({ api: '1.1.0' });
    expect(asked).toEqual([['api/v1.1.0']]);
  });

  it('pass over patches that other branches have, one after the other', async () => {
    const { history, asked } = tags({ 'api/v1.0.1': 'f'.repeat(40), 'api/v1.0.2': 'e'.repeat(40) });
    const histories = [historyOf(component('api'), { changes: fix })];
    expect(moves(await nextVersions(history, histories, TODAY))).toEqual({ api: '1.0.3' });
    expect(asked).toEqual([['api/v1.0.1'], ['api/v1.0.2'], ['api/v1.0.3']]);
  });

  it('are refused where another branch has a minor version already', async () => {
    const { history } = tags({ 'api/v1.1.0': 'f'.repeat(40) });
    await expect(nextVersions(history, [historyOf(component('api'))], TODAY)).rejects.toMatchObject({
      refusal: { code: 'version.taken', params: { component: 'api', version: '1.1.0', sha: 'fffffff' } },
    });
  });

  it('stay within the line of a maintenance branch', async () => {
    const { history } = tags({}, '1.0.x');
    await expect(nextVersions(history, [historyOf(component('api'))], TODAY)).rejects.toMatchObject({
      refusal: { code: 'version.outsideMaintenance', params: { branch: '1.0.x', version: '1.1.0' } },
    });
    const decided = await nextVersions(history, [historyOf(component('api'), { changes: fix })], TODAY);
    expect(moves(decided)).toEqual({ api: '1.0.1' });
  });
});

describe('a plan and `version next`', () => {
  const group = { kind: 'fixed', members: ['api', 'web'] } as const;
  const calendar = { ...VERSION_POLICY, calendar: 'YYYY.MM.MICRO' };
  const many: readonly WorkspaceComponent[] = [
    component('lib'),
    component('api', { dependsOn: ['lib'], versioning: { ...VERSION_POLICY, group } }),
    component('web', { versioning: { ...VERSION_POLICY, group } }),
    component('job', { dependsOn: ['lib'], ranges: { lib: '>=1' } }),
    component('data', { versioning: calendar }),
  ];
  const changes: Readonly<Record<string, Partial<ComponentHistory>>> = {
    lib: { changes: breaking },
    api: { changes: [] },
    web: { changes: fix },
    job: { changes: [] },
    data: { changes: fix },
  };
  const histories = many.map((each) => historyOf(each, changes[each.name]));

  it.each<[string, Partial<PlanRequest>, Partial<NextVersionsRequest>, Record<string, string>]>([
    ['of everything', {}, {}, { lib: '2.0.0', api: '1.0.1', web: '1.0.1', data: '2025.11.0' }],
    ['of one component, which its group moves', { components: ['api'] }, {}, { api: '1.0.1' }],
    [
      'with a forced increment',
      { increment: 'minor', forceReason: 'agreed', components: ['job'] },
      { force: { increment: 'minor', reason: 'agreed', components: ['job'] } },
      { job: '1.1.0' },
    ],
  ])('agree: %s', async (_what, asked, request, expected) => {
    const world = createWorld({ ...WORKSPACE, components: many });
    const deps = planDependencies(world, async () => histories);
    const { plan } = accepted(await planRelease(deps, planRequest({ ...asked, dryRun: true }))).release;
    const planned = Object.fromEntries(plan.components.map(({ name, to }) => [name, to]));
    expect(planned).toEqual(expected);
    const decisions = await nextVersions(deps.history, histories, { ...TODAY, ...request });
    const wanted = asked.components ?? many.map(({ name }) => name);
    expect(moves(decisions.filter(({ name }) => wanted.includes(name)))).toEqual(planned);
    for (const { name, reason } of plan.components)
      expect(reason).toEqual(decisions.find((each) => each.name === name)?.reason);
  });

  it.each([null, '', '  '])('a forced increment needs a reason: %j', async (forceReason) => {
    const deps = planDependencies(createWorld());
    expect(await planRelease(deps, planRequest({ increment: 'major', forceReason }))).toMatchObject({
      ok: false,
      refusal: { code: 'version.reasonMissing', params: { increment: 'major' } },
    });
  });
});
