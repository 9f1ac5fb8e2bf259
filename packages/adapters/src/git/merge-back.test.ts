import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergeBack } from './merge-back.ts';
import {
  hasSshKeygen,
  type ScratchRepository,
  scratchRepository,
  useSigningKey,
} from './scratch-repository.ts';

let away: string;
let scratch: ScratchRepository;
beforeEach(() => {
  scratch = fork();
  away = mkdtempSync(join(tmpdir(), 'tminus-merge-'));
});
afterEach(() => {
  scratch.remove();
  rmSync(away, { recursive: true });
});

const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

/** `main` at its second commit, and `hotfix` beside it, from the first; no branch is checked out. */
function fork(
  init: readonly string[] = [],
  files: { main?: string; hotfix?: string; path?: string } = {},
): ScratchRepository {
  const made = scratchRepository(...init);
  const path = files.path ?? 'fix';
  const [first = '', main = '', hotfix = ''] = made.import([
    { message: 'feat: a', files: { a: '1', both: 'old' }, tags: ['v1.0.0'] },
    { message: 'feat: b', files: { b: '1', both: files.main ?? 'old' } },
    { message: 'fix: c', files: { [path]: '1', both: files.hotfix ?? 'old' }, parents: [0] },
  ]);
  made.git('update-ref', 'refs/heads/main', main);
  made.git('update-ref', 'refs/heads/hotfix', hotfix);
  made.git('update-ref', '--no-deref', 'HEAD', first);
  return made;
}

const request = { source: 'hotfix', target: 'main', message: 'Merge hotfix' };
const ref = (of: ScratchRepository, name: string): string => of.git('rev-parse', name);
const parents = (of: ScratchRepository, name: string): string => of.git('log', '-1', '--format=%P', name);

describe.each([
  ['a repository', []],
  ['a bare repository', ['--bare']],
  ['a repository with SHA-256', ['--object-format=sha256']],
])('merging back in %s', (_what, init) => {
  let own: ScratchRepository;
  beforeEach(() => {
    own = fork(init);
  });
  afterEach(() => own.remove());

  it('makes a merge commit of both sides, and is content the second time', async () => {
    const [from, hotfix] = [ref(own, 'main'), ref(own, 'hotfix')];
    const done = await mergeBack(own.path, request);
    expect(done).toEqual({ outcome: 'merged', from, to: ref(own, 'main') });
    expect(parents(own, 'main')).toBe(`${from} ${hotfix}`);
    expect(own.git('ls-tree', '--name-only', 'main').split('\n')).toEqual(['a', 'b', 'both', 'fix']);
    expect(await mergeBack(own.path, request)).toEqual({ outcome: 'contained', at: ref(own, 'main') });
  });

  it('moves a branch forward where that is enough', async () => {
    own.git('update-ref', 'refs/heads/main', 'v1.0.0');
    const from = ref(own, 'v1.0.0');
    expect(await mergeBack(own.path, request)).toEqual({
      outcome: 'fastForwarded',
      from,
      to: ref(own, 'hotfix'),
    });
    expect(ref(own, 'main')).toBe(ref(own, 'hotfix'));
  });
});

describe('merging back', () => {
  it('names the paths of a conflict and changes nothing', async () => {
    const own = fork([], { main: 'ours', hotfix: 'theirs', path: 'ü\tb' });
    try {
      const before = own.git('for-each-ref');
      expect(await mergeBack(own.path, request)).toEqual({ outcome: 'conflict', files: ['both'] });
      expect(own.git('for-each-ref')).toBe(before);
    } finally {
      own.remove();
    }
  });

  it('takes the work tree of the branch along, and keeps what is not committed', async () => {
    scratch.git('checkout', '--quiet', 'main');
    writeFileSync(join(scratch.path, 'a'), 'mine');
    writeFileSync(join(scratch.path, 'new'), 'mine');
    expect(await mergeBack(scratch.path, request)).toMatchObject({ outcome: 'merged' });
    expect(readFileSync(join(scratch.path, 'fix'), 'utf8')).toBe('1');
    expect(readFileSync(join(scratch.path, 'a'), 'utf8')).toBe('mine');
    expect(scratch.git('status', '--porcelain').split('\n')).toEqual(['M a', '?? new']);
  });

  it('leaves a linked work tree alone where that would overwrite something', async () => {
    const linked = join(away, 'my tree');
    scratch.git('worktree', 'add', '--quiet', linked, 'main');
    writeFileSync(join(linked, 'fix'), 'mine');
    const before = ref(scratch, 'main');
    expect(await mergeBack(scratch.path, request)).toEqual({
      outcome: 'checkedOut',
      workTree: linked,
      reason: expect.stringContaining('would be overwritten'),
      command: `git -C '${linked}' merge hotfix`,
    });
    expect(ref(scratch, 'main')).toBe(before);
    expect(readFileSync(join(linked, 'fix'), 'utf8')).toBe('mine');
  });

  it('takes up what origin has, and makes a branch that only origin has', async () => {
    const clone = join(away, 'clone');
    execFileSync('git', ['clone', '--quiet', '--branch', 'hotfix', scratch.path, clone], { stdio: 'ignore' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' }).trim();
    git('config', 'user.name', 'Ada');
    git('config', 'user.email', 'ada@example.org');
    expect(await mergeBack(clone, request)).toMatchObject({ outcome: 'merged', from: ref(scratch, 'main') });
    expect(git('rev-parse', 'main^1')).toBe(ref(scratch, 'main'));
    git('update-ref', 'refs/heads/main', 'v1.0.0');
    await mergeBack(clone, request);
    expect(git('rev-parse', 'main^1')).toBe(ref(scratch, 'main'));
  });

  it('of two at once goes on from the first one', async () => {
    scratch.git('update-ref', 'refs/heads/other', 'v1.0.0');
    scratch.git('tag', 'docs', scratch.git('commit-tree', '-p', 'v1.0.0', '-m', 'docs: x', 'v1.0.0^{tree}'));
    await Promise.all([
      mergeBack(scratch.path, request),
      mergeBack(scratch.path, { ...request, source: 'docs' }),
    ]);
    for (const source of ['hotfix', 'docs'])
      expect(scratch.git('merge-base', source, 'main')).toBe(ref(scratch, source));
  });

  it.skipIf(!hasSshKeygen)('signs the merge where commit.gpgSign says so', async () => {
    useSigningKey(scratch, away);
    scratch.git('config', 'commit.gpgSign', 'true');
    await mergeBack(scratch.path, request);
    expect(scratch.git('cat-file', 'commit', 'main')).toContain('-----BEGIN SSH SIGNATURE-----');
  });

  it('changes nothing where the signature cannot be made', async () => {
    scratch.git('config', 'commit.gpgSign', 'true');
    scratch.git('config', 'gpg.program', 'false');
    const before = ref(scratch, 'main');
    await expect(mergeBack(scratch.path, request)).rejects.toEqual(refusal('git.signingFailed'));
    expect(ref(scratch, 'main')).toBe(before);
  });

  it('refuses what is not there, and what has nothing in common', async () => {
    const missing = mergeBack(scratch.path, { ...request, target: 'release/2.0.0' });
    await expect(missing).rejects.toEqual(refusal('git.unknownRevision'));
    scratch.git('tag', 'island', scratch.git('commit-tree', '-m', 'x', 'main^{tree}'));
    const island = mergeBack(scratch.path, { ...request, source: 'island' });
    await expect(island).rejects.toEqual(refusal('git.failed'));
  });

  it.each(['before', 'after'])('ends well again after it was cut off %s any of its calls', async (moment) => {
    for (let calls = 1; ; calls += 1) {
      const own = fork();
      try {
        const before = ref(own, 'main');
        const cut = await withGitCutOff({ calls, moment }, () => mergeBack(own.path, request));
        const at = ref(own, 'main');
        if (at !== before) expect(parents(own, at)).toBe(`${before} ${ref(own, 'hotfix')}`);
        const again = await mergeBack(own.path, request);
        expect(again.outcome).toBe(at === before ? 'merged' : 'contained');
        expect(own.git('rev-list', '--count', '--merges', 'main')).toBe('1');
        expect(own.git('fsck', '--no-dangling')).toBe('');
        if (!cut) return expect(calls).toBeGreaterThan(5);
      } finally {
        own.remove();
      }
    }
  });
});

/** Puts a git before the real one that dies at its n-th call, before it did anything or after; true when it came to that. */
async function withGitCutOff(
  at: { readonly calls: number; readonly moment: string },
  act: () => Promise<unknown>,
): Promise<boolean> {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const count = join(away, 'count');
  const script = [
    '#!/bin/sh',
    `n=$(($(cat '${count}') + 1)); echo $n > '${count}'`,
    `if [ $n -ge ${at.calls} ]; then`,
    `  [ $n -eq ${at.calls} ] && [ ${at.moment} = after ] && '${real}' "$@" >/dev/null`,
    '  kill -9 $$',
    'fi',
    `exec '${real}' "$@"`,
  ].join('\n');
  writeFileSync(count, '0');
  writeFileSync(join(away, 'git'), script);
  chmodSync(join(away, 'git'), 0o755);
  const path = process.env['PATH'];
  process.env['PATH'] = `${away}:${path}`;
  try {
    await act();
    return false;
  } catch {
    return true;
  } finally {
    process.env['PATH'] = path;
    rmSync(join(away, 'git'));
  }
}
