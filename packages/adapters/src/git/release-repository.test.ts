import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IntendedRefs, NewReleaseCommit } from '@tminus/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBranch } from './create-branch.ts';
import { pushRefs } from './push-refs.ts';
import { createReleaseRepository } from './release-repository.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';

const repository = createReleaseRepository();
const BRANCH = 'release/1.1.0';
const SCRIPT = '#!/bin/sh\n';

let here: ScratchRepository;
let planned: string;

const open = (...initArgs: string[]) => {
  here = scratchRepository(...initArgs);
  const files = { 'api/main.js': 'one', 'docs/old.md': 'old', 'CHANGELOG.md': 'before\n' };
  [planned = ''] = here.import([{ message: 'feat: a', files }]);
};
beforeEach(() => open());
afterEach(() => here.remove());

const order = (more: Partial<NewReleaseCommit> = {}): NewReleaseCommit => ({
  repo: here.path,
  branch: BRANCH,
  parent: planned,
  files: [
    { path: 'CHANGELOG.md', content: '# 1.1.0\n' },
    { path: 'docs/releases/v1.1.0 “ü”.md', content: 'notes\n' },
    { path: 'docs/old.md', content: null },
  ],
  subject: 'chore(release): v1.1.0',
  releaseId: 'rel_1',
  author: 'Mika <mika@example.org>',
  at: Date.parse('2025-11-03T12:00:00.500Z'),
  ...more,
});
const commit = async (more?: Partial<NewReleaseCommit>): Promise<string> => {
  const sha = await repository.commitRelease(order(more));
  if (sha === null) throw new Error('nothing was committed');
  return sha;
};
const tip = (): string => here.git('rev-parse', BRANCH);

describe.each([
  ['a repository', []],
  ['a bare repository', ['--bare']],
  ['a repository with SHA-256', ['--object-format=sha256']],
])('a release commit in %s', (_name, initArgs) => {
  beforeEach(async () => {
    here.remove();
    open(...initArgs);
    await createBranch(here.path, BRANCH, planned);
  });

  it('has what was generated on top of what was planned, in the name of the release', async () => {
    const sha = await commit();
    expect(tip()).toBe(sha);
    expect(here.git('log', '-1', '--format=%P %an <%ae> %at %ai %cn %ct|%B', sha)).toBe(
      `${planned} Mika <mika@example.org> 1762171200 2025-11-03 12:00:00 +0000 Mika 1762171200|chore(release): v1.1.0\n\nTminus-Release: rel_1`,
    );
    expect(here.git('-c', 'core.quotePath=off', 'ls-tree', '-r', '--name-only', sha).split('\n')).toEqual([
      'CHANGELOG.md',
      'api/main.js',
      'docs/releases/v1.1.0 “ü”.md',
    ]);
    expect(here.git('show', `${sha}:CHANGELOG.md`)).toBe('# 1.1.0');
  });

  it('is the same one at every attempt, also when it was not yet on its branch', async () => {
    const sha = await commit();
    expect(await commit()).toBe(sha);
    here.git('update-ref', `refs/heads/${BRANCH}`, planned);
    expect(await commit()).toBe(sha);
    expect(here.git('rev-list', '--count', BRANCH)).toBe('2');
  });
});

describe('a release commit', () => {
  beforeEach(async () => {
    await createBranch(here.path, BRANCH, planned);
  });

  it('is not made when there is nothing to add', async () => {
    expect(await repository.commitRelease(order({ files: [] }))).toBeNull();
    const same = [{ path: 'CHANGELOG.md', content: 'before\n' }];
    expect(await repository.commitRelease(order({ files: same }))).toBeNull();
    expect(tip()).toBe(planned);
  });

  it('is found below what people added to the branch', async () => {
    const sha = await commit();
    here.git('checkout', '--quiet', BRANCH);
    here.git('commit', '--quiet', '--allow-empty', '-m', 'docs: more');
    expect(await commit()).toBe(sha);
  });

  it('refuses a branch with commits that the release does not know', async () => {
    here.git('checkout', '--quiet', BRANCH);
    here.git('commit', '--quiet', '--allow-empty', '-m', 'fix: unplanned');
    await expect(commit()).rejects.toMatchObject({ refusal: { code: 'git.releaseBranchMoved' } });
  });

  it('is one, whoever makes it at the same time', async () => {
    const made = await Promise.all([commit(), commit(), commit()]);
    expect(new Set(made)).toEqual(new Set([tip()]));
  });

  it('leaves work tree, index and HEAD alone, and takes a checked out branch along', async () => {
    here.git('checkout', '--quiet', 'main');
    writeFileSync(join(here.path, 'api/main.js'), 'changed');
    await commit();
    expect(here.git('status', '--porcelain')).toBe('M api/main.js');
    here.git('checkout', '--quiet', '--force', '-b', 'release/1.2.0', planned);
    const next = await commit({ branch: 'release/1.2.0' });
    expect(here.git('status', '--porcelain')).toBe('');
    expect(here.git('rev-parse', 'HEAD')).toBe(next);
  });

  it('keeps a file that can be run so', async () => {
    here.git('checkout', '--quiet', BRANCH);
    writeFileSync(join(here.path, 'run.sh'), SCRIPT);
    chmodSync(join(here.path, 'run.sh'), 0o755);
    here.git('add', '--all');
    here.git('commit', '--quiet', '-m', 'feat: run');
    planned = tip();
    const sha = await commit({ files: [{ path: 'run.sh', content: `${SCRIPT}# 1.1.0\n` }] });
    expect(here.git('ls-tree', sha, 'run.sh')).toMatch(/^100755 /);
  });
});

describe('a branch with the commit of a release that was given up', () => {
  beforeEach(async () => {
    await createBranch(here.path, BRANCH, planned);
    await commit();
  });
  const drop = (releaseId = 'rel_2') => repository.dropAbandoned(here.path, BRANCH, releaseId);

  it('is taken back for the next one, and goes on from there', async () => {
    await drop();
    expect(tip()).toBe(planned);
    expect(await commit({ releaseId: 'rel_2' })).toBe(tip());
  });

  it.each([
    ['it is its own', 'rel_1', () => undefined],
    ['it is tagged', 'rel_2', () => here.git('tag', 'v1.1.0', BRANCH)],
    ['something was built upon it', 'rel_2', () => here.git('branch', 'fix', BRANCH)],
    ['it is checked out', 'rel_2', () => here.git('checkout', '--quiet', BRANCH)],
  ])('stays when %s', async (_why, releaseId, given) => {
    const before = tip();
    given();
    await drop(releaseId);
    expect(tip()).toBe(before);
  });

  it('stays when another release was merged into it', async () => {
    here.git('update-ref', `refs/heads/${BRANCH}`, planned);
    await createBranch(here.path, 'hotfix/1.0.1', planned);
    const source = await commit({ branch: 'hotfix/1.0.1', releaseId: 'rel_3' });
    here.git(
      'update-ref',
      `refs/heads/${BRANCH}`,
      here.git('commit-tree', '-p', planned, '-m', 'fix: b', `${planned}^{tree}`),
    );
    const message = `Merge branch 'hotfix/1.0.1' into ${BRANCH}\n\nTminus-Release: rel_3\n`;
    await repository.mergeBack(here.path, { source, target: BRANCH, message });
    const before = tip();
    await drop();
    expect(tip()).toBe(before);
    expect(here.git('merge-base', source, BRANCH)).toBe(source);
  });

  it('stays when it never had one, or is not there', async () => {
    await repository.dropAbandoned(here.path, 'main', 'rel_2');
    await repository.dropAbandoned(here.path, 'none', 'rel_2');
    expect(here.git('rev-parse', 'main')).toBe(planned);
  });
});

it('the branch to merge into is the one that is checked out and has the commit', async () => {
  expect(await repository.branchHolding(here.path, planned)).toBe('main');
  here.git('checkout', '--quiet', '--orphan', 'other');
  here.git('commit', '--quiet', '--allow-empty', '-m', 'feat: b');
  expect(await repository.branchHolding(here.path, planned)).toBeNull();
});

describe('without a branch that is checked out, as in most pipelines, the branch to merge into is', () => {
  beforeEach(() => here.git('update-ref', '--no-deref', 'HEAD', planned));

  it('the main one, when it has the commit', async () => {
    expect(await repository.branchHolding(here.path, planned)).toBe('main');
    const elsewhere = here.git('commit-tree', '-p', planned, '-m', 'fix: b', `${planned}^{tree}`);
    expect(await repository.branchHolding(here.path, elsewhere)).toBeNull();
  });

  it('the one that is configured, also where only origin has it', async () => {
    here.git('update-ref', 'refs/remotes/origin/develop', planned);
    const configured = createReleaseRepository(undefined, async () => 'develop');
    expect(await configured.branchHolding(here.path, planned)).toBe('develop');
    here.git('update-ref', '-d', 'refs/remotes/origin/develop');
    expect(await configured.branchHolding(here.path, planned)).toBeNull();
  });
});

it('what a hotfix mended belongs into main and the release branches above it that are not out', async () => {
  for (const name of ['release/1.0.0', 'release/2.0.0', 'release/1.2.0', 'release/1.10.0', 'feature/x'])
    here.git('branch', name, planned);
  here.git('update-ref', 'refs/remotes/origin/release/3.0.0', planned);
  here.git('tag', 'api/v2.0.0', planned);
  const mended = {
    version: '1.0.1',
    branches: { release: 'release/{version}', hotfix: 'hotfix/{version}' },
    tagPatterns: ['v{version}', 'api/v{version}'],
  };
  expect(await repository.branchesAbove(here.path, mended)).toEqual({
    main: 'main',
    releases: ['release/1.2.0', 'release/1.10.0', 'release/3.0.0'],
  });
  here.git('branch', '-m', 'main', 'trunk');
  expect((await repository.branchesAbove(here.path, mended)).main).toBeNull();
});

it('the newest version is the one without a higher final one, by its own pattern', async () => {
  for (const tag of ['v1.9.0', 'v1.10.0', 'v2.0.0-rc.1', 'api/v3.0.0']) here.git('tag', tag, planned);
  const isNewest = (version: string) => repository.isNewest(here.path, { pattern: 'v{version}', version });
  expect(await Promise.all(['1.10.0', '1.9.0', '2.0.0'].map(isNewest))).toEqual([true, false, true]);
});

describe('merging back', () => {
  it('says what contradicts, and changes nothing', async () => {
    await createBranch(here.path, BRANCH, planned);
    const sha = await commit();
    here.git('checkout', '--quiet', '--force', 'main');
    writeFileSync(join(here.path, 'CHANGELOG.md'), 'by hand\n');
    here.git('commit', '--quiet', '--all', '-m', 'docs: by hand');
    const merging = repository.mergeBack(here.path, { source: sha, target: 'main', message: 'merge' });
    await expect(merging).rejects.toMatchObject({
      refusal: { code: 'git.mergeConflict', params: { files: 'CHANGELOG.md' } },
    });
    expect(here.git('log', '-1', '--format=%s')).toBe('docs: by hand');
  });

  it('never overwrites what is not committed, and says how to go on', async () => {
    here.git('checkout', '--quiet', '--force', 'main');
    await createBranch(here.path, BRANCH, planned);
    const source = await commit();
    writeFileSync(join(here.path, 'CHANGELOG.md'), 'by hand\n');
    const merge = { source, target: 'main', message: 'merge' };
    await expect(repository.mergeBack(here.path, merge)).rejects.toMatchObject({
      refusal: { code: 'git.mergeCheckedOut', params: { branch: 'main' } },
    });
    here.git('checkout', '--quiet', '--', 'CHANGELOG.md');
    await repository.mergeBack(here.path, merge);
    await repository.mergeBack(here.path, merge);
    expect(here.git('rev-parse', 'main')).toBe(source);
    expect(here.git('status', '--porcelain')).toBe('');
  });
});

describe('a push', () => {
  let remote: string;
  const there = (...args: string[]): string =>
    execFileSync('git', ['-C', remote, ...args], { encoding: 'utf8' }).trim();
  const push = (more: Partial<Parameters<typeof pushRefs>[1]> = {}) =>
    repository.push(here.path, { remote: 'origin', branches: [BRANCH, 'main'], tags: ['v1.1.0'], ...more });

  beforeEach(async () => {
    remote = mkdtempSync(join(tmpdir(), 'tminus-remote-'));
    there('init', '--quiet', '--bare', '--initial-branch=main');
    here.git('remote', 'add', 'origin', remote);
    await createBranch(here.path, BRANCH, planned);
    await repository.createTag(here.path, { name: 'v1.1.0', sha: planned, message: 'v1.1.0' });
  });
  afterEach(() => rmSync(remote, { recursive: true }));

  it('brings all of it, and may be repeated', async () => {
    await push();
    await push();
    expect(there('for-each-ref', '--format=%(refname)').split('\n')).toEqual([
      'refs/heads/main',
      `refs/heads/${BRANCH}`,
      'refs/tags/v1.1.0',
    ]);
    expect(there('rev-parse', 'v1.1.0^{commit}')).toBe(planned);
  });

  it('brings nothing when one of it is refused, and names that one', async () => {
    here.git('push', '--quiet', 'origin', `${planned}:refs/heads/main`);
    const other = there('commit-tree', '-p', planned, '-m', 'elsewhere', `${planned}^{tree}`);
    there('update-ref', 'refs/heads/main', other);
    await expect(push()).rejects.toMatchObject({
      refusal: {
        code: 'git.pushRejected',
        params: { reason: expect.stringMatching(/^main \[rejected\][^,]*$/) },
      },
    });
    expect(there('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    expect(there('rev-parse', 'main')).toBe(other);
  });

  describe('with the release in main', () => {
    let elsewhere: string;
    const message = 'Merge release';
    /** Commits something on top of what the remote's main is at. */
    const commitThere = (...parents: string[]): string => {
      const from = parents.flatMap((parent) => ['-p', parent]);
      const sha = there('commit-tree', ...from, '-m', 'elsewhere', `${parents.at(-1)}^{tree}`);
      there('update-ref', 'refs/heads/main', sha);
      return sha;
    };
    beforeEach(async () => {
      there('config', 'user.name', 'Ada');
      there('config', 'user.email', 'ada@example.org');
      here.git('push', '--quiet', 'origin', `${planned}:refs/heads/main`);
      elsewhere = commitThere(planned);
      here.git('update-ref', '--no-deref', 'HEAD', planned);
    });

    it.each(['behind', 'missing'])(
      'is content where it was merged there, and main is %s here',
      async (state) => {
        const source = await commit();
        here.git('push', '--quiet', 'origin', BRANCH);
        const merged = commitThere(elsewhere, source);
        here.git('fetch', '--quiet', 'origin');
        here.git('checkout', '--quiet', '--detach', planned);
        if (state === 'missing') here.git('branch', '-D', 'main');
        await repository.mergeBack(here.path, { source, target: 'main', message });
        await push({ follow: ['main'] });
        expect(there('rev-parse', 'main')).toBe(merged);
        expect(there('rev-parse', 'v1.1.0^{commit}')).toBe(planned);
      },
    );

    it('takes up what came there meanwhile, and pushes both', async () => {
      const source = await commit();
      await repository.mergeBack(here.path, { source, target: 'main', message });
      await push({ follow: ['main'] });
      for (const sha of [source, elsewhere]) expect(there('merge-base', sha, 'main')).toBe(sha);
      expect(there('rev-parse', 'v1.1.0^{commit}')).toBe(planned);
    });

    it('says so where what came there contradicts', async () => {
      const source = await commit();
      await repository.mergeBack(here.path, { source, target: 'main', message });
      await createBranch(here.path, 'other', planned);
      const files = [{ path: 'CHANGELOG.md', content: 'by hand\n' }];
      const other = await commit({ branch: 'other', releaseId: 'rel_2', files });
      here.git('push', '--quiet', '--force', 'origin', `${other}:refs/heads/main`);
      here.git('update-ref', '-d', 'refs/remotes/origin/main');
      await expect(push({ follow: ['main'] })).rejects.toMatchObject({
        refusal: { code: 'git.mergeConflict', params: { files: 'CHANGELOG.md' } },
      });
      expect(there('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    });
  });

  it('refuses a branch that is neither here nor there, which waiting would not mend', async () => {
    await expect(push({ branches: ['gone'] })).rejects.toMatchObject({
      refusal: { code: 'git.pushRejected', params: { reason: expect.stringContaining('refs/heads/gone') } },
    });
  });

  it('never moves a tag that is there', async () => {
    here.git('push', '--quiet', 'origin', `${planned}:refs/tags/v1.1.0`);
    await expect(push()).rejects.toMatchObject({
      refusal: { code: 'git.pushRejected', params: { reason: expect.stringContaining('v1.1.0') } },
    });
  });

  it('tells a hook of the other side that refuses', async () => {
    const hook = join(remote, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\nexit 1\n');
    chmodSync(hook, 0o755);
    await expect(push()).rejects.toMatchObject({
      refusal: { code: 'git.pushDeclined', params: { reason: 'pre-receive hook declined.' } },
    });
  });

  it('passes on what a hook of the other side says, and names what it refused once', async () => {
    const hook = join(remote, 'hooks', 'update');
    const words = 'echo "main is protected: https://mika:s3cret@example.org/rules" >&2; echo "ask Noor" >&2';
    writeFileSync(hook, `#!/bin/sh\ncase $1 in */main) ${words}; exit 1;; esac\n`);
    chmodSync(hook, 0o755);
    await expect(push()).rejects.toMatchObject({
      refusal: {
        code: 'git.pushDeclined',
        params: {
          refs: 'main',
          reason: 'hook declined: main is protected: https://example.org/rules ask Noor.',
        },
      },
    });
    expect(there('for-each-ref')).toBe('');
  });

  it('tells a remote that is unknown from one that does not answer, and no password', async () => {
    await expect(push({ remote: 'upstream' })).rejects.toMatchObject({
      refusal: { code: 'git.remoteMissing', params: { remote: 'upstream' } },
    });
    here.git('remote', 'set-url', 'origin', 'http://mika:s3cret@127.0.0.1:1/product.git');
    const error = await push().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ refusal: { code: 'git.remoteUnreachable' } });
    expect(JSON.stringify(error)).not.toContain('s3cret');
  });

  it.each(['http://mika:s3cret', 'http://mika:p@q@s3cret', 'git://mika:p@s3cret'])(
    'keeps %s to itself',
    async (credentials) => {
      here.git('remote', 'set-url', 'origin', `${credentials}@127.0.0.1:1/product.git`);
      const error = await push().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ refusal: { params: { reason: expect.stringContaining('127.0.0.1') } } });
      expect(JSON.stringify(error)).not.toContain('s3cret');
    },
  );

  it('waits for another one that moves the same references', async () => {
    const lock = join(remote, 'refs', 'heads', 'main.lock');
    const hook = join(remote, 'hooks', 'pre-receive');
    // In the way of the first push, and gone for the second.
    writeFileSync(hook, `#!/bin/sh\nif test -e ${lock}; then rm ${lock}; else : > ${lock}; fi\n`);
    chmodSync(hook, 0o755);
    await push();
    expect(there('rev-parse', 'main')).toBe(planned);
  });

  describe('that is looked forward to', () => {
    const check = (more: Partial<IntendedRefs> = {}) =>
      repository.checkPublish(here.path, {
        ...{ remote: 'origin', branch: 'release/1.2.0', sha: planned, tags: ['v1.2.0'], releaseId: 'rel_1' },
        ...more,
      });

    it('sends nothing, and makes nothing here', async () => {
      const before = here.git('for-each-ref');
      await check();
      await check({ branch: BRANCH, tags: ['v1.1.0'] });
      expect(there('for-each-ref')).toBe('');
      expect(here.git('for-each-ref')).toBe(before);
    });

    it('minds neither what is there already nor a main that moved on', async () => {
      await push();
      await check({ branch: BRANCH, tags: ['v1.1.0'] });
      const sha = await commit();
      here.git('push', '--quiet', 'origin', BRANCH);
      await check({ branch: BRANCH, tags: [] });
      await check({ branch: BRANCH, sha, tags: [] });
    });

    it.each([
      ['a tag', 'refs/tags/v1.2.0', 'v1.2.0'],
      ['a branch', 'refs/heads/release/1.2.0', 'release/1.2.0'],
    ])('is refused where there is %s of that name elsewhere', async (_what, ref, name) => {
      const tree = there('hash-object', '-t', 'tree', '-w', '/dev/null');
      there('config', 'user.name', 'Ada');
      there('config', 'user.email', 'ada@example.org');
      there('update-ref', ref, there('commit-tree', '-m', 'elsewhere', tree));
      await expect(check()).rejects.toMatchObject({
        refusal: { code: 'git.pushRejected', params: { reason: expect.stringContaining(name) } },
      });
    });

    describe.each(['origin', null])('with the remote %s', (to) => {
      const checkTag = (sha: string) => check({ remote: to, branch: BRANCH, sha, tags: ['v1.1.1'] });

      it('is refused where a tag of that name is elsewhere here', async () => {
        const sha = await commit();
        for (const [object, wanted] of [
          [sha, planned],
          [planned, sha],
          [`${planned}^{tree}`, planned],
        ] as const) {
          here.git('tag', '--force', 'v1.1.1', object);
          const intended = { remote: to, branch: BRANCH, sha: wanted, tags: ['v1.1.1'], releaseId: 'rel_2' };
          await expect(check(intended)).rejects.toMatchObject({
            refusal: { code: 'git.tagElsewhere', params: { tag: 'v1.1.1', expected: wanted } },
          });
        }
        // Once its own commit is known, a tag at the planned one is elsewhere, too.
        here.git('tag', '--force', 'v1.1.1', planned);
        await expect(checkTag(sha)).rejects.toMatchObject({ refusal: { code: 'git.tagElsewhere' } });
      });

      it('takes a tag of its own, also before its commit is known', async () => {
        await repository.createTag(here.path, { name: 'v1.1.1', sha: await commit(), message: 'v1.1.1' });
        await checkTag(tip());
        await checkTag(planned);
      });

      it('does not take a merge of its commit for its own', async () => {
        const parents = ['-p', planned, '-p', await commit()];
        const message = ['-m', 'Merge', '-m', 'Tminus-Release: rel_1'];
        here.git('tag', 'v1.1.1', here.git('commit-tree', ...parents, ...message, `${planned}^{tree}`));
        await expect(checkTag(planned)).rejects.toMatchObject({ refusal: { code: 'git.tagElsewhere' } });
      });
    });

    it('asks no hook of this side', async () => {
      const hook = join(here.path, '.git', 'hooks', 'pre-push');
      writeFileSync(hook, '#!/bin/sh\nexit 1\n');
      chmodSync(hook, 0o755);
      await check();
      await expect(push()).rejects.toThrow();
    });

    it('needs a remote that is known and answers', async () => {
      await expect(check({ remote: 'upstream' })).rejects.toMatchObject({
        refusal: { code: 'git.remoteMissing' },
      });
      here.git('remote', 'set-url', 'origin', join(remote, 'none'));
      await expect(check()).rejects.toMatchObject({ refusal: { code: 'git.remoteUnreachable' } });
      await check({ remote: null });
    });
  });

  it('does not wait for ever', async () => {
    const hook = join(remote, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\nexec sleep 4\n');
    chmodSync(hook, 0o755);
    const refs = { remote: 'origin', branches: [BRANCH], tags: [] };
    await expect(pushRefs(here.path, refs, { timeoutMs: 300 })).rejects.toMatchObject({
      refusal: { code: 'git.remoteUnreachable' },
    });
  });
});
