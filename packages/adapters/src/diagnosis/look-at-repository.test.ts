import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { lookAtRepository, readGitVersion } from './look-at-repository.ts';

let repository: ScratchRepository;
let scratch: string;
beforeEach(() => {
  repository = scratchRepository();
  scratch = mkdtempSync(join(tmpdir(), 'tminus-doctor-'));
});
afterEach(() => {
  repository.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const commits = [
  { message: 'feat: first', files: { 'server.js': 'one' }, tags: ['v1.0.0', 'v1.0.1'] },
  { message: 'feat: second', files: { 'server.js': 'two' } },
];

it('git says which it is', async () => {
  expect(await readGitVersion()).toMatch(/^git version \d+\.\d+/);
});

it('a whole repository, and who commits there', async () => {
  repository.import(commits);
  expect(await lookAtRepository(repository.path)).toEqual({
    isShallow: false,
    tags: 2,
    identity: 'Ada <ada@example.org>',
    headTrouble: null,
  });
});

it('a shallow clone', async () => {
  repository.import(commits);
  const clone = join(scratch, 'clone');
  const args = ['clone', '--quiet', '--depth=1', '--branch=main', `file://${repository.path}`, clone];
  execFileSync('git', args);
  expect(await lookAtRepository(clone)).toMatchObject({ isShallow: true, tags: 0, headTrouble: null });
});

it('a repository whose files are lost', async () => {
  repository.import([{ message: 'feat: first', files: { 'deep/server.js': 'one' } }]);
  const tree = repository.git('rev-parse', 'HEAD:deep');
  // So few objects are files of their own.
  rmSync(join(repository.path, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
  const { headTrouble } = await lookAtRepository(repository.path);
  expect(headTrouble).toContain(tree);
});

it('neither a repository nor a commit', async () => {
  await expect(lookAtRepository(scratch)).rejects.toMatchObject({ refusal: { code: 'git.notARepository' } });
  await expect(lookAtRepository(repository.path)).rejects.toMatchObject({
    refusal: { code: 'git.noCommits' },
  });
});
