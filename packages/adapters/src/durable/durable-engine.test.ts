import { once } from 'node:events';
import { RefusalError } from '@tminus/domain';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { embeddedScratch, type ScratchDatabase } from '../database/testing.ts';
import { createDurableEngine, type DbosEngine, type DurableEngineSettings } from './durable-engine.ts';

let database: ScratchDatabase;
let engine: DbosEngine;
let complaints: string[];

beforeAll(async () => {
  database = await embeddedScratch();
});
afterAll(() => database.close());
beforeEach(() => {
  complaints = [];
  engine = create();
});
afterEach(() => engine.shutdown());

const create = (over: Partial<DurableEngineSettings> = {}) =>
  createDurableEngine({
    pool: database.pool,
    executorId: 'test',
    log: (level, message) => complaints.push(`${level}: ${message}`),
    ...over,
  });

describe('a workflow that should be running', () => {
  it('is started when it never began, and left alone when it is over', async () => {
    let runs = 0;
    engine.register('ensured', async () => {
      runs += 1;
    });
    await engine.launch();
    await engine.ensure('ensured', 'ensured-1', null);
    await engine.result('ensured-1');
    for (let look = 0; look < 3; look += 1) await engine.ensure('ensured', 'ensured-1', null);
    expect(runs).toBe(1);
  });

  it('is left alone while it runs', async () => {
    let runs = 0;
    let end = (): void => undefined;
    engine.register('lasting', async () => {
      runs += 1;
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    await engine.launch();
    await engine.start('lasting', 'lasting-1', null);
    for (let look = 0; look < 3; look += 1) await engine.ensure('lasting', 'lasting-1', null);
    end();
    await engine.result('lasting-1');
    expect(runs).toBe(1);
  });

  it.each([
    ['given up', `status = 'ERROR', error = '{}'`],
    ['forgotten by this process', `status = 'PENDING', owner_xid = 'somebody'`],
  ])('is taken up again when it was %s, its steps not repeated', async (_how, record) => {
    const name = `lost-${record.length}`;
    let steps = 0;
    let runs = 0;
    engine.register(name, async () => {
      runs += 1;
      await engine.step('one', async () => {
        steps += 1;
      });
    });
    await engine.launch();
    await engine.start(name, name, null);
    await engine.result(name);
    await database.pool.query(`UPDATE dbos.workflow_status SET ${record} WHERE workflow_uuid = '${name}'`);
    for (let look = 0; look < 2; look += 1) await engine.ensure(name, name, null);
    await expect.poll(() => engine.status(name), { timeout: 20_000 }).toBe('succeeded');
    expect({ runs, steps }).toEqual({ runs: 2, steps: 1 });
  });

  it('outlives an outage of the very connection that records its step', async () => {
    const failing = { times: 0 };
    const pool = new Proxy(database.pool, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key === 'connect' && failing.times > 0) {
          failing.times -= 1;
          return async () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
        }
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await engine.shutdown();
    engine = create({ pool });
    engine.register('outlives', async () =>
      engine.step('one', async () => {
        failing.times = 2;
        return 'done';
      }),
    );
    await engine.launch();
    await engine.start('outlives', 'outlives-1', null);
    expect(await engine.result('outlives-1')).toBe('done');
    expect(failing.times).toBe(0);
  });
});

describe('a workflow', () => {
  it('runs once for an id, and its result stays', async () => {
    let runs = 0;
    engine.register('add', async (input) => {
      runs += 1;
      const { a, b } = input as { a: number; b: number };
      return engine.step('sum', async () => a + b);
    });
    await engine.launch();
    await engine.start('add', 'add-1', { a: 1, b: 2 });
    await engine.start('add', 'add-1', { a: 5, b: 5 });
    expect(await engine.result('add-1')).toBe(3);
    await engine.start('add', 'add-1', { a: 5, b: 5 });
    expect(await engine.result('add-1')).toBe(3);
    expect(runs).toBe(1);
    expect(await engine.status('add-1')).toBe('succeeded');
    expect(await engine.status('nobody')).toBeNull();
  });

  it('that fails keeps its refusal', async () => {
    engine.register('refuse', () =>
      engine.step('no', async () => {
        throw new RefusalError('release.notFound', { release: 'rel_9' });
      }),
    );
    await engine.launch();
    await engine.start('refuse', 'refuse-1', null);
    const error = await engine.result('refuse-1').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RefusalError);
    expect(error).toMatchObject({ refusal: { code: 'release.notFound', params: { release: 'rel_9' } } });
    expect(await engine.status('refuse-1')).toBe('failed');
    expect(complaints).toEqual([expect.stringContaining('release.notFound')]);
  });
});

describe('a step', () => {
  it('is repeated as its policy says, and fails with the last error', async () => {
    const attempts: string[] = [];
    const failing = (name: string, until: number) => async () => {
      attempts.push(name);
      if (attempts.filter((attempt) => attempt === name).length < until) throw new Error(`${name} failed`);
      return name;
    };
    engine.register('retry', async () => {
      const retries = { attempts: 3, firstDelayMs: 1 };
      await engine.step('second', failing('second', 2), { retries });
      await engine.step('never', failing('never', 99), { retries });
    });
    await engine.launch();
    await engine.start('retry', 'retry-1', null);
    await expect(engine.result('retry-1')).rejects.toThrow('never failed');
    expect(attempts).toEqual(['second', 'second', 'never', 'never', 'never']);
  });

  it('is refused outside a workflow', async () => {
    await engine.launch();
    await expect(engine.step('lost', async () => 1)).rejects.toThrow(/not in a workflow/);
  });
});

describe('a stop', () => {
  it('leaves a long step to the next launch, though it failed because of the stop', async () => {
    const lives: string[] = [];
    const begun = new AbortController();
    const register = (life: string, into: DbosEngine) =>
      into.register('long', async () => {
        await into.step('prepare', async () => lives.push(`${life}: prepare`));
        return into.step('watch', async (signal) => {
          lives.push(`${life}: watch`);
          if (life === 'second') return 'home';
          begun.abort();
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
          return 'cannot be';
        });
      });
    register('first', engine);
    await engine.launch();
    await engine.start('long', 'long-1', null);
    await once(begun.signal, 'abort');
    await engine.shutdown();

    engine = create();
    register('second', engine);
    await engine.launch();
    expect(await engine.result('long-1')).toBe('home');
    expect(lives).toEqual(['first: prepare', 'first: watch', 'second: watch']);
  });

  it('waits for a step under way, keeps its result, and begins no further one', async () => {
    const steps: string[] = [];
    const begun = new AbortController();
    const stop = new AbortController();
    const register = (into: DbosEngine) =>
      into.register('two', async () => {
        await into.step('first', async () => {
          steps.push('first');
          begun.abort();
          await new Promise((resolve) => setTimeout(resolve, 50));
        });
        await into.step('second', async () => steps.push('second'));
      });
    engine = create({ signal: stop.signal });
    register(engine);
    await engine.launch();
    await engine.start('two', 'two-1', null);
    await once(begun.signal, 'abort');
    stop.abort();
    await engine.shutdown();
    expect(steps).toEqual(['first']);

    engine = create();
    register(engine);
    await engine.launch();
    await engine.result('two-1');
    expect(steps).toEqual(['first', 'second']);
  });
});

describe('misuse', () => {
  it('is told at once', async () => {
    engine.register('known', async () => null);
    expect(() => engine.register('known', async () => null)).toThrow(/twice/);
    await expect(engine.start('known', 'known-1', null)).rejects.toThrow(/not launched/);
    await engine.launch();
    expect(() => engine.register('late', async () => null)).toThrow(/before the launch/);
    await expect(engine.start('unknown', 'unknown-1', null)).rejects.toThrow(/No workflow/);
    await expect(create().launch()).rejects.toThrow(/Another durable engine/);
  });
});

it('an engine whose database is away when it is launched says so', async () => {
  const away = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  };
  const cutOff = create({ pool: { ...database.pool, query: away, connect: away } as never });
  await expect(cutOff.launch()).rejects.toMatchObject({ refusal: { code: 'store.unavailable' } });
});
