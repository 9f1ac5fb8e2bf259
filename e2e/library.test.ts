import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

/* A library: nothing of it runs, so that a release of it is what git and its readers get. */

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let repo: string;
let remote: string;

/** At 1.0.0, with a remote that has all of it. */
beforeEach(async () => {
  scratch = await scratchDirectory();
  [repo, remote] = [join(scratch.path, 'lib'), join(scratch.path, 'lib.git')];
  const config = 'product: { name: lib }\ncomponents: [{ name: lib }]\npublish: { remote: origin }\n';
  await createRepository(repo, [
    {
      message: 'feat: first',
      files: {
        'package.json': '{"name":"lib","version":"1.0.0"}\n',
        'parse.js': 'slowly\n',
        'tminus.yaml': `${config}approvals: { allowSelf: true }\n`,
      },
      tag: 'v1.0.0',
    },
  ]);
  await mkdir(remote);
  await git(remote, 'init', '--quiet', '--bare', '--initial-branch=main');
  await git(repo, 'remote', 'add', 'origin', remote);
  await git(repo, 'push', '--quiet', 'origin', 'main', 'v1.0.0');
});
afterEach(() => scratch.remove());

async function run(...words: string[]) {
  const { code, stdout, stderr } = await tminus(['-C', repo, ...words, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

async function commit(message: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(repo, name), text);
  await git(repo, 'add', '--all');
  await git(repo, 'commit', '--quiet', '--message', message);
}

/** Plans, has every role approve, and ships. */
async function release(version: string, ...words: string[]) {
  const { release: planned } = await run('plan', ...words);
  expect(planned.plan.components).toMatchObject([{ name: 'lib', to: version, publishedOnly: true }]);
  for (const role of planned.plan.approvers) await run('approve', `v${version}`, '--as', role);
  return run('ship', `v${version}`);
}

const isIn = async (branch: string, commitish: string): Promise<boolean> =>
  git(remote, 'merge-base', '--is-ancestor', commitish, branch).then(
    () => true,
    () => false,
  );

it('is released without anything that runs: tagged, written up, pushed', async () => {
  await commit('feat: parse faster', { 'parse.js': 'faster\n' });
  expect(await release('1.1.0')).toMatchObject({
    status: 'deployed',
    publication: { status: 'completed' },
  });
  expect(await git(remote, 'show', 'v1.1.0:package.json')).toContain('"version":"1.1.0"');
  expect(await git(remote, 'show', 'v1.1.0:CHANGELOG.md')).toContain('- parse faster');
  expect(await git(remote, 'rev-parse', 'main')).toBe(await git(repo, 'rev-parse', 'v1.1.0^{}'));
  expect(await run('rollout', 'list')).toMatchObject({ items: [] });
});

it('a hotfix of it comes from its tag, and reaches the main branch and the open release branch', async () => {
  await commit('feat: parse faster', { 'fast.js': 'faster\n' });
  await run('branch', 'release');
  await git(repo, 'push', '--quiet', 'origin', 'main', 'release/1.1.0');
  expect(await run('branch', 'hotfix')).toMatchObject({ branches: [{ branch: 'hotfix/1.0.1' }] });
  await git(repo, 'switch', '--quiet', 'hotfix/1.0.1');
  await commit('fix: an empty text is parsed', { 'parse.js': 'slowly and well\n' });

  expect(await release('1.0.1', '--type', 'hotfix')).toMatchObject({ publication: { status: 'completed' } });
  const fix = await git(repo, 'rev-parse', 'v1.0.1^{}');
  expect(await isIn('main', fix)).toBe(true);
  expect(await isIn('release/1.1.0', fix)).toBe(true);
  expect(await git(remote, 'show', 'main:parse.js')).toBe('slowly and well');
});

it('a hotfix that contradicts the main branch is released, and left to a person there alone', async () => {
  await run('branch', 'hotfix');
  await commit('feat: parse anew', { 'parse.js': 'anew\n' });
  await git(repo, 'push', '--quiet', 'origin', 'main');
  await git(repo, 'switch', '--quiet', 'hotfix/1.0.1');
  await commit('fix: an empty text is parsed', { 'parse.js': 'slowly and well\n' });

  const { publication } = await release('1.0.1', '--type', 'hotfix');
  expect(publication.status).toBe('completed');
  expect(JSON.stringify(publication.steps)).toContain('tminus branch merge-back');
  expect(await git(remote, 'show', 'v1.0.1:parse.js')).toBe('slowly and well');
  expect(await git(remote, 'show', 'main:parse.js')).toBe('anew');

  await git(repo, 'switch', '--quiet', 'main');
  const { release: next } = await run('plan');
  expect(next.plan.findings).toContainEqual(
    expect.objectContaining({
      code: 'plan.finding.releasedElsewhere',
      params: expect.objectContaining({ last: 'v1.0.1' }),
    }),
  );
});
