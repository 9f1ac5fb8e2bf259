import {
  accepted,
  LANGUAGES,
  RefusalError,
  type Release,
  type ReleaseStatus,
  readFragment,
  translator,
} from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import type { ReleasedVersion } from '../ports.ts';
import { actOnRelease } from '../release/act-on-release.ts';
import { reportTask } from '../release/report-task.ts';
import {
  AUTHOR,
  approve,
  approvedRelease,
  eventsIn,
  planDependencies,
  planRequest,
  releaseIn,
  ship,
  typesIn,
} from '../testing/shipping.ts';
import { component, createWorld, historyOf, WORKSPACE } from '../testing/world.ts';
import { planRelease } from './plan-release.ts';
import type { PlanRequest } from './plan-request.ts';

const world = () => createWorld();
const plan = (of: ReturnType<typeof world>, more: Partial<PlanRequest> = {}) =>
  planRelease(planDependencies(of), planRequest(more));

function placedFragment(path: string, head: string, words: string) {
  const read = readFragment(path, `---\n${head}\n---\n${words}`);
  if (!read.ok) throw new Error('unreadable');
  return { fragment: read.fragment, tag: null };
}

describe('planning a release', () => {
  it('makes it from what changed, in the order of dependencies, and writes the plan', async () => {
    const here = world();
    const { release, saved, files } = accepted(await plan(here));
    expect(release).toMatchObject({ version: '1.1.0', status: 'planning', author: AUTHOR, approvals: [] });
    expect(release.plan).toMatchObject({ type: 'minor', releaseDate: '2025-11-17', manager: AUTHOR });
    expect(release.plan.components.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['db', '1.0.0', '1.1.0'],
      ['api', '1.0.0', '1.1.0'],
    ]);
    expect({ saved, files }).toEqual({ saved: true, files: ['v1.1.0/plan'] });
    expect(await releaseIn(here, 'v1.1.0')).toEqual(release);
    expect(await eventsIn(here)).toMatchObject([
      { type: 'release.planned', actor: AUTHOR, data: { version: '1.1.0', digest: release.plan.digest } },
    ]);
  });

  it('only to look at it saves and writes nothing', async () => {
    const here = world();
    const looked = accepted(await plan(here, { dryRun: true }));
    expect(looked).toMatchObject({ saved: false, files: [], release: { version: '1.1.0' } });
    expect(here.effects).toEqual([]);
    expect(await eventsIn(here)).toEqual([]);
    expect(await here.store.release('v1.1.0')).toBeNull();
    expect(accepted(await plan(here)).release.plan.digest).toBe(looked.release.plan.digest);
  });

  it('again tells anew what is found, though the package, and who approved it, stay', async () => {
    const here = world();
    const deps = planDependencies(here);
    let file = 'steering/tech.md';
    const history = {
      ...deps.history,
      findings: async () => [{ code: 'plan.finding.steeringMissing', params: { file } }],
    };
    const first = accepted(await planRelease({ ...deps, history }, planRequest())).release;
    await approve(here, first);
    file = 'steering/product.md';
    const again = accepted(await planRelease({ ...deps, history }, planRequest())).release;
    expect(again).toMatchObject({ id: first.id, status: 'approved', plan: { digest: first.plan.digest } });
    const findings = (await releaseIn(here, first.id)).plan.findings;
    expect(findings[0]?.params['file']).toBe('steering/product.md');
  });

  it('again tells what becomes of its messages, and keeps what was said of it', async () => {
    const here = world();
    const date = '2025-12-02';
    const first = accepted(await plan(here, { releaseDate: date, details: { theme: 'Speed' } }));
    expect(first).toMatchObject({ messages: null, release: { details: { theme: 'Speed' } } });
    const same = accepted(await plan(here, { releaseDate: date }));
    expect(same.messages).toEqual({ added: [], moved: [], gone: [] });
    const later = accepted(await plan(here, { releaseDate: '2025-12-09', details: { manager: 'Rita' } }));
    expect(later.messages?.moved.map(({ days }) => days)).toContain(7);
    expect(later.release.details).toMatchObject({ theme: 'Speed', manager: 'Rita' });
    expect((await typesIn(here)).slice(-3)).toEqual([
      'release.replanned',
      'schedule.changed',
      'details.edited',
    ]);
  });

  it('again plans anew who is told, though the package stays', async () => {
    const here = world();
    accepted(await plan(here));
    const stakeholders = [{ audience: 'support', channel: 'email', to: [] }] as const;
    const deps = { ...planDependencies(here), workspace: { ...here.workspace, stakeholders } };
    const again = accepted(await planRelease(deps, planRequest()));
    expect(again.messages?.gone.map(({ audience }) => audience)).toContain('users');
    const { assessment } = (await releaseIn(here, again.release.id)).plan;
    expect(new Set(assessment?.messages.map(({ audience }) => audience))).toEqual(new Set(['support']));
    expect(await typesIn(here)).toEqual(['release.planned']);
  });

  it('is refused, and nothing saved, where no release commit could be made of it', async () => {
    const here = world();
    const unreadable = new RefusalError('fragment.invalid', { count: 1, problems: 'x.md:2' });
    here.before = (effect) => {
      if (effect === 'read files') throw unreadable;
    };
    await expect(plan(here)).rejects.toBe(unreadable);
    expect(await here.store.release('v1.1.0')).toBeNull();
    const silent = createWorld({ ...WORKSPACE, publish: { ...WORKSPACE.publish, commit: false } });
    silent.before = here.before;
    const { findings } = accepted(await plan(silent)).release.plan;
    expect(findings).toContainEqual({
      code: 'plan.finding.fragmentsUnread',
      params: { repo: '/product' },
    });
  });

  it('tells what fragments say, and which of them ask for more than it makes', async () => {
    const here = world();
    const deps = planDependencies(here);
    const placed = [
      placedFragment('dark.md', 'type: feat\ncomponent: api', 'Dark mode'),
      placedFragment('gone.md', 'section: removed\nbreaking: true\ncomponent: db', 'No more XML'),
    ];
    const files = { ...deps.files, fragments: async () => placed };
    const { features, breaking, findings } = accepted(await planRelease({ ...deps, files }, planRequest()))
      .release.plan;
    expect(features.map(({ component: name, subject }) => [name, subject])).toContainEqual([
      'api',
      'Dark mode',
    ]);
    expect(breaking).toMatchObject([{ component: 'db', subject: 'No more XML', sha: '' }]);
    expect(findings.filter(({ code }) => code === 'plan.finding.fragment')).toMatchObject([
      { params: { path: 'gone.md', component: 'db', increment: 'major', next: '1.1.0', wanted: '2.0.0' } },
    ]);
  });

  it('hears fragments of the repository of each component alone, and only those of what is released', async () => {
    const components = [
      component('api'),
      component('web', { repo: '/web' }),
      component('docs', { repo: '/docs' }),
    ];
    const here = createWorld({ ...WORKSPACE, components });
    const deps = planDependencies(here, async (all) =>
      all.map((one) =>
        historyOf(component(one.name, { repo: one.repo }), one.name === 'docs' ? { changes: [] } : {}),
      ),
    );
    const files = {
      ...deps.files,
      fragments: async (repo: string) => {
        if (repo === '/docs') throw new RefusalError('fragment.invalid', { count: 1, problems: 'bad.md' });
        return repo === '/product'
          ? [
              placedFragment('all.md', 'type: feat', 'Dark mode'),
              placedFragment('web.md', 'type: feat\ncomponent: web', 'Elsewhere'),
            ]
          : [];
      },
    };
    const { features, findings } = accepted(await planRelease({ ...deps, files }, planRequest())).release
      .plan;
    const told = features
      .filter(({ sha }) => sha === '')
      .map(({ component: name, subject }) => [name, subject]);
    expect(told).toEqual([['api', 'Dark mode']]);
    expect(findings).toContainEqual({ code: 'plan.finding.fragmentsUnread', params: { repo: '/docs' } });
  });

  it('warns of hotfixes that are out, and were never merged back', async () => {
    const deps = planDependencies(createWorld({ ...WORKSPACE, components: [component('api')] }));
    const history = {
      ...deps.history,
      tagged: async (_repo: string, names: readonly string[]) =>
        new Map(names.filter((name) => /v1\.0\.[12]$/.test(name)).map((name) => [name, 'f'.repeat(40)])),
    };
    const { findings } = accepted(await planRelease({ ...deps, history }, planRequest())).release.plan;
    expect(findings).toContainEqual({
      code: 'plan.finding.releasedElsewhere',
      params: { component: 'api', tags: 'api/v1.0.1, api/v1.0.2', last: 'api/v1.0.2' },
    });
  });

  it('twice at the same time makes one release', async () => {
    const here = world();
    const both = (await Promise.all([plan(here), plan(here)])).map((outcome) => accepted(outcome).release.id);
    expect(new Set(both).size).toBe(1);
    expect((await here.store.releases({ limit: 9 })).items).toHaveLength(1);
    expect(await typesIn(here)).toEqual(['release.planned']);
  });

  it('can be about some components only', async () => {
    const { release } = accepted(await plan(world(), { components: ['db'] }));
    expect(release.plan.components.map(({ name }) => name)).toEqual(['db']);
  });

  it('leaves out what has nothing to release, and reverted changes, and says so', async () => {
    const here = createWorld({ ...WORKSPACE, components: [...WORKSPACE.components, component('docs')] });
    const deps = planDependencies(here, async (all) =>
      all.map(({ name }) => historyOf(component(name), name === 'docs' ? { changes: [] } : {})),
    );
    const { release } = accepted(await planRelease(deps, planRequest()));
    expect(release.plan.components.map(({ name }) => name)).not.toContain('docs');
    expect(release.plan.findings).toContainEqual({
      code: 'plan.finding.nothingToRelease',
      params: { component: 'docs', version: '1.0.0' },
    });
  });

  it('tells of components that are only published', async () => {
    const docs = component('docs', { deployment: null, publishedOnly: true });
    const { release } = accepted(await plan(createWorld({ ...WORKSPACE, components: [docs] })));
    expect(release.plan.findings).toContainEqual({
      code: 'plan.finding.publishedOnly',
      params: { component: 'docs' },
    });
    expect(release.plan.components).toMatchObject([{ name: 'docs', publishedOnly: true }]);
  });

  it('finds components that are half described, and cannot be shipped yet', async () => {
    const half = component('docs', { deployment: null });
    const { release } = accepted(await plan(createWorld({ ...WORKSPACE, components: [half] })));
    expect(release.plan.findings).toContainEqual({
      code: 'plan.finding.notDeployable',
      params: { component: 'docs' },
    });
  });

  it.each([
    [{ releaseDate: '2025-02-30' }, 'plan.dateInvalid'],
    [{ releaseDate: '2025-11-05' }, 'plan.dateTooEarly'],
    [{ components: ['ap'] }, 'component.unknown'],
    [{ type: 'hotfix' }, 'release.incrementTooLarge'],
  ] as const)('is refused: %j', async (more, code) => {
    const here = world();
    expect(await plan(here, more)).toMatchObject({ ok: false, refusal: { code } });
    expect(here.effects).toEqual([]);
    expect(await eventsIn(here)).toEqual([]);
  });

  it('is refused when nothing changed', async () => {
    const deps = planDependencies(world(), async (all) =>
      all.map(({ name }) => historyOf(component(name), { changes: [] })),
    );
    expect(await planRelease(deps, planRequest())).toMatchObject({
      refusal: { code: 'release.nothingToRelease' },
    });
  });
});

describe('planning a release again', () => {
  it('without a change keeps its approvals, and logs nothing', async () => {
    const here = world();
    const before = await approvedRelease(here);
    const { release, saved } = accepted(await plan(here));
    // Its kickoff was today: what is worked out about the work says so.
    const { assessment } = release.plan;
    expect(assessment?.tasks.find(({ id }) => id === 'kickoff')?.status).toBe('done');
    expect(release).toEqual({ ...before, plan: { ...before.plan, assessment } });
    expect(saved).toBe(true);
    expect((await typesIn(here)).filter((type) => type === 'release.replanned')).toEqual([]);
  });

  it('with a change voids its approvals, and keeps its id and author', async () => {
    const here = world();
    const before = await approvedRelease(here);
    const { release } = accepted(
      await plan(here, { releaseDate: '2025-11-24', author: 'Noor <noor@example.org>' }),
    );
    expect(release).toMatchObject({ id: before.id, author: AUTHOR, status: 'planning', approvals: [] });
    expect(release.plan.digest).not.toBe(before.plan.digest);
    expect(await releaseIn(here, before.id)).toEqual(release);
    expect(JSON.parse(here.written.get('v1.1.0/plan') ?? '{}')).toEqual({
      plan: release.plan,
      approvals: [],
    });
  });

  it('after a rejection opens it again', async () => {
    const here = world();
    const { release } = accepted(await plan(here));
    const { digest } = release.plan;
    const no = { type: 'reject', role: 'qa', digest, reason: 'untested' } as const;
    accepted(await actOnRelease(here.store, release.id, no, { actor: 'Noor', at: 1 }));
    const again = accepted(await plan(here)).release;
    expect(again).toMatchObject({ status: 'planning', rejectionReason: null });
    expect(await approve(here, again)).toMatchObject({ status: 'approved' });
  });

  it('is refused once it is on its way', async () => {
    const here = world();
    const { id } = await approvedRelease(here);
    const before = await actOnRelease(here.store, id, { type: 'execute' }, { actor: AUTHOR, at: 1 });
    expect(await plan(here, { releaseDate: '2025-11-24' })).toMatchObject({
      refusal: { code: 'release.underWay', params: { release: 'v1.1.0', status: 'executing' } },
    });
    expect(await releaseIn(here, id)).toEqual(accepted(before));
    expect(here.effects).toEqual(['write v1.1.0/plan']);
  });

  it('is refused where it stopped, with the two ways that lead on', async () => {
    const here = world();
    const { id } = await approvedRelease(here);
    const act = { actor: AUTHOR, at: 1 };
    const failure = { code: 'deploy.failed', params: {} };
    for (const command of [
      { type: 'execute' },
      { type: 'start_phase', phase: 'staging' },
      { type: 'fail_phase', phase: 'staging', failure },
    ] as const)
      accepted(await actOnRelease(here.store, id, command, act));
    const refused = await plan(here);
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'release.stopped', params: { release: 'v1.1.0', phase: 'staging' } },
    });
    for (const language of LANGUAGES)
      expect(translator(language)('error.release.stopped.help', { release: 'v1.1.0' })).toMatch(
        /`tminus ship v1\.1\.0`.*`tminus release cancel v1\.1\.0 --reason .*`tminus plan`/,
      );
  });

  it('after it was rolled back or cancelled makes a new one of the same version', async () => {
    const here = world();
    const deps = planDependencies(here);
    const first = accepted(await planRelease(deps, planRequest())).release;
    await actOnRelease(here.store, first.id, { type: 'cancel', reason: 'no' }, { actor: AUTHOR, at: 1 });
    const second = accepted(await planRelease(deps, planRequest())).release;
    expect(second).toMatchObject({ version: '1.1.0', status: 'planning' });
    expect(second.id).not.toBe(first.id);
    expect((await releaseIn(here, first.id)).status).toBe('cancelled');
    expect((await releaseIn(here, 'v1.1.0')).id).toBe(second.id);
  });

  it('says that it was rolled back before, where nothing has changed since', async () => {
    const here = world();
    const deps = planDependencies(here);
    const first = accepted(await planRelease(deps, planRequest())).release;
    const value: Release = { ...first, status: 'rolled_back' };
    await here.store.commit({ release: { value, revision: 1 }, events: [] });
    const { findings } = accepted(await planRelease(deps, planRequest())).release.plan;
    expect(findings).toContainEqual({
      code: 'plan.finding.rolledBackBefore',
      params: { component: 'db', version: '1.1.0', release: 'v1.1.0' },
    });
    const { history } = deps;
    const mended = {
      ...deps,
      history: {
        ...history,
        read: async (...asked: Parameters<typeof history.read>) =>
          (await history.read(...asked)).map((each) => ({ ...each, head: 'f'.repeat(40) })),
      },
    };
    const again = accepted(await planRelease(mended, planRequest({ dryRun: true }))).release.plan;
    expect(again.findings.map(({ code }) => code)).not.toContain('plan.finding.rolledBackBefore');
  });

  it('keeps the date that somebody gave it, as long as that can be', async () => {
    const here = world();
    const { release: first } = accepted(await plan(here, { releaseDate: '2025-12-03' }));
    const again = accepted(await plan(here));
    expect(again.release.plan).toEqual(first.plan);
    expect(again.diff).toMatchObject({ date: null, tasks: [], window: null });
    here.pass(40 * 86_400_000);
    const late = accepted(await plan(here));
    expect(late.diff?.date).toEqual({ from: '2025-12-03', to: '2025-12-29' });
  });

  it('keeps the date that it chose, whenever it is approved and whoever plans it again', async () => {
    const here = world();
    const { release: first } = accepted(await plan(here));
    here.pass(86_400_000);
    const { release: next } = accepted(await plan(here));
    expect([next.plan.digest, next.plan.window]).toEqual([first.plan.digest, first.plan.window]);
    expect(next.plan.findings.map(({ code }) => code)).toContain('plan.finding.behind');
    // The day before the release, with every approval given on that day.
    here.pass(12 * 86_400_000);
    const approved = await approve(here, next);
    expect(approved.status).toBe('approved');
    const again = accepted(await plan(here, { author: 'Rita <rita@example.org>' })).release;
    expect(again).toMatchObject({ status: 'approved', approvals: approved.approvals });
    expect(again.plan.digest).toBe(first.plan.digest);
    const asked = accepted(await plan(here, { releaseDate: first.plan.releaseDate })).release;
    expect(asked.plan.digest).toBe(first.plan.digest);
  });

  it('keeps what was done on its day, and counts the notice from the kickoff on', async () => {
    const here = world();
    const release = await approvedRelease(here);
    const act = { actor: AUTHOR, at: here.clock.now() };
    const done = { task: 'freeze', state: 'done', on: null } as const;
    accepted(await reportTask(here, release.id, done, act));
    here.pass(5 * 86_400_000);
    const { plan: again } = accepted(await plan(here)).release;
    const taskCalled = (id: string) => again.assessment?.tasks.find((task) => task.id === id);
    expect(taskCalled('freeze')).toMatchObject({ status: 'done', start: '2025-11-03', end: '2025-11-03' });
    expect(taskCalled('kickoff')).toMatchObject({ status: 'done', end: '2025-11-03' });
    expect(again.releaseDate).toBe(release.plan.releaseDate);
    const future = { ...done, on: '2026-01-01' };
    expect(await reportTask(here, release.id, future, act)).toMatchObject({
      refusal: { code: 'task.dayToCome' },
    });
  });

  it('to another date tells that it moved, and keeps its window on the same one', async () => {
    const here = world();
    const { release: first } = accepted(await plan(here));
    const { release: again } = accepted(await plan(here));
    expect(again.plan.window).toEqual(first.plan.window);
    await plan(here, { releaseDate: '2025-11-24' });
    const events = await eventsIn(here);
    expect(events.filter(({ type }) => type === 'schedule.changed')).toMatchObject([
      { data: { from: first.plan.releaseDate, to: '2025-11-24' } },
    ]);
    expect((await releaseIn(here, first.id)).scheduled?.by).toBe(AUTHOR);
  });

  it('builds on the version that was deployed, not on the configured one', async () => {
    const here = createWorld({ ...WORKSPACE, productVersion: '7.3.0' });
    const { release } = accepted(await plan(here));
    expect(release.version).toBe('7.4.0');
    await approve(here, release);
    await ship(here, release.id);
    const next = planDependencies(here, async (all) =>
      all.map(({ name }) =>
        historyOf(component(name), { current: { version: '1.1.0', tag: 'x', sha: 'a'.repeat(40) } }),
      ),
    );
    const planned = accepted(await planRelease({ ...next, ids: { release: () => 'rel_n' } }, planRequest()));
    expect(planned.release.version).toBe('7.5.0');
  });

  it('builds on the highest version that was deployed, however many were given up since', async () => {
    const here = world();
    const { release } = accepted(await plan(here, { dryRun: true }));
    const add = (id: string, version: string, status: ReleaseStatus) =>
      here.store.commit({ release: { value: { ...release, id, version, status }, revision: 0 }, events: [] });
    await add('rel_first', '3.0.0', 'deployed');
    for (let n = 1; n <= 101; n += 1) await add(`rel_given_up_${n}`, '3.1.0', 'cancelled');
    expect(accepted(await plan(here)).release.version).toBe('3.1.0');
  });

  it('builds on the highest version, though a hotfix of an older one was deployed since', async () => {
    const here = world();
    const { release } = accepted(await plan(here, { dryRun: true }));
    for (const version of ['3.0.0', '2.9.1']) {
      const value: Release = { ...release, id: `rel_${version}`, version, status: 'deployed' };
      await here.store.commit({ release: { value, revision: 0 }, events: [] });
    }
    expect(accepted(await plan(here)).release.version).toBe('3.1.0');
  });

  it('mends an older line by its own version, though newer ones are out', async () => {
    const here = world();
    const { release } = accepted(await plan(here, { dryRun: true }));
    const components = release.plan.components.map((each) => ({ ...each, to: '2.0.0' }));
    const value: Release = {
      ...release,
      id: 'rel_2',
      version: '2.0.0',
      status: 'deployed',
      plan: { ...release.plan, components },
    };
    await here.store.commit({ release: { value, revision: 0 }, events: [] });
    const deps = planDependencies(here, async (all) =>
      all.map(({ name }) => {
        const history = historyOf(component(name));
        return { ...history, changes: history.changes.map((change) => ({ ...change, type: 'fix' })) };
      }),
    );
    const planned = accepted(await planRelease(deps, planRequest({ type: 'hotfix', dryRun: true }))).release;
    expect(planned.plan).toMatchObject({ version: '1.0.1', branch: 'hotfix/1.0.1' });
  });

  it('knows what a component was deployed as, however many releases went without it since', async () => {
    const here = world();
    const { release: first } = accepted(await plan(here, { dryRun: true }));
    const without = { ...first.plan, components: first.plan.components.filter(({ name }) => name === 'api') };
    const add = (n: number, of: Release['plan']) => {
      const value: Release = { ...first, id: `rel_${n}`, version: `5.0.${n}`, status: 'deployed', plan: of };
      return here.store.commit({ release: { value, revision: 0 }, events: [] });
    };
    await add(0, first.plan);
    for (let n = 1; n <= 101; n += 1) await add(n, without);
    const asked: ReleasedVersion[] = [];
    const deps = planDependencies(here, async (all, released) => {
      asked.push(...released);
      return all.map(({ name }) => historyOf(component(name)));
    });
    const planned = accepted(await planRelease(deps, planRequest({ dryRun: true }))).release;
    expect(asked.filter(({ component: name }) => name === 'db')).toHaveLength(1);
    expect(planned.version).toBe('5.1.0');
  });
});
