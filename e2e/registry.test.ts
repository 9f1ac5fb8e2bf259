import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tminus, until } from './testing/cli.ts';
import { type Serving, serving } from './testing/serving.ts';
import { dataPlane } from './testing/watch.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

/* The registry: releases found, described, tied to each other and made after another's image, and what is told of them. */

const BOB = 'Bob <bob@example.com>';

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let server: Serving;

beforeAll(async () => {
  scratch = await scratchDirectory();
  for (const [name, message] of [
    ['core', 'feat: dark mode (REQ-7)'],
    ['shell', 'feat!: no more XML'],
  ] as const)
    await createRepository(join(scratch.path, name), [
      { message: 'feat: first', files: { 'package.json': '{"version":"1.0.0"}' }, tag: 'v1.0.0' },
      { message, files: { 'new.txt': name } },
    ]);
  await writeFile(
    join(scratch.path, 'tminus.yaml'),
    `product: { name: Shop, version: 1.0.0 }
components: [{ name: core, repo: core }, { name: shell, repo: shell }]
stakeholders: [{ audience: users, channel: blog }, { audience: enterprise, to: big@example.com }]
`,
  );
  server = await serving(scratch.path);
});

afterAll(async () => {
  await server.stop();
  await dataPlane(scratch.path).stop();
  await scratch.remove();
});

const command = (...args: string[]) => tminus([...args, '-C', scratch.path]);

async function json(...args: string[]) {
  const { code, stdout, stderr } = await command(...args, '--json');
  expect([code, stderr].slice(0, code === 0 ? 1 : 2)).toEqual([0]);
  return JSON.parse(stdout);
}

async function text(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await command(...args);
  expect(code, stderr).toBe(0);
  return stdout + stderr;
}

/** The code of a command that is refused, and its exit code. */
async function refused(...args: string[]) {
  const { code, stdout } = await command(...args, '--json');
  const problem = JSON.parse(stdout);
  expect(code).toBe(problem.exitCode);
  return problem;
}

/** Asks the server itself, which takes a fraction of the time that a command takes. */
async function api(method: 'GET' | 'POST', path: string, body?: object) {
  const answer = await fetch(`${server.address}/api/v1/releases/${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return answer.json();
}

async function approve(ref: string): Promise<void> {
  const { missingApprovals, plan } = await api('GET', ref);
  for (const role of missingApprovals) {
    const word = { role, person: BOB, decision: 'approved', digest: plan.digest };
    await api('POST', `${ref}/approvals`, word);
  }
}

async function ship(ref: string): Promise<void> {
  await api('POST', `${ref}/ship`, { actor: BOB });
  await until(`${ref} to be published`, async () => {
    const { status, publication } = await api('GET', ref);
    return status === 'deployed' && publication.status === 'completed';
  });
}

const versions = async (...args: string[]): Promise<string[]> =>
  (await json('release', 'list', ...args)).items.map(({ version }: { version: string }) => version);

describe.sequential('two releases', () => {
  it('are described when they are planned, and found by what is said of them', async () => {
    await json(
      'plan',
      '--component',
      'core',
      '--theme',
      'Night shift',
      '--objective',
      'Work at night',
      'Rest',
    );
    await json('plan', '--component', 'shell', '--manager', 'Rita <rita@example.com>');
    expect(await versions()).toEqual(['2.0.0', '1.1.0']);
    expect(await versions('--search', 'night DARK')).toEqual(['1.1.0']);
    expect(await versions('--type', 'major', '--status', 'planning', 'approved')).toEqual(['2.0.0']);
    expect(await versions('--component', 'core', '--limit', '1')).toEqual(['1.1.0']);
    expect(await versions('--to', '2001-01-01')).toEqual([]);
    expect(await text('release', 'list')).toMatch(/^v1\.1\.0 .*Night shift {2}rel_\w+$/m);
    const shown = await text('release', 'show', 'v1.1.0');
    for (const words of ['Night shift', '• Work at night', 'window ', 'forecast ', 'to come: tminus notify'])
      expect(shown).toContain(words);
    expect((await command('release', 'list', '--status', 'plannin')).code).toBe(2);
    expect(await refused('release', 'list', '--component', 'cor')).toMatchObject({
      code: 'component.unknown',
      exitCode: 4,
    });
  });

  it('are edited without a word of approval, and the plan on disk says so', async () => {
    const before = await json('release', 'show', 'v1.1.0');
    const edited = await json('release', 'edit', 'v1.1.0', '--announce', 'A post', '--objective');
    expect(edited.details).toMatchObject({ theme: 'Night shift', objectives: [], announcements: ['A post'] });
    expect(edited.plan.digest).toBe(before.plan.digest);
    const file = join(scratch.path, 'storage/releases/v1.1.0/release-plan.md');
    expect(await readFile(file, 'utf8')).toMatch(/\*\*Theme\*\*: Night shift[\s\S]*- A post/);
    expect(await refused('release', 'edit', 'v1.1.0')).toMatchObject({
      code: 'release.nothingToEdit',
      exitCode: 2,
    });
  });

  it('wait for each other, never in a circle', async () => {
    expect(await refused('release', 'edit', 'v2.0.0', '--needs', 'v7.0.0')).toMatchObject({
      code: 'release.needsUnknown',
      exitCode: 4,
    });
    await json('release', 'edit', 'v2.0.0', '--needs', 'v1.1.0');
    expect(await refused('release', 'edit', 'v1.1.0', '--needs', 'v2.0.0')).toMatchObject({
      code: 'release.needsCycle',
      exitCode: 1,
      params: { cycle: 'v1.1.0 → v2.0.0 → v1.1.0' },
    });
    await approve('v2.0.0');
    expect(await refused('ship', 'v2.0.0')).toMatchObject({
      code: 'release.needsOther',
      exitCode: 1,
      params: { needed: 'v1.1.0', status: 'planning' },
    });
    expect(await text('status')).toContain('v2.0.0 waits for v1.1.0 (planning)');
    expect(await text('release', 'show', 'v2.0.0')).toMatch(/needs +· v1\.1\.0 {2}planning/);
  });

  it('have messages that can be read before they are sent, and move with the date', async () => {
    const list = await text('notify', 'preview', 'v2.0.0');
    expect(list).toMatch(/release day +enterprise +e-mail +big@example\.com +release_day:enterprise:email/);
    const id = ['--message', 'release_day:enterprise:email'];
    expect(await text('notify', 'preview', 'v2.0.0', ...id)).toMatch(
      /Subject .*v2\.0\.0[\s\S]*- no more XML/,
    );
    expect(await text('notify', 'preview', 'v2.0.0', ...id, '--lang', 'ja')).toContain('対応が必要な変更');
    const { items } = await json('notify', 'preview', 'v2.0.0', '--audience', 'users');
    expect(new Set(items.map(({ audience }: { audience: string }) => audience))).toEqual(new Set(['users']));
    expect(await refused('notify', 'preview', 'v2.0.0', '--message', 'x')).toMatchObject({
      code: 'message.notFound',
      exitCode: 4,
    });
    const scheduled = await json('audit', 'list', '--release', 'v2.0.0', '--type', 'communication.scheduled');
    expect(scheduled.items).toHaveLength(1);
    const { plan } = await json('release', 'show', 'v1.1.0');
    const later = new Date(Date.parse(plan.releaseDate) + 7 * 86_400_000).toISOString().slice(0, 10);
    expect(await text('plan', '--component', 'core', '--release-date', later)).toMatch(
      /\d messages move by 7 days/,
    );
  });

  it('go one after the other, and a third is made like the first', async () => {
    await approve('v1.1.0');
    expect(await refused('release', 'clone', 'v1.1.0')).toMatchObject({
      code: 'release.stillOpen',
      exitCode: 5,
    });
    await ship('v1.1.0');
    await ship('v2.0.0');
    await git(join(scratch.path, 'core'), 'commit', '--quiet', '--allow-empty', '--message', 'feat: more');
    const { release } = await json('release', 'clone', 'v1.1.0');
    expect(release).toMatchObject({
      version: '2.1.0',
      type: 'minor',
      details: { theme: 'Night shift', announcements: ['A post'], needs: [] },
    });
    expect(release.plan.components.map(({ name }: { name: string }) => name)).toEqual(['core']);
  });
});
