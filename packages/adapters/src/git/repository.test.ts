import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBranch } from './create-branch.ts';
import { exportTree } from './export-tree.ts';
import { isShallow, remoteAddress, repoRoot, userIdentity } from './repository.ts';
import { headCommit } from './revision.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';
import { listTags } from './tags.ts';
import { listFiles, readBlobs, readFileAt } from './tree.ts';

let repository: ScratchRepository;
let shas: string[];
let out: string;
beforeEach(() => {
  repository = scratchRepository();
  shas = repository.import([
    { message: 'a', files: { 'api/x.txt': 'one', 'api/sub/ü\n.txt': 'deep', root: '' }, tags: ['v1.0.0'] },
    { message: 'b', files: { 'api/x.txt': 'two' }, tags: ['v1.1.0'] },
    { message: 'side', files: { side: '' }, parents: [0], tags: ['v9.0.0'] },
  ]);
  repository.git('update-ref', 'refs/heads/main', shas[1] ?? '');
  out = mkdtempSync(join(tmpdir(), 'tminus-out-'));
});
afterEach(() => {
  repository.remove();
  rmSync(out, { recursive: true });
});
const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

describe('repository', () => {
  it('knows its top, its head and its user', async () => {
    mkdirSync(join(repository.path, 'deep'));
    expect(await repoRoot(join(repository.path, 'deep'))).toBe(realpathSync(repository.path));
    expect(await headCommit(repository.path)).toBe(shas[1]);
    expect(await isShallow(repository.path)).toBe(false);
    expect(await userIdentity(repository.path)).toBe('Ada <ada@example.org>');
    await expect(repoRoot(out)).rejects.toEqual(refusal('git.notARepository'));
  });

  it('knows the address of its origin', async () => {
    expect(await remoteAddress(repository.path)).toBeNull();
    repository.git('remote', 'add', 'origin', 'git@forge.example:shop/api.git');
    expect(await remoteAddress(repository.path)).toBe('git@forge.example:shop/api.git');
  });

  it('has no user when nobody told git', async () => {
    repository.git('config', '--unset', 'user.name');
    repository.git('config', '--unset', 'user.email');
    const before = { ...process.env };
    Object.assign(process.env, { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' });
    for (const name of Object.keys(process.env))
      if (/^(GIT_(AUTHOR|COMMITTER)_.*|EMAIL)$/.test(name)) delete process.env[name];
    try {
      expect(await userIdentity(repository.path)).toBeNull();
    } finally {
      for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']) delete process.env[name];
      Object.assign(process.env, before);
    }
  });

  it('knows the root of a bare repository', async () => {
    execFileSync('git', ['clone', '--quiet', '--bare', repository.path, join(out, 'bare.git')]);
    expect(await repoRoot(join(out, 'bare.git'))).toBe(realpathSync(join(out, 'bare.git')));
  });
});

describe('listTags', () => {
  it('looks through annotated tags, and tags of tags, at the commit', async () => {
    repository.git('tag', '-a', '-m', 'x', 'annotated', shas[0] ?? '');
    repository.git('-c', 'advice.nestedTag=false', 'tag', '-a', '-m', 'x', 'twice', 'annotated');
    repository.git('tag', 'tree', 'HEAD^{tree}');
    const tags = await listTags(repository.path);
    expect(tags.map(({ name, sha }) => [name, sha])).toEqual([
      ['annotated', shas[0]],
      ['twice', shas[0]],
      ['v1.0.0', shas[0]],
      ['v1.1.0', shas[1]],
      ['v9.0.0', shas[2]],
    ]);
    expect(tags[2]?.date).toBe('2023-11-14T23:13:20+01:00');
  });

  it('takes ancestors only when asked', async () => {
    const tags = await listTags(repository.path, { mergedInto: 'HEAD' });
    expect(tags.map(({ name }) => name)).toEqual(['v1.0.0', 'v1.1.0']);
  });
});

describe('tree', () => {
  it('lists and reads files as committed', async () => {
    expect(await listFiles(repository.path, 'HEAD')).toEqual(['api/sub/ü\n.txt', 'api/x.txt', 'root']);
    expect((await readFileAt(repository.path, 'v1.0.0', 'api/x.txt')).toString()).toBe('one');
    await expect(readFileAt(repository.path, 'HEAD', 'nope')).rejects.toEqual(refusal('git.unknownRevision'));
  });

  it('reads many at once, null for what is not there', async () => {
    const blobs = await readBlobs(repository.path, ['HEAD:api/x.txt', 'HEAD:no pe', 'HEAD:api', 'HEAD:root']);
    expect(blobs.map((blob) => blob?.toString() ?? null)).toEqual(['two', null, null, '']);
  });
});

describe('createBranch', () => {
  it('makes a branch once, and moves it forward only', async () => {
    expect(await createBranch(repository.path, 'release/1.0', 'v1.0.0')).toBe(true);
    expect(await createBranch(repository.path, 'release/1.0', 'v1.0.0')).toBe(false);
    expect(await createBranch(repository.path, 'release/1.0', 'HEAD')).toBe(true);
    expect(repository.git('rev-parse', 'release/1.0')).toBe(repository.git('rev-parse', 'HEAD'));
    await expect(createBranch(repository.path, 'release/1.0', 'v1.0.0')).rejects.toEqual(
      refusal('git.branchElsewhere'),
    );
    expect(repository.git('rev-parse', 'release/1.0')).toBe(repository.git('rev-parse', 'HEAD'));
    expect(repository.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main');
  });

  it('leaves a branch alone that somebody works on', async () => {
    repository.git('branch', 'release/2.0', 'v1.0.0');
    const workTree = `${repository.path}-work`;
    repository.git('worktree', 'add', '--quiet', workTree, 'release/2.0');
    await expect(createBranch(repository.path, 'release/2.0', 'HEAD')).rejects.toEqual(
      refusal('git.branchElsewhere'),
    );
    repository.git('worktree', 'remove', '--force', workTree);
  });

  it('lets exactly one of two win', async () => {
    const both = await Promise.all([1, 2].map(() => createBranch(repository.path, 'race', 'HEAD')));
    expect(both.sort()).toEqual([false, true]);
  });

  it('refuses names that git refuses', async () => {
    await expect(createBranch(repository.path, 'a..b', 'HEAD')).rejects.toEqual(refusal('git.failed'));
  });
});

describe('exportTree', () => {
  it('writes a directory of a commit, leaving the repository as it was', async () => {
    const destination = join(out, 'deep', 'copy');
    const status = repository.git('status', '--porcelain');
    await exportTree({ repo: repository.path, sha: shas[0] ?? '', path: 'api', destination });
    expect(readFileSync(join(destination, 'x.txt'), 'utf8')).toBe('one');
    expect(readFileSync(join(destination, 'sub/ü\n.txt'), 'utf8')).toBe('deep');
    expect(readdirSync(join(out, 'deep'))).toEqual(['copy']);
    expect(repository.git('status', '--porcelain')).toBe(status);
  });

  it('takes a directory that is there as done, and survives doing it twice at once', async () => {
    const destination = join(out, 'copy');
    const call = { repo: repository.path, sha: 'HEAD', path: '.', destination };
    await Promise.all([exportTree(call), exportTree(call)]);
    const inode = statSync(join(destination, 'root')).ino;
    writeFileSync(join(destination, 'mark'), '');
    await exportTree(call);
    expect(existsSync(join(destination, 'mark'))).toBe(true);
    expect(statSync(join(destination, 'root')).ino).toBe(inode);
    expect(readdirSync(out)).toEqual(['copy']);
  });

  it('works on a bare repository', async () => {
    execFileSync('git', ['clone', '--quiet', '--bare', repository.path, join(out, 'bare')]);
    await exportTree({ repo: join(out, 'bare'), sha: 'v1.1.0', path: 'api', destination: join(out, 'copy') });
    expect(readFileSync(join(out, 'copy/x.txt'), 'utf8')).toBe('two');
  });

  it('refuses what is not there and leaves nothing behind', async () => {
    const destination = join(out, 'copy');
    const call = { repo: repository.path, sha: 'HEAD', destination };
    await expect(exportTree({ ...call, path: 'nope' })).rejects.toEqual(refusal('git.unknownRevision'));
    await expect(exportTree({ ...call, path: 'api/x.txt' })).rejects.toEqual(refusal('git.unknownRevision'));
    expect(readdirSync(out)).toEqual([]);
  });
});
