import { type ApiClient, routes } from '@tminus/contract';
import { accept } from '@tminus/domain';
import { describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { openApp } from './testing/open-app.ts';
import { sampleEvent, sampleRelease, sampleRollout } from './testing/samples.ts';

type RouteName = keyof typeof routes;

const path = { ref: 'v1.2.0' };
const asked = { actor: 'Mika <mika@example.org>', reason: 'because' };
const plan = { author: asked.actor, dryRun: true };
const approval = { role: 'qa', person: asked.actor, decision: 'approved' as const, digest: 'sha256:0' };

const freeze = {
  kind: 'freeze',
  actor: 'Mika',
  name: 'Winter',
  from: '2026-12-24',
  to: '2026-12-26',
} as const;

/** One good request for each route; a route without one does not compile, and fails below. */
const CALLS = {
  planRelease: (api) => api.POST('/api/v1/releases', { body: plan }),
  listReleases: (api) => api.GET('/api/v1/releases'),
  getRelease: (api) => api.GET('/api/v1/releases/{ref}', { params: { path } }),
  editRelease: (api) =>
    api.PATCH('/api/v1/releases/{ref}', { params: { path }, body: { actor: 'Mika', theme: 'Speed' } }),
  cloneRelease: (api) =>
    api.POST('/api/v1/releases/{ref}/clone', { params: { path }, body: { author: 'Mika' } }),
  listMessages: (api) => api.GET('/api/v1/releases/{ref}/messages', { params: { path } }),
  getMessage: (api) =>
    api.GET('/api/v1/releases/{ref}/messages/{id}', {
      params: { path: { ...path, id: 'release_day:users:docs' } },
    }),
  decideApproval: (api) => api.POST('/api/v1/releases/{ref}/approvals', { params: { path }, body: approval }),
  cancelRelease: (api) => api.POST('/api/v1/releases/{ref}/cancel', { params: { path }, body: asked }),
  shipRelease: (api) => api.POST('/api/v1/releases/{ref}/ship', { params: { path }, body: asked }),
  listRollouts: (api) => api.GET('/api/v1/rollouts'),
  getRollout: (api) => api.GET('/api/v1/rollouts/{ref}', { params: { path } }),
  commandRollout: (api) =>
    api.POST('/api/v1/rollouts/{ref}/commands', { params: { path }, body: { ...asked, action: 'pause' } }),
  listEvents: (api) => api.GET('/api/v1/events'),
  verifyLog: (api) => api.GET('/api/v1/audit/verify'),
  listDeliveries: (api) => api.GET('/api/v1/deliveries'),
  computeSchedule: (api) => api.POST('/api/v1/schedules', { body: { tasks: [{ id: 'a', duration: 1 }] } }),
  findWindows: (api) => api.GET('/api/v1/calendar/windows'),
  readAgenda: (api) => api.GET('/api/v1/calendar/agenda'),
  listCalendarEntries: (api) => api.GET('/api/v1/calendar/entries'),
  addCalendarEntry: (api) => api.POST('/api/v1/calendar/entries', { body: freeze }),
  getCalendarEntry: (api) => api.GET('/api/v1/calendar/entries/{id}', { params: { path: { id: 'cal_1' } } }),
  changeCalendarEntry: (api) =>
    api.PATCH('/api/v1/calendar/entries/{id}', {
      params: { path: { id: 'cal_1' } },
      body: { actor: 'Mika' },
    }),
  removeCalendarEntry: (api) =>
    api.DELETE('/api/v1/calendar/entries/{id}', {
      params: { path: { id: 'cal_1' }, query: { actor: 'Mika' } },
    }),
  importCalendar: (api) =>
    api.POST('/api/v1/calendar/imports', { body: { actor: 'Mika', calendar: '', as: 'freeze' } }),
  exportCalendar: (api) => api.GET('/calendar.ics', { parseAs: 'text' }),
  reportTask: (api) =>
    api.POST('/api/v1/releases/{ref}/tasks/{task}', {
      params: { path: { ...path, task: 'freeze' } },
      body: { actor: 'Mika', state: 'done' },
    }),
  overrideFreeze: (api) =>
    api.POST('/api/v1/releases/{ref}/overrides', {
      params: { path },
      body: { actor: 'Mika', freeze: 'Winter', reason: 'the law', approver: 'Noor' },
    }),
  streamEvents: (api) => api.GET('/api/v1/events/stream', { parseAs: 'text' }),
  health: (api) => api.GET('/healthz'),
  readiness: (api) => api.GET('/readyz'),
  metrics: (api) => api.GET('/metrics', { parseAs: 'text' }),
} satisfies Record<RouteName, (api: ApiClient) => Promise<{ data?: unknown; response: Response }>>;

const names = Object.keys(routes) as RouteName[];

/** Status, media type and schema of a route's good answer. */
function goodAnswer(name: RouteName): { status: number; type: string; schema: z.ZodType } {
  const found = Object.entries(routes[name].schema.response).find(([status]) => /^2\d\d$/.test(status));
  if (found === undefined) throw new Error(`${name} has no good answer`);
  const [status, answer] = found as [string, z.ZodType | { content: Record<string, { schema: z.ZodType }> }];
  if (!('content' in answer)) return { status: Number(status), type: 'application/json', schema: answer };
  const [type = '', media] = Object.entries(answer.content)[0] ?? [];
  if (media === undefined) throw new Error(`${name} has no media type`);
  return { status: Number(status), type, schema: media.schema };
}

describe('the typed client', () => {
  it.each(names)('reaches %s, which answers in the shape of its schema', async (name) => {
    const { api } = await openApp();
    const { data, response } = await CALLS[name](api);
    const { status, type, schema } = goodAnswer(name);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(new RegExp(`^${type}\\b`));
    expect(schema.parse(data)).toEqual(data);
  });
});

describe('every route of the table', () => {
  it.each(names)('is in the application: %s', async (name) => {
    const { app } = await openApp();
    expect(app.hasRoute({ method: routes[name].method, url: routes[name].url })).toBe(true);
    expect(routes[name].schema.operationId).toBe(name);
  });
});

describe('what a request says reaches the use case', () => {
  it('of a plan, with nothing asked for left null', async () => {
    const release = sampleRelease();
    const planRelease = vi.fn(async () =>
      accept({ release, saved: false, files: [], messages: null, diff: null }),
    );
    const { api } = await openApp({ planRelease });
    await api.POST('/api/v1/releases', { body: { author: 'Mika', reason: 'urgent', type: 'hotfix' } });
    expect(planRelease).toHaveBeenCalledExactlyOnceWith({
      author: 'Mika',
      type: 'hotfix',
      releaseDate: null,
      components: null,
      increment: null,
      forceReason: 'urgent',
      dryRun: false,
    });
  });

  it('of a page of releases', async () => {
    const listReleases = vi.fn(async () => accept({ items: [], next: null }));
    const { api } = await openApp({ listReleases });
    await api.GET('/api/v1/releases');
    await api.GET('/api/v1/releases', { params: { query: { limit: 3, cursor: 'a b' } } });
    expect(listReleases.mock.calls).toEqual([[{ limit: 20 }], [{ limit: 3, cursor: 'a b' }]]);
  });

  it('of a search of the registry, one word or several for one thing', async () => {
    const listReleases = vi.fn(async () => accept({ items: [], next: null }));
    const { app, api } = await openApp({ listReleases });
    const query = {
      status: ['planning', 'approved'],
      type: 'minor',
      component: 'api',
      from: '2025-11-01',
      to: '2025-11-30',
      search: 'dark mode',
    };
    await api.GET('/api/v1/releases', { params: { query } });
    await app.inject('/api/v1/releases?status=planning,approved&search=%20');
    expect(listReleases.mock.calls).toEqual([
      [
        {
          limit: 20,
          statuses: ['planning', 'approved'],
          types: ['minor'],
          component: 'api',
          from: '2025-11-01',
          to: '2025-11-30',
          search: 'dark mode',
        },
      ],
      [{ limit: 20, statuses: ['planning', 'approved'] }],
    ]);
  });

  it.each([
    ['status=plannin', '/status/0'],
    ['status=', '/status/0'],
    ['type=huge', '/type/0'],
    ['from=soon', '/from'],
    ['to=2025-13-01', '/to'],
    ['from=2025-12-01&to=2025-11-30', '/to is before `from`'],
    ['limit=0', '/limit'],
  ])('and what is wrong with it is told: %s', async (query, place) => {
    const listReleases = vi.fn(async () => accept({ items: [], next: null }));
    const { app } = await openApp({ listReleases });
    const answer = await app.inject(`/api/v1/releases?${query}`);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.invalid']);
    expect(answer.json().title).toContain(place);
    expect(listReleases).not.toHaveBeenCalled();
  });

  it('of an edit: what is left out stays, and null empties', async () => {
    const editRelease = vi.fn(async () => accept(sampleRelease()));
    const { api } = await openApp({ editRelease });
    const body = { actor: 'Mika', theme: null, needs: ['v1.1.0'] };
    await api.PATCH('/api/v1/releases/{ref}', { params: { path }, body });
    const edit = { theme: null, needs: ['v1.1.0'] };
    expect(editRelease).toHaveBeenCalledExactlyOnceWith(path.ref, edit, 'Mika', undefined);
  });

  it('of an approval, for the reference as it is written in the path', async () => {
    const decideApproval = vi.fn(async () => accept(sampleRelease()));
    const { api } = await openApp({ decideApproval });
    const ref = 'v1.2.0-rc.1+build/7';
    await api.POST('/api/v1/releases/{ref}/approvals', { params: { path: { ref } }, body: approval });
    expect(decideApproval).toHaveBeenCalledExactlyOnceWith(ref, { ...approval, reason: null }, undefined);
  });

  it('of a word on a rollout', async () => {
    const done = accept({ rollout: sampleRollout(), release: sampleRelease() });
    const commandRollout = vi.fn(async () => done);
    const { api } = await openApp({ commandRollout });
    await CALLS.commandRollout(api);
    expect(commandRollout).toHaveBeenCalledExactlyOnceWith(
      path.ref,
      'pause',
      asked.actor,
      asked.reason,
      undefined,
    );
  });

  it('of the events of one release, whose id is found first', async () => {
    const listEvents = vi.fn(async () => []);
    const { api } = await openApp({ listEvents });
    await api.GET('/api/v1/events');
    await api.GET('/api/v1/events', { params: { query: { after: 4, release: path.ref, limit: 9 } } });
    expect(listEvents.mock.calls).toEqual([
      [{ after: 0, limit: 200 }],
      [{ after: 4, limit: 9, releaseId: 'rel_1' }],
    ]);
  });
});

describe('the event log', () => {
  it('names the release of each event, and reads each release once', async () => {
    const getRelease = vi.fn(async (ref: string) =>
      accept({ ...sampleRelease(), id: ref, version: '9.9.9' }),
    );
    const listEvents = async () => [
      sampleEvent({ seq: 1, releaseId: 'rel_1' }),
      sampleEvent({ seq: 2, releaseId: 'rel_1', type: 'release.deployed' }),
      sampleEvent({ seq: 3, releaseId: null, type: 'traffic.unreachable', subject: 'api' }),
    ];
    const { api } = await openApp({ getRelease, listEvents });
    const { data } = await api.GET('/api/v1/events');
    expect(data?.items.map(({ text }) => text)).toEqual([
      'v9.9.9 planned',
      'v9.9.9 deployed',
      'api: router does not answer; holding',
    ]);
    expect(getRelease).toHaveBeenCalledTimes(1);
  });
});
