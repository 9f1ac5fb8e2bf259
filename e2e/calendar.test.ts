import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarFiles } from '@tminus/adapters';
import { accepted, addDays, dateOf } from '@tminus/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { serving } from './testing/serving.ts';
import { createStall, type Stall } from './testing/stall.ts';
import { dataPlane } from './testing/watch.ts';
import { scratchDirectory } from './testing/workspace.ts';

/* A release finds its time, a freeze holds it back, and one word lets it through. */

const REF = 'v1.0.0';
const BOB = 'Bob <bob@example.com>';
const today = dateOf(Date.now());

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let stall: Stall;

beforeEach(async () => {
  scratch = await scratchDirectory();
  stall = await createStall(scratch.path);
});

afterEach(async () => {
  await dataPlane(stall.directory).stop();
  await scratch.remove();
});

async function run(...args: string[]) {
  const { code, stdout, stderr } = await tminus([...args, '-C', stall.directory, '--json']);
  return { code, stderr, document: JSON.parse(stdout) };
}

async function done(...args: string[]) {
  const { code, stderr, document } = await run(...args);
  expect([args, code], stderr).toEqual([args, 0]);
  return document;
}

it('windows are found; a freeze holds a release back until it is overridden; calendars go out and come in', async () => {
  const server = await serving(stall.directory);
  const found = await done('calendar', 'windows', '--limit', '3', '--zone', 'Asia/Tokyo');
  expect(found.windows).toHaveLength(3);
  expect(found.windows[0].factors).toHaveLength(5);

  const { release } = await done('plan');
  for (const role of release.plan.approvers) await done('approve', REF, '--as', role, '--by', BOB);
  const until = addDays(today, 40);
  const freeze = await done(
    'calendar',
    'freeze',
    'add',
    'Audit',
    '--from',
    addDays(today, -1),
    '--to',
    until,
  );
  const none = await run('calendar', 'windows', '--release', REF);
  expect([none.code, none.document.code]).toEqual([1, 'calendar.noWindow']);
  expect(none.document.unblock[0].change.params).toMatchObject({ name: 'Audit' });

  const frozen = await run('ship', REF);
  expect([frozen.code, frozen.document.code]).toEqual([1, 'release.frozen']);
  expect(frozen.document.title).toContain('Audit');
  expect(frozen.document.detail).toContain(freeze.id);
  const override = ['calendar', 'freeze', 'override', REF, '--freeze', 'Audit', '--reason', 'a new law'];
  const alone = await run(...override, '--approver', release.author);
  expect(alone.document.code).toBe('freeze.approvedAlone');
  const { overrides } = await done(...override, '--approver', BOB);
  expect(overrides).toMatchObject([{ freeze: freeze.id, reason: 'a new law', approver: BOB }]);
  const { items } = await done('audit', 'list', '--type', 'freeze.overridden');
  expect(items).toMatchObject([{ subject: 'Audit', reason: 'a new law', data: { approver: BOB } }]);
  await writeFile(stall.opens, '');
  expect(await done('ship', REF)).toMatchObject({ status: 'deployed' });

  await done('calendar', 'export', join(scratch.path, 'releases.ics'));
  const text = await readFile(join(scratch.path, 'releases.ics'), 'utf8');
  const served = await fetch(`${server.address}/calendar.ics`);
  expect([served.headers.get('content-type'), await served.text()]).toEqual([
    'text/calendar; charset=utf-8',
    text,
  ]);
  const { events, skipped } = accepted(calendarFiles.read(text, { floating: 'UTC', aliases: {} }));
  expect(skipped).toEqual([]);
  expect(events.map(({ summary }) => summary)).toEqual(
    expect.arrayContaining(['Audit (freeze)', 'v1.0.0 (minor)']),
  );
  const again = await done('calendar', 'import', join(scratch.path, 'releases.ics'), '--as', 'freeze');
  expect(again).toMatchObject({ added: [], changed: [], unchanged: 1 });

  await writeFile(join(scratch.path, 'none.ics'), 'hello\n');
  const bad = await run('calendar', 'import', join(scratch.path, 'none.ics'), '--as', 'peak');
  expect([bad.code, bad.document.code]).toEqual([2, 'calendar.fileInvalid']);
  await done('calendar', 'freeze', 'remove', 'audit');
  const { items: left } = await done('calendar', 'freeze', 'list');
  expect(left).toEqual([]);
  await server.stop();
});
