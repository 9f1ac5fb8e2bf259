import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { serving } from './testing/serving.ts';
import { createStall, type Stall } from './testing/stall.ts';
import { dataPlane } from './testing/watch.ts';
import { git, scratchDirectory } from './testing/workspace.ts';

/* The word that people give on a package: bound to what they saw, and anew for whatever changed. */

const REF = 'v1.0.0';
const BOB = 'Bob <bob@example.com>';

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
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** The problem document of a command that is refused; nothing else may stand on stdout. */
async function refused(...args: string[]) {
  const { code, stdout } = await tminus([...args, '-C', stall.directory, '--json']);
  const problem = JSON.parse(stdout);
  expect([args, code]).toEqual([args, problem.exitCode]);
  expect(problem).toEqual(
    expect.objectContaining({
      type: `https://tminus.dev/errors/${problem.code}`,
      status: expect.any(Number),
      title: expect.any(String),
      detail: expect.any(String),
    }),
  );
  return problem;
}

describe('a package', () => {
  it('cannot be shipped once somebody rejected it; planned again, it takes every word anew', async () => {
    const server = await serving(stall.directory);
    await run('plan');
    await run('approve', REF, '--as', 'technical_lead', '--by', BOB);
    expect(await refused('reject', REF, '--as', 'qa', '--reason', '', '--by', BOB)).toMatchObject({
      code: 'approval.reasonMissing',
      exitCode: 2,
    });
    await run('reject', REF, '--as', 'qa', '--reason', 'the tests are red', '--by', BOB);
    const rejected = await refused('ship', REF);
    expect(rejected).toMatchObject({ code: 'release.rejected', exitCode: 1 });
    expect(rejected.title).toContain('the tests are red');
    expect(rejected.detail).toContain('tminus plan');
    expect(await refused('ship', REF, '--lang', 'ja')).toMatchObject({
      code: 'release.rejected',
      title: 'v1.0.0 は却下されました: the tests are red',
    });
    expect(await refused('approve', REF, '--as', 'qa', '--by', BOB)).toMatchObject({ exitCode: 5 });

    const { release } = await run('plan');
    expect(release).toMatchObject({ status: 'planning', rejectionReason: null });
    expect(release.missingApprovals).toEqual(['product_manager', 'technical_lead', 'qa']);
    await server.stop();
  });

  it('that changed meanwhile cannot be approved with the digest of the one before: 409', async () => {
    const server = await serving(stall.directory);
    const { digest: seen } = await run('plan');
    await git(
      join(stall.directory, 'stall'),
      'commit',
      '--quiet',
      '--allow-empty',
      '--message',
      'fix: prices',
    );
    await run('plan');
    const answer = await fetch(`${server.address}/api/v1/releases/${REF}/approvals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'qa', person: BOB, decision: 'approved', digest: seen }),
    });
    expect(answer.status).toBe(409);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      code: 'approval.stale',
      exitCode: 5,
      params: { given: seen },
    });
    await server.stop();
  });
});

describe('the author', () => {
  it('may not approve alone, unless the configuration allows it and the plan says so', async () => {
    await run('plan');
    const own = await refused('approve', REF, '--as', 'qa');
    expect(own).toMatchObject({ code: 'approval.ownRelease', exitCode: 1 });
    expect(own.detail).toContain('allowSelf: true');

    await appendFile(join(stall.directory, 'tminus.yaml'), 'approvals: { allowSelf: true }\n');
    const { files } = await run('plan');
    const document = await readFile(join(stall.directory, files[0]), 'utf8');
    expect(document).toContain('approvals.allowSelf');
    // Without a server each has the data directory for a moment: they take turns.
    const roles = ['product_manager', 'technical_lead', 'qa'];
    await Promise.all(roles.map((role) => run('approve', REF, '--as', role)));
    expect(await run('release', 'show', REF)).toMatchObject({ status: 'approved', missingApprovals: [] });
  });
});

describe('what cannot be meant', () => {
  it('is answered with what there is instead', async () => {
    const server = await serving(stall.directory);
    const component = await refused('plan', '--component', 'stal');
    expect(component).toMatchObject({ code: 'component.unknown', exitCode: 4, params: { known: 'stall' } });
    expect(await refused('changes', '--component', 'stal')).toEqual(component);
    expect(await refused('plan', '--release-date', '2026-02-30')).toMatchObject({
      code: 'plan.dateInvalid',
      exitCode: 2,
    });
    await run('plan');
    expect(await refused('rollout', 'show', REF)).toMatchObject({ code: 'rollout.notFound', exitCode: 4 });
    expect(await refused('rollout', 'pause', REF)).toMatchObject({
      code: 'rollout.notFound',
      title: 'v1.0.0 has no rollout.',
    });
    expect(await refused('approve', REF, '--as', 'cab', '--by', BOB)).toMatchObject({
      code: 'approval.roleNotRequired',
      exitCode: 1,
    });
    expect(await refused('release', 'show', 'v9.9.9', '--lang', 'ja')).toMatchObject({
      code: 'release.notFound',
      exitCode: 4,
      title: 'リリース v9.9.9 が見つかりません。',
    });
    expect(await refused('serve', '--port', '0')).toMatchObject({ code: 'data.locked', exitCode: 5 });
    await server.stop();
  });

  it('in the command line is a usage problem that names the help of that command', async () => {
    expect(await refused('plan', '--frob')).toMatchObject({ code: 'usage.invalid', exitCode: 2 });
    expect((await refused('plan', '--frob')).detail).toContain('`tminus plan --help`');
    expect((await refused('release', 'shw')).detail).toContain('`tminus release --help`');
    expect((await refused('frob')).detail).toContain('`tminus --help`');
    const forPeople = await tminus(['approve', REF]);
    expect(forPeople).toMatchObject({ code: 2, stdout: '' });
    expect(forPeople.stderr).toContain('--as <role>');
    expect(forPeople.stderr).toContain('`tminus approve --help`');
  });
});

describe('a release that is out', () => {
  it('leaves nothing to release until something changes', async () => {
    await git(join(stall.directory, 'stall'), 'tag', 'v1.0.0');
    const nothing = await refused('plan');
    expect(nothing).toMatchObject({ code: 'release.nothingToRelease', exitCode: 1 });
    expect(nothing.detail).toContain('tminus changes');
    await git(
      join(stall.directory, 'stall'),
      'commit',
      '--quiet',
      '--allow-empty',
      '--message',
      'fix: prices',
    );
    expect(await run('plan', '--dry-run')).toMatchObject({ version: '1.0.1', type: 'patch' });
  });
});
