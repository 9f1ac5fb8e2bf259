import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { DomainEvent } from '@tminus/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore } from './store.ts';
import { embeddedScratch, type ScratchDatabase } from './testing.ts';

const page = readFileSync(new URL('../../../../docs/event-log.md', import.meta.url), 'utf8');
const [, program = ''] = /```python\n([\s\S]*?)```/.exec(page) ?? [];
const [, query = ''] = /-c "(SELECT[\s\S]*?)" \| python3/.exec(page) ?? [];
const hasPython = spawnSync('python3', ['--version']).status === 0;

let database: ScratchDatabase;
beforeAll(async () => {
  database = await embeddedScratch();
});
afterAll(() => database?.close());

const event = (more: Partial<DomainEvent>): DomainEvent => ({
  type: 'rollout.paused',
  at: 1_700_000_000_000,
  actor: '田中 太郎 <t@example.org>',
  releaseId: null,
  subject: '',
  reason: 'line\nbreak, 3:abc, "quoted"',
  data: { text: 'é😀', list: [1.5, null] },
  ...more,
});

/** What the program of the page says of the rows that its query gives. */
async function verify(): Promise<{ code: number | null; output: string }> {
  const { rows } = await database.pool.query<{ json_build_array: unknown }>(query);
  const input = rows.map(({ json_build_array: row }) => JSON.stringify(row)).join('\n');
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program], {
    input,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { code: status, output: stdout + stderr };
}

it.skipIf(!hasPython)(
  'the program of docs/event-log.md verifies a log, and finds what was changed',
  async () => {
    const store = createStore(database);
    await store.commit({ events: [event({}), event({ reason: null, releaseId: '' }), event({ data: {} })] });
    const { rows } = await store.chain({ after: '2', limit: 1 });
    expect(await verify()).toEqual({ code: 0, output: `head ${rows[0]?.hash}\n` });
    await database.pool.query(`UPDATE events SET reason = '' WHERE seq = 2`);
    const { code, output } = await verify();
    expect(code).toBe(1);
    expect(output).toContain('wrong at 2\n');
  },
);
