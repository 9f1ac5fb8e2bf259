import { describe, expect, it, onTestFinished } from 'vitest';
import { openEventSource } from './testing/event-source.ts';
import { openApp } from './testing/open-app.ts';
import { START, sampleRelease, sampleRollout } from './testing/samples.ts';
import type { Figures, UseCases } from './use-cases.ts';

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)?\\})? (\\S+)$`);
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];

/** Reads the text exposition format 0.0.4; throws at whatever is not of it. */
function parse(text: string): readonly Sample[] {
  expect(text.endsWith('\n')).toBe(true);
  const typed = new Map<string, string>();
  const seen = new Set<string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, comment, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (comment === 'TYPE') {
      expect(TYPES).toContain(rest);
      expect(typed.has(name)).toBe(false);
      typed.set(name, rest);
    }
    if (line.startsWith('#')) continue;
    const match = SAMPLE.exec(line);
    if (match === null) throw new Error(`no sample: ${line}`);
    const [, sample = '', labels = '', value = ''] = match;
    const family = typed.has(sample) ? sample : sample.replace(/_(bucket|sum|count)$/, '');
    if (!typed.has(family)) throw new Error(`no type: ${line}`);
    const series = line.slice(0, line.lastIndexOf(' '));
    expect(seen.has(series)).toBe(false);
    seen.add(series);
    const number = value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value);
    // Read as Go reads floats, in which case does not matter.
    if (Number.isNaN(number)) expect(value).toMatch(/^nan$/i);
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]);
    samples.push({ name: sample, labels: Object.fromEntries(pairs), value: number });
  }
  return samples;
}

async function open(more: Partial<UseCases> = {}) {
  const { app } = await openApp(more);
  const scrape = async () => {
    const answer = await app.inject('/metrics');
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const samples = parse(answer.body);
    return (name: string, labels: Record<string, string> = {}) =>
      samples.find(
        (sample) =>
          sample.name === name &&
          Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
      )?.value;
  };
  return { app, scrape };
}

const figures: Figures = {
  releases: { planning: 2, deployed: 40 },
  rollouts: [{ rollout: { ...sampleRollout(START), soakElapsedMs: 12_500 }, release: sampleRelease() }],
  lastEvent: 321,
};

describe('metrics', () => {
  it('tell what is under way, in releases, rollouts, events and streams', async () => {
    const { scrape } = await open({ readFigures: async () => figures });
    const value = await scrape();
    expect(value('tminus_releases', { status: 'deployed' })).toBe(40);
    expect(value('tminus_rollouts_live', { state: 'progressing' })).toBe(1);
    expect(value('tminus_rollout_share_ratio', { release: `v${sampleRelease().version}` })).toBe(0.255);
    expect(value('tminus_rollout_soak_seconds', { state: 'progressing' })).toBe(12.5);
    expect(value('tminus_event_log_last_seq')).toBe(321);
    expect(value('tminus_event_streams')).toBe(0);
    expect(value('tminus_database_up')).toBe(1);
  });

  it('count streams while they are open', async () => {
    const feed = { subscribe: () => () => {}, close: async () => {} };
    const { app } = await openApp({}, { feed });
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const stream = await openEventSource(`${address}/api/v1/events/stream`);
    onTestFinished(() => stream.close());
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(parse(text).find(({ name }) => name === 'tminus_event_streams')?.value).toBe(1);
  });

  it('tell of the process and of its event loop', async () => {
    const value = await (await open()).scrape();
    for (const name of [
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(value(name)).toBeGreaterThanOrEqual(0);
  });

  it('count requests by route, method and status, never by path', async () => {
    const { app, scrape } = await open();
    for (const path of ['/api/v1/releases/v1', '/api/v1/releases/v2', '/nowhere/a', '/nowhere/b'])
      await app.inject(path);
    const value = await scrape();
    const count = 'tminus_http_request_duration_seconds_count';
    expect(value(count, { route: '/api/v1/releases/:ref', method: 'GET', status: '200' })).toBe(2);
    expect(value(count, { route: 'unknown', method: 'GET', status: '404' })).toBe(2);
    const buckets = value('tminus_http_request_duration_seconds_bucket', { route: 'unknown', le: '+Inf' });
    expect(buckets).toBe(2);
  });

  it('forget what ended, and say nothing of releases while the database is away', async () => {
    const readings: (Figures | Error)[] = [figures, { ...figures, rollouts: [] }, new Error('away')];
    const readFigures = async () => {
      const next = readings.shift();
      if (next instanceof Error || next === undefined) throw next;
      return next;
    };
    const { scrape } = await open({ readFigures });
    expect((await scrape())('tminus_rollouts_live')).toBe(1);
    const without = await scrape();
    expect([without('tminus_rollouts_live'), without('tminus_rollout_share_ratio')]).toEqual([
      undefined,
      undefined,
    ]);
    const blind = await scrape();
    expect(blind('tminus_database_up')).toBe(0);
    expect(['tminus_releases', 'tminus_event_log_last_seq'].map((name) => blind(name))).toEqual([
      undefined,
      undefined,
    ]);
    expect(blind('process_resident_memory_bytes')).toBeGreaterThan(0);
  });
});

describe('readiness', () => {
  const ready = async (checks: Record<string, () => Promise<unknown>>) => {
    const { app } = await openApp({}, { checks });
    return app.inject('/readyz');
  };

  it('is there when every check passes', async () => {
    const answer = await ready({ database: async () => 1, engine: async () => undefined });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ready', checks: { database: 'ok', engine: 'ok' } });
  });

  it('is not there when one fails or does not answer, and says so of each', async () => {
    const failing = async () => {
      throw new Error('connection refused');
    };
    const answer = await ready({
      database: failing,
      disk: () => new Promise(() => {}),
      engine: async () => 1,
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'server.unready',
      params: {
        failed: 'database, disk',
        database: 'connection refused',
        disk: 'no answer within 2000 ms',
        engine: 'ok',
      },
    });
  });
});
