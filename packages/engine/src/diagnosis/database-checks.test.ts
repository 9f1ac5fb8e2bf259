import { RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { EMBEDDED, fakeProbes, RECORDS, SERVER } from '../testing/fake-probes.ts';
import { databaseChecks } from './database-checks.ts';
import { diagnose } from './diagnose.ts';
import type { Probes, Records } from './probes.ts';

const clock = {
  now: () => 0,
  sleep: (_ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
};
const WEBHOOKS = [{ name: 'ops', url: 'http://127.0.0.1:1/', secret: null, events: [] }];

/** The findings after the one on the controller, without the prefix that all have. */
async function look(sights: Partial<Probes>, records: Partial<Records> = {}): Promise<string[]> {
  const probes = fakeProbes({ records: async () => ({ ...RECORDS, ...records }), ...sights });
  const { checks } = await diagnose(databaseChecks(WEBHOOKS, probes), clock);
  return checks.slice(1).map(({ verdict, seen }) => `${verdict} ${seen.replace('doctor.', '')}`);
}

const SERVE = { pid: 7, command: 'tminus serve', address: 'http://127.0.0.1:7070', trouble: null };
const NODE = { id: 'node_1', host: 'one', pid: 7, address: null, isHere: true };
const LEFT_OUT = (why: string) => Array(3).fill(`skip records.${why}`);
const WELL = ['ok events.whole', 'ok rollouts.none', 'ok webhooks.new'];

describe('a database', () => {
  it.each<[string, Partial<Probes>, string[]]>([
    ['embedded', {}, ['ok database.embedded', ...WELL]],
    [
      'on a server, with its clock and its nodes',
      { database: async () => ({ ...SERVER, skewMs: -1_999, nodes: [NODE] }) },
      ['ok database.answers', 'ok clock.agrees', 'ok nodes.live', ...WELL],
    ],
    [
      'whose nodes work in another place, too',
      { database: async () => ({ ...SERVER, nodes: [NODE, { ...NODE, id: 'node_2', isHere: false }] }) },
      ['ok database.answers', 'ok clock.agrees', 'warn nodes.elsewhere', ...WELL],
    ],
    [
      'with another time',
      { database: async () => ({ ...SERVER, skewMs: -2_001 }) },
      ['ok database.answers', 'warn clock.differs', 'ok nodes.none', ...WELL],
    ],
    ['not there yet', { database: async () => null }, ['skip database.none', ...LEFT_OUT('none')]],
    [
      'without tables yet',
      { database: async () => ({ ...EMBEDDED, tables: 'none' }) },
      ['ok database.empty', ...LEFT_OUT('none')],
    ],
    [
      'that is too old',
      { database: async () => ({ ...EMBEDDED, version: '14.9' }) },
      ['fail database.old', ...WELL],
    ],
    [
      'of an earlier version of the program',
      { database: async () => ({ ...EMBEDDED, tables: 'earlier' }), records: async () => null },
      ['warn database.behind', ...LEFT_OUT('unread')],
    ],
    [
      'of a later version of the program',
      { database: async () => ({ ...EMBEDDED, tables: 'later' }), records: async () => null },
      ['fail error.database.newer', ...LEFT_OUT('unread')],
    ],
    [
      'that does not answer',
      { database: () => Promise.reject(new RefusalError('database.unreachable')) },
      ['fail error.database.unreachable', ...LEFT_OUT('unread')],
    ],
    [
      'that only the broken configuration knows',
      { database: async () => 'unknown' },
      ['skip database.unknown', ...LEFT_OUT('unread')],
    ],
    [
      'open in a server',
      { controller: async () => SERVE, database: async () => 'held' },
      ['ok database.held', ...WELL],
    ],
    [
      'open in a short command',
      {
        controller: async () => ({ ...SERVE, address: null }),
        database: async () => 'held',
        records: async () => null,
      },
      ['ok database.held', ...LEFT_OUT('held')],
    ],
  ])('%s', async (_, sights, expected) => {
    expect(await look(sights)).toEqual(expected);
  });
});

describe('rollouts under way', () => {
  const records = { liveRollouts: async () => [{ release: 'v1.1.0', state: 'progressing' as const }] };

  it.each<[string, Partial<Probes>, string]>([
    ['nobody has the data directory', {}, 'warn rollouts.stuck'],
    [
      'a server has it',
      { controller: async () => SERVE, database: async () => 'held' },
      'ok rollouts.driven',
    ],
    [
      'a server has it that is not ready',
      { controller: async () => ({ ...SERVE, trouble: 'engine' }), database: async () => 'held' },
      'warn rollouts.stuck',
    ],
    ['no node lives', { controller: async () => SERVE, database: async () => SERVER }, 'warn rollouts.stuck'],
    ['a node lives', { database: async () => ({ ...SERVER, nodes: [NODE] }) }, 'ok rollouts.driven'],
  ])('%s', async (_, sights, expected) => {
    expect((await look(sights, records)).find((line) => line.includes('rollouts'))).toBe(expected);
  });
});

it.each([
  [{ rows: 12, problems: 2 }, 'fail error.audit.broken'],
  [null, 'skip events.long'],
])('a log of which %j was read: %s', async (verdict, expected) => {
  expect(await look({}, { verifyLog: async () => verdict })).toContain(expected);
});

it.each([
  [{ behind: 0, attempts: 0, failure: null }, 'ok webhooks.upToDate'],
  [{ behind: 3, attempts: 0, failure: null }, 'warn webhooks.behind'],
  [{ behind: 3, attempts: 2, failure: 'status 500' }, 'fail webhooks.failing'],
])('a webhook that stands at %j: %s', async (state, expected) => {
  const deliveries = async () => [{ sink: 'webhook:ops', ...state }];
  expect((await look({}, { deliveries })).at(-1)).toBe(expected);
});
