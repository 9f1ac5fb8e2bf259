import type { DbosEngine, Membership } from '@tminus/adapters';
import { RefusalError } from '@tminus/domain';
import type { Clock, Store } from '@tminus/engine';
import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logger.ts';
import { fenceStore, startWorker, type Term } from './start-worker.ts';

/** A clock whose pauses take no time. */
const clock: Clock = { now: () => 0, sleep: async () => new Promise((resolve) => setImmediate(resolve)) };

interface FakeTerm extends Term {
  readonly lose: () => void;
  readonly said: string[];
}

function createTerm(name: string, engine: Partial<DbosEngine> = {}): FakeTerm {
  const lost = new AbortController();
  const said: string[] = [];
  const membership: Membership = {
    id: name,
    lost: lost.signal,
    assertOwner: () => undefined,
    giveUp: () => lost.abort(),
    publish: (address) => said.push(`publish ${address}`),
    leave: async () => void said.push('leave'),
  };
  const durable = {
    start: async (_name: string, id: string) => void said.push(`start ${id}`),
    result: async (id: string) => `${id} by ${name}`,
    shutdown: async () => void said.push('shutdown'),
    ...engine,
  } as DbosEngine;
  return { durable, membership, lose: () => lost.abort(), said };
}

let stopping = new AbortController();
afterEach(() => {
  stopping = new AbortController();
});

/** Begins these terms one after the other; an error among them is a beginning that fails. */
const start = (terms: (FakeTerm | Error)[]) =>
  startWorker(
    async () => {
      const next = terms.shift();
      if (next === undefined || next instanceof Error) throw next ?? new Error('no term is left');
      return next;
    },
    { signal: stopping.signal, clock, logger: createLogger(null) },
  );

describe('a worker', () => {
  it('works in the term that it began, and leaves what is under way when it is closed', async () => {
    const only = createTerm('a');
    const worker = await start([only]);
    await worker.start('ship', 'w1', null);
    expect(await worker.result('w1')).toBe('w1 by a');
    stopping.abort();
    await worker.close();
    expect(only.said.filter((word) => !word.startsWith('publish'))).toEqual([
      'start w1',
      'shutdown',
      'leave',
    ]);
  });

  it('begins another term when it was taken over from, however often that fails, and says again where it is', async () => {
    const [first, second] = [createTerm('a'), createTerm('b')];
    const worker = await start([first, new Error('the database is away'), new Error('still'), second]);
    worker.publish('http://127.0.0.1:7070');
    first.lose();
    await expect.poll(() => second.said).toContain('publish http://127.0.0.1:7070');
    expect(first.said).toContain('shutdown');
    expect(first.said).not.toContain('leave');
    expect(worker.isReady()).toBe(true);
    expect(await worker.result('w1')).toBe('w1 by b');
    stopping.abort();
    await worker.close();
    expect(second.said.slice(-2)).toEqual(['shutdown', 'leave']);
  });

  it('asks again in the next term for what the end of one cut off', async () => {
    const cut = createTerm('a', { result: () => new Promise(() => {}) });
    const worker = await start([cut, createTerm('b')]);
    const result = worker.result('w1');
    cut.lose();
    expect(await result).toBe('w1 by b');
    stopping.abort();
    await worker.close();
  });

  it('passes on what fails within a term, and does not begin when the first one cannot', async () => {
    const failing = createTerm('a', { result: async () => Promise.reject(new Error('it failed')) });
    const worker = await start([failing]);
    await expect(worker.result('w1')).rejects.toThrow('it failed');
    stopping.abort();
    await worker.close();
    await expect(start([new Error('no database')])).rejects.toThrow('no database');
  });

  it('survives an engine that does not end well', async () => {
    const bad = createTerm('a', { shutdown: async () => Promise.reject(new Error('not well')) });
    const worker = await start([bad, createTerm('b')]);
    bad.lose();
    await expect.poll(() => worker.result('w1')).toBe('w1 by b');
    stopping.abort();
    await worker.close();
  });
});

it('a commit that is refused ends the term before anybody hears of it', async () => {
  const term = createTerm('a');
  const refusing = {
    commit: async () => Promise.reject(new RefusalError('node.fenced', { node: 'a' })),
  } as unknown as Store;
  const store = fenceStore(refusing, term.membership as Membership);
  await expect(store.commit({ events: [] })).rejects.toMatchObject({ refusal: { code: 'node.fenced' } });
  expect(term.membership?.lost.aborted).toBe(true);
});
