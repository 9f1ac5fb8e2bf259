import { accept, type LoggedEvent } from '@tminus/domain';
import type { EventFeed } from '@tminus/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limits } from './app.ts';
import { openEventSource } from './testing/event-source.ts';
import { openApp } from './testing/open-app.ts';
import { sampleEvent, sampleRelease } from './testing/samples.ts';
import { until } from './testing/until.ts';
import type { UseCases } from './use-cases.ts';

/** An event log in memory, and a feed of it. */
function createLog() {
  const log: LoggedEvent[] = [];
  const subscribers = new Set<(last: number) => void>();
  let trouble: Error | null = null;
  let reads = 0;
  const listEvents: UseCases['listEvents'] = async ({ after, releaseId, limit }) => {
    reads += 1;
    if (trouble !== null) throw trouble;
    return log
      .filter((event) => event.seq > after && (releaseId === undefined || event.releaseId === releaseId))
      .slice(0, limit);
  };
  const feed: EventFeed = {
    subscribe: (onGrown) => {
      subscribers.add(onGrown);
      return () => void subscribers.delete(onGrown);
    },
    close: async () => subscribers.clear(),
  };
  return {
    listEvents,
    feed,
    subscribers,
    reads: () => reads,
    last: () => log.length,
    break: (error: Error | null) => {
      trouble = error;
    },
    add: (count: number, more: Partial<LoggedEvent> = {}) => {
      for (let n = 0; n < count; n += 1) log.push(sampleEvent({ ...more, seq: log.length + 1 }));
      for (const onGrown of subscribers) onGrown(log.length);
    },
  };
}

async function serve(log: ReturnType<typeof createLog>, limits: Partial<Limits> = {}) {
  const getRelease: UseCases['getRelease'] = async (ref) => accept({ ...sampleRelease(), id: ref });
  const readFigures = async () => ({ releases: {}, rollouts: [], lastEvent: log.last() });
  const useCases = { listEvents: log.listEvents, getRelease, readFigures };
  const { app, api } = await openApp(useCases, { feed: log.feed, limits });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const open = (query = '', headers: Record<string, string> = {}) =>
    openEventSource(`${address}/api/v1/events/stream${query}`, headers);
  return { app, api, address, open };
}

const idsOf = ({ events }: { events: readonly { id: string }[] }) => events.map(({ id }) => Number(id));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a stream of events', () => {
  it('has what was there, then what comes, each with number, type and the event', async () => {
    const log = createLog();
    log.add(250);
    const { open } = await serve(log);
    const stream = await open();
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await stream.came(250);
    log.add(1, { type: 'release.deployed', reason: 'two\nlines' });
    await stream.came(251);
    expect(idsOf(stream)).toEqual(range(1, 251));
    const last = stream.events.at(-1);
    expect(last?.event).toBe('release.deployed');
    expect(JSON.parse(last?.data ?? '')).toMatchObject({ seq: 251, reason: 'two\nlines' });
    stream.close();
  });

  it('begins after `after`, and where the client was when it comes back with Last-Event-ID', async () => {
    const log = createLog();
    log.add(20);
    const { open } = await serve(log);
    const first = await open('?after=15');
    await first.came(5);
    const again = await open('?after=3', { 'last-event-id': '18' });
    await again.came(2);
    expect([idsOf(first), idsOf(again)]).toEqual([range(16, 20), [19, 20]]);
    first.close();
    again.close();
  });

  it('counts an empty Last-Event-ID as none', async () => {
    const log = createLog();
    log.add(20);
    const { open } = await serve(log);
    const stream = await open('?after=15', { 'last-event-id': '' });
    await stream.came(5);
    expect(idsOf(stream)).toEqual(range(16, 20));
    stream.close();
  });

  it('is refused beyond the end of the log, which it names', async () => {
    const log = createLog();
    log.add(20);
    const { open, address } = await serve(log);
    const asked = [
      ['', { 'last-event-id': '21' }],
      ['?after=999', {}],
    ] as const;
    for (const [query, headers] of asked) {
      const answer = await fetch(`${address}/api/v1/events/stream${query}`, { headers });
      expect(answer.status).toBe(409);
      const problem = (await answer.json()) as { code: string; title: string };
      expect(problem).toMatchObject({ code: 'event.ahead' });
      expect(problem.title).toContain('ends with 20');
    }
    const atTheEnd = await open('', { 'last-event-id': '20' });
    log.add(1);
    await atTheEnd.came(1);
    expect(idsOf(atTheEnd)).toEqual([21]);
    atTheEnd.close();
  });

  it('has the events of one release only, when asked', async () => {
    const log = createLog();
    log.add(3, { releaseId: 'a' });
    log.add(150, { releaseId: 'b' });
    const { open } = await serve(log);
    const stream = await open('?release=a');
    await stream.came(3);
    log.add(2, { releaseId: 'b' });
    log.add(1, { releaseId: 'a' });
    await stream.came(4);
    expect(idsOf(stream)).toEqual([1, 2, 3, 156]);
    stream.close();
  });

  it('misses nothing and doubles nothing, wherever it breaks and whatever happens meanwhile', async () => {
    const log = createLog();
    const { open } = await serve(log);
    const history = fc.array(fc.record({ before: fc.nat(150), during: fc.nat(150), away: fc.nat(300) }), {
      minLength: 1,
      maxLength: 4,
    });
    let start = 0;
    const law = fc.asyncProperty(history, async (spells) => {
      const seen: number[] = [];
      let total = start;
      for (const { before, during, away } of spells) {
        log.add(before);
        const last = seen.at(-1) ?? start;
        const stream = await open(`?after=${start}`, last > 0 ? { 'last-event-id': `${last}` } : {});
        log.add(during);
        total += before + during;
        // It breaks off somewhere in the middle: what came until then is what the client has.
        await stream.came(Math.ceil((total - last) / 2));
        stream.close();
        await stream.ended;
        seen.push(...idsOf(stream));
        log.add(away);
        total += away;
      }
      const stream = await open(`?after=${seen.at(-1) ?? start}`);
      await stream.came(total - (seen.at(-1) ?? start));
      stream.close();
      seen.push(...idsOf(stream));
      expect(seen).toEqual(total === start ? [] : range(start + 1, total));
      start = total;
    });
    await fc.assert(law, { numRuns: 10 });
  });

  it('stays open with heartbeats while the log cannot be read, and has everything later', async () => {
    const log = createLog();
    log.add(2);
    const { open } = await serve(log, { heartbeatMs: 10 });
    const stream = await open();
    await stream.came(2);
    log.break(new Error('the database is away'));
    log.add(3);
    const [reads, comments] = [log.reads(), stream.comments()];
    await until(() => log.reads() > reads && stream.comments() > comments + 3);
    log.break(null);
    await stream.came(5);
    expect(idsOf(stream)).toEqual(range(1, 5));
    stream.close();
  });

  it('has an end without a socket: what there is', async () => {
    const log = createLog();
    log.add(120);
    const { api } = await serve(log);
    const { data } = await api.GET('/api/v1/events/stream', { parseAs: 'text' });
    expect(data?.match(/^id: /gm)).toHaveLength(120);
  });
});

describe('clients of streams', () => {
  it('beyond the limit are told to come later, and a place is free again when one leaves', async () => {
    const log = createLog();
    const { open } = await serve(log, { streams: 2 });
    const [first, second] = [await open(), await open()];
    const third = await open();
    expect(third.response.status).toBe(503);
    expect(third.response.headers.get('content-type')).toBe('application/problem+json');
    expect(Number(third.response.headers.get('retry-after'))).toBeGreaterThan(0);
    first?.close();
    await until(() => log.subscribers.size === 1);
    const fourth = await open();
    expect(fourth.response.status).toBe(200);
    second?.close();
    fourth.close();
  });

  it('that take nothing are read for no further, and are cut off', async () => {
    const log = createLog();
    const { address } = await serve(log, { stalledMs: 300, heartbeatMs: 50 });
    const stalled = await fetch(`${address}/api/v1/events/stream`);
    // Far more than sockets hold.
    log.add(5_000, { data: { long: 'x'.repeat(20_000) } });
    await until(() => log.subscribers.size === 0);
    expect(log.reads()).toBeLessThan(50);
    let received = 0;
    const reading = (async () => {
      for await (const chunk of stalled.body ?? []) received += chunk.length;
    })();
    // Some versions of Node take a connection that was cut off for an end, others for an error.
    await reading.catch(() => 'it was cut off');
    expect(received).toBeLessThan(5_000 * 20_000);
  });

  it('see the end of their stream at once when the server stops', async () => {
    const log = createLog();
    log.add(1);
    const { app, open } = await serve(log, { stopGraceMs: 60_000 });
    const streams = [await open(), await open()];
    await Promise.all(streams.map((stream) => stream.came(1)));
    await Promise.all([app.close(), ...streams.map((stream) => stream.ended)]);
    expect(log.subscribers.size).toBe(0);
  });
});
