import { calendarFiles } from '@tminus/adapters';
import type { NewEntry } from '@tminus/contract';
import { accepted, type Release, type TeamCalendar, USUAL_CALENDAR } from '@tminus/domain';
import { createWorld, WORKSPACE } from '@tminus/engine/testing';
import { describe, expect, it } from 'vitest';
import { calendarUseCases } from '../calendar-use-cases.ts';
import { openApp } from '../testing/open-app.ts';
import { sampleRelease } from '../testing/samples.ts';

/* The calendar over HTTP, with the real use cases on a store in memory. Now is Monday, 3 November 2025, noon. */

const ACTOR = 'Mika <mika@example.org>';

async function open(calendar: Partial<TeamCalendar> = {}, language = 'en') {
  const world = createWorld({ ...WORKSPACE, calendar: { ...USUAL_CALENDAR, ...calendar } });
  let ids = 0;
  const entry = () => {
    ids += 1;
    return `cal_${ids}`;
  };
  const useCases = calendarUseCases({
    ...world,
    history: NO_HISTORY,
    steering: NO_STEERING,
    ids: { entry },
    calendarFiles,
  });
  const { api, app } = await openApp(useCases, { language });
  return { api, app, world };
}

const NO_HISTORY = {} as Parameters<typeof calendarUseCases>[0]['history'];
const NO_STEERING = {} as Parameters<typeof calendarUseCases>[0]['steering'];

const WINTER: NewEntry & { kind: 'freeze' } = {
  kind: 'freeze',
  actor: ACTOR,
  name: 'Winter',
  from: '2025-11-04',
  to: '2025-11-05',
  zone: null,
  repeats: null,
  blocks: null,
  components: null,
};

const configured = {
  freezes: [
    {
      id: 'freeze:audit',
      name: 'Audit',
      period: period('2025-11-20', '2025-11-21'),
      blocks: ['minor' as const],
      components: null,
    },
  ],
};

function period(start: string, end: string, rule: string | null = null) {
  return { start, end, zone: 'UTC', rule };
}

describe('entries', () => {
  it('are added, found under an ETag, changed, and removed, each on the log', async () => {
    const { api, world } = await open();
    const { data: added, response } = await api.POST('/api/v1/calendar/entries', { body: WINTER });
    expect(response.status).toBe(201);
    expect(added).toMatchObject({
      id: 'cal_1',
      kind: 'freeze',
      zone: 'UTC',
      blocks: ['major', 'minor', 'patch'],
      source: 'added',
      createdBy: ACTOR,
      next: [{ start: '2025-11-04T00:00:00.000Z', end: '2025-11-06T00:00:00.000Z' }],
    });
    const path = { id: 'cal_1' };
    const tag = String(response.headers.get('etag'));
    const seen = await api.GET('/api/v1/calendar/entries/{id}', {
      params: { path, header: { 'if-none-match': tag } },
    });
    expect(seen.response.status).toBe(304);
    const change = (header: object, body: object) =>
      api.PATCH('/api/v1/calendar/entries/{id}', {
        params: { path, header },
        body: { actor: ACTOR, ...body },
      });
    const stale = await change({ 'if-match': '"cal_1-9"' }, { to: '2025-11-07' });
    expect([stale.response.status, stale.error?.code]).toEqual([412, 'request.preconditionFailed']);
    const changed = await change(
      { 'if-match': tag },
      { to: '2025-11-07', repeats: 'yearly', blocks: ['hotfix'] },
    );
    expect(changed.data).toMatchObject({ to: '2025-11-07', repeats: 'FREQ=YEARLY', blocks: ['hotfix'] });
    expect((await change({}, { to: '2025-11-07' })).response.headers.get('etag')).toBe('"cal_1-2"');
    expect((await change({}, { impact: 0.5 })).error?.title).toContain('/body/impact is not for a freeze');
    const gone = await api.DELETE('/api/v1/calendar/entries/{id}', {
      params: { path: { id: 'winter' }, query: { actor: ACTOR, kind: 'freeze' } },
    });
    expect(gone.data).toMatchObject({ id: 'cal_1' });
    const events = await world.store.events({ after: 0, limit: 10 });
    expect(events.map(({ type, subject, actor }) => [type, subject, actor])).toEqual([
      ['calendar.entry_added', 'Winter', ACTOR],
      ['calendar.entry_changed', 'Winter', ACTOR],
      ['calendar.entry_removed', 'Winter', ACTOR],
    ]);
    expect(events[1]?.data).toMatchObject({ id: 'cal_1', period: { end: '2025-11-07' } });
  });

  it.each<[string, Partial<typeof WINTER>, number, string]>([
    ['a name that is taken', { name: ' WINTER ' }, 409, 'calendar.duplicate'],
    ['a name that the configuration has', { name: 'Audit' }, 409, 'calendar.duplicate'],
    ['a component that there is not', { components: ['wep'] }, 404, 'component.unknown'],
    ['a zone that there is not', { zone: 'Europe/Berln' }, 422, 'calendar.zoneMisspelled'],
    ['no date', { from: 'soon' }, 422, 'calendar.timeInvalid'],
    ['an end before the start', { to: '2025-11-03' }, 422, 'calendar.periodEmpty'],
    ['a rule that is none', { repeats: 'FREQ=SOMETIMES' }, 422, 'calendar.ruleInvalid'],
    ['no name', { name: ' ' }, 400, 'request.invalid'],
  ])('are refused with %s', async (_, more, status, code) => {
    const { api } = await open(configured);
    await api.POST('/api/v1/calendar/entries', { body: WINTER });
    const body = { ...WINTER, name: 'Other', ...more };
    const { error, response } = await api.POST('/api/v1/calendar/entries', { body });
    expect([response.status, error?.code]).toEqual([status, code]);
  });

  it('of the configuration are listed, and changed there alone', async () => {
    const { api } = await open(configured);
    const { data } = await api.GET('/api/v1/calendar/entries', { params: { query: { kind: 'freeze' } } });
    expect(data?.items).toMatchObject([{ id: 'freeze:audit', source: 'tminus.yaml', createdBy: null }]);
    const path = { id: 'freeze:audit' };
    const changed = await api.PATCH('/api/v1/calendar/entries/{id}', {
      params: { path },
      body: { actor: ACTOR },
    });
    const removed = await api.DELETE('/api/v1/calendar/entries/{id}', {
      params: { path, query: { actor: ACTOR } },
    });
    for (const { error } of [changed, removed])
      expect(error).toMatchObject({ code: 'calendar.configured', params: { name: 'Audit' } });
  });
});

describe('windows', () => {
  const windowsOf = async (calendar: Partial<TeamCalendar>, query: object, language = 'en') =>
    (await open(calendar, language)).api.GET('/api/v1/calendar/windows', { params: { query } });

  it('are told with their factors, the best first, none in the past, and the rest with its reason', async () => {
    const { data } = await windowsOf(configured, { from: '2025-11-01', to: '2025-11-21', limit: 2 });
    expect(data?.windows).toHaveLength(2);
    const [first] = data?.windows ?? [];
    expect(first?.score).toBeCloseTo(
      100 + (first?.factors ?? []).reduce((sum, { points }) => sum + points, 0),
    );
    expect(first?.factors.map(({ factor }) => factor)).toEqual([
      'business',
      'team',
      'dependencies',
      'risk',
      'compliance',
    ]);
    expect(data?.windows.every(({ start }) => start >= '2025-11-03T12:00')).toBe(true);
    const reasons = new Set(data?.rejected.map(({ reason }) => reason.text));
    expect([...reasons]).toEqual(['It meets a weekend.', 'It meets the freeze Audit.']);
    expect(data?.constraints).toMatchObject({ type: 'minor', components: ['api', 'db'], durationMs: 2_000 });
    expect(data).toMatchObject({ zone: 'UTC', refusal: null, unblock: [], nearest: null });
  });

  it('that there are not are an answer too, with what would give one', async () => {
    const query = { from: '2025-11-20', to: '2025-11-21' };
    const { data } = await windowsOf(configured, query, 'ja');
    expect(data).toMatchObject({ windows: [], refusal: { code: 'calendar.noWindow' } });
    expect(data?.unblock.map(({ change }) => change.code)).toEqual(['calendar.change.liftFreeze']);
    expect(data?.unblock[0]?.change.text).toContain('凍結期間');
    expect(data?.nearest?.start).toBe('2025-11-24T00:00:00.000Z');
  });

  it('start on preferred dates alone, in the zone that is asked for', async () => {
    const { data } = await windowsOf({}, { date: ['2025-11-12'], zone: 'Asia/Tokyo', duration: '90m' });
    expect(data?.zone).toBe('Asia/Tokyo');
    expect(data?.constraints).toMatchObject({ durationMs: 5_400_000, dates: ['2025-11-12'] });
    for (const { start } of data?.windows ?? [])
      expect('2025-11-11T15:00' <= start && start < '2025-11-12T15:00').toBe(true);
    expect(data?.windows.length).toBeGreaterThan(0);
  });

  it.each([
    [{ release: 'v9.9.9' }, 'release.notFound'],
    [{ component: ['nothing'] }, 'component.unknown'],
    [{ zone: 'Qq/Wwwwwwwwww' }, 'calendar.zoneUnknown'],
    [{ from: '2025-12-02', to: '2025-12-01' }, 'calendar.rangeInvalid'],
    [{ duration: '9h' }, 'calendar.windowTooLong'],
    [{ duration: 'long' }, 'request.invalid'],
    [{ date: ['2025-02-30'] }, 'calendar.timeInvalid'],
  ])('are refused for %j', async (query, code) => {
    expect((await windowsOf({}, query)).error?.code).toBe(code);
  });
});

it('the agenda tells everything in order, whose it is, and what conflicts', async () => {
  const { api, world } = await open(configured);
  await api.POST('/api/v1/calendar/entries', { body: WINTER });
  const release = sampleRelease();
  const HOUR = 3_600_000;
  const start = Date.parse('2025-11-10T18:00Z');
  const placed = (id: string, version: string, from: number): Release => ({
    ...release,
    id,
    version,
    plan: {
      ...release.plan,
      version,
      releaseDate: '2025-11-10',
      window: { start: from, end: from + HOUR, soakEnd: from + 3 * HOUR, zone: 'UTC' },
      timeline: [{ key: 'freeze', start: '2025-11-07', end: '2025-11-07', owner: 'project-manager' }],
    },
  });
  for (const value of [placed('rel_1', '1.2.0', start), placed('rel_2', '1.3.0', start + 2 * HOUR)])
    await world.store.commit({ release: { value, revision: 0 }, events: [] });
  const { data } = await api.GET('/api/v1/calendar/agenda');
  expect(data?.items.map(({ kind, name, source, by }) => [kind, name, source, by])).toEqual([
    ['freeze', 'Winter', 'added', ACTOR],
    ['milestone', 'v1.3.0', 'plan', null],
    ['milestone', 'v1.2.0', 'plan', null],
    ['release', 'v1.2.0', 'plan', null],
    ['release', 'v1.3.0', 'plan', null],
    ['freeze', 'Audit', 'tminus.yaml', null],
  ]);
  expect(data?.items[3]?.conflicts).toMatchObject([{ id: 'rel_2', text: expect.stringContaining('v1.3.0') }]);
  expect(data?.items[1]).toMatchObject({ milestone: 'freeze', allDay: true, text: 'Code freeze' });

  const feed = await api.GET('/calendar.ics', { parseAs: 'text' });
  const read = accepted(calendarFiles.read(feed.data ?? '', { floating: 'UTC', aliases: {} }));
  const summaries = read.events.map(({ summary }) => summary);
  expect(summaries).toContain('v1.2.0: Code freeze');
  expect(summaries).toContain('Audit (freeze)');
  expect(new Set(read.events.map(({ uid }) => uid)).size).toBe(read.events.length);
  const tag = String(feed.response.headers.get('etag'));
  const again = await api.GET('/calendar.ics', {
    params: { header: { 'if-none-match': tag } },
    parseAs: 'text',
  });
  expect(again.response.status).toBe(304);
});

describe('a calendar file', () => {
  const fileOf = (...events: readonly string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
  const event = (uid: string, start: string, end: string, ...more: readonly string[]) =>
    [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20250101T000000Z',
      `DTSTART;VALUE=DATE:${start}`,
      `DTEND;VALUE=DATE:${end}`,
      ...more,
      'END:VEVENT',
    ].join('\r\n');
  const bring = async (api: Awaited<ReturnType<typeof open>>['api'], calendar: string, more: object = {}) => {
    const body = { actor: ACTOR, calendar, as: 'freeze' as const, ...more };
    const { data, error } = await api.POST('/api/v1/calendar/imports', { body });
    if (data === undefined) throw new Error(error?.code);
    const { added, changed, removed, unchanged, skipped } = data;
    return [
      added.length,
      changed.length,
      removed.length,
      unchanged,
      skipped.map(({ reason }) => reason.code),
    ];
  };

  it('is taken over once: again it changes what changed, and takes away what is cancelled', async () => {
    const { api } = await open();
    const one = event('a@x', '20251224', '20251227', 'SUMMARY:Freeze');
    const two = event('b@x', '20261224', '20261227', 'SUMMARY:Freeze', 'RRULE:FREQ=YEARLY');
    expect(await bring(api, fileOf(one, two), { dryRun: true })).toEqual([2, 0, 0, 0, []]);
    expect(await bring(api, fileOf(one, two))).toEqual([2, 0, 0, 0, []]);
    expect(await bring(api, fileOf(one, two))).toEqual([0, 0, 0, 2, []]);
    const later = event('a@x', '20251224', '20251231', 'SUMMARY:Freeze');
    const off = event('b@x', '20261224', '20261227', 'STATUS:CANCELLED');
    const bad = event('c@x', '20251224', '20251227', 'SUMMARY:Busy', 'RRULE:FREQ=HOURLY');
    expect(await bring(api, fileOf(later, off, bad))).toEqual([0, 1, 1, 0, ['calendar.ruleTooOften']]);
    const { data } = await api.GET('/api/v1/calendar/entries');
    expect(data?.items).toMatchObject([{ name: 'Freeze', from: '2025-12-24', to: '2025-12-30' }]);
  });

  it('that we wrote ourselves changes our own entries, and leaves the rest alone', async () => {
    const { api } = await open(configured);
    await api.POST('/api/v1/calendar/entries', { body: WINTER });
    const { data: ours } = await api.GET('/calendar.ics', { parseAs: 'text' });
    expect(await bring(api, ours ?? '')).toEqual([0, 0, 0, 1, ['calendar.configured']]);
    const renamed = (ours ?? '').replace('Winter (freeze)', 'Midwinter');
    expect(await bring(api, renamed, { as: 'peak' })).toEqual([0, 1, 0, 0, ['calendar.configured']]);
    const { data } = await api.GET('/api/v1/calendar/entries/{id}', { params: { path: { id: 'cal_1' } } });
    expect(data).toMatchObject({ name: 'Midwinter', kind: 'freeze', blocks: ['major', 'minor', 'patch'] });
  });

  it('that is none is refused', async () => {
    const { api } = await open();
    await expect(bring(api, 'hello')).rejects.toThrow('calendar.fileInvalid');
    await expect(bring(api, fileOf(), { zone: 'Qq/Wwwwwwwwww' })).rejects.toThrow('calendar.zoneUnknown');
    await expect(bring(api, 'x'.repeat(2_100_000))).rejects.toThrow('calendar.fileTooLarge');
  });
});
