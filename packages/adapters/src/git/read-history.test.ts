import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Commit } from '@tminus/domain';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type HistoryQuery, readHistory } from './read-history.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';

const open: ScratchRepository[] = [];
function scratch(): ScratchRepository {
  const repository = scratchRepository();
  open.push(repository);
  return repository;
}
afterEach(() => {
  for (const repository of open.splice(0)) repository.remove();
});

async function read(repo: string, more: Partial<HistoryQuery> = {}): Promise<Commit[]> {
  const commits: Commit[] = [];
  for await (const commit of readHistory({ repo, withFiles: true, ...more })) commits.push(commit);
  return commits;
}
const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

describe('readHistory', () => {
  it('reads what git knows of a commit', async () => {
    const { path, ...repository } = scratch();
    const [first, second] = repository.import([
      { message: 'feat: a\n\nbody\n', files: { 'a.txt': '1' } },
      { message: 'fix: b', files: { 'a.txt': null, 'dir/b.txt': '2' } },
    ]);
    expect(await read(path)).toEqual([
      {
        sha: second,
        parents: [first],
        author: 'Ada <ada@example.org>',
        date: '2023-11-14T23:13:21+01:00',
        committed: '2023-11-14T23:13:21+01:00',
        message: 'fix: b',
        files: ['a.txt', 'dir/b.txt'],
      },
      {
        sha: first,
        parents: [],
        author: 'Ada <ada@example.org>',
        date: '2023-11-14T23:13:20+01:00',
        committed: '2023-11-14T23:13:20+01:00',
        message: 'feat: a\n\nbody\n',
        files: ['a.txt'],
      },
    ]);
  });

  it('gives back any message and any path', async () => {
    // Neither can hold a NUL; git has no files called `.`, `..` or `.git`.
    const text = fc.string({ unit: 'binary', maxLength: 40 }).map((value) => value.replaceAll('\0', '\n'));
    const hostile = fc.constantFrom(
      '\n',
      '\n\n',
      'commit 0123456789012345678901234567890123456789',
      '0123456789012345678901234567890123456789',
      '\nM\n',
      ' ',
      'ü\t"\\',
      ':(top)x',
      '-x',
    );
    const segment = fc
      .oneof(text, hostile)
      .map((value) => `${value.replaceAll('/', '\n')}${/^\.*(git)?$/i.test(value) ? 'x' : ''}`);
    const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'));
    const commit = fc.record({
      message: fc.oneof(text, hostile),
      paths: fc.uniqueArray(path, { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(commit, { minLength: 1, maxLength: 12 }), async (wanted) => {
        const repository = scratchRepository();
        try {
          // A directory of its own for every path keeps a file and a directory of one name apart.
          const commits = wanted.map(({ message, paths }, number) => ({
            message,
            files: Object.fromEntries(
              paths.map((name, index) => [`${number}-${index}/${name}`, '']).concat(),
            ),
          }));
          repository.import(commits);
          const found = await read(repository.path);
          expect(found.map(({ message }) => message)).toEqual(
            commits.map(({ message }) => message.replaceAll('\r\n', '\n')).reverse(),
          );
          expect(found.map(({ files }) => [...files].sort())).toEqual(
            commits.map(({ files }) => Object.keys(files).sort()).reverse(),
          );
        } finally {
          repository.remove();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('reads a path that begins with a line feed', async () => {
    const repository = scratch();
    repository.import([{ message: 'a', files: { '\n\nx': '', '\ny': '' } }]);
    expect((await read(repository.path))[0]?.files).toEqual(['\n\nx', '\ny']);
  });

  it('compares a merge with its first parent, and lists children before parents', async () => {
    const repository = scratch();
    const [base, left, right, merge] = repository.import([
      { message: 'base', files: { base: '' } },
      { message: 'left', files: { left: '' } },
      { message: 'right', files: { right: '' }, parents: [0] },
      { message: 'merge', files: { right: '' }, parents: [1, 2] },
    ]);
    const commits = await read(repository.path);
    expect(commits.map(({ sha }) => sha)).toEqual([merge, right, left, base]);
    expect(commits[0]).toMatchObject({ parents: [left, right], files: ['right'] });
  });

  it('takes a range and leaves files out', async () => {
    const repository = scratch();
    const [, second] = repository.import(
      ['a', 'b', 'c', 'd'].map((name) => ({ message: name, files: { [name]: '' } })),
    );
    const range = await read(repository.path, { from: second ?? '', to: 'main~1', withFiles: false });
    expect(range.map(({ message, files }) => [message, files])).toEqual([['c', []]]);
    expect(await read(repository.path, { from: 'HEAD' })).toEqual([]);
  });

  it('is not led astray by settings, hooks variables or the shape of the repository', async () => {
    const repository = scratch();
    repository.import([{ message: 'a', files: { 'ü ü': '' } }]);
    const settings = {
      'log.showSignature': 'true',
      'color.ui': 'always',
      'log.showRoot': 'false',
      'diff.orderFile': '/nowhere',
      'log.date': 'relative',
      'format.pretty': 'oneline',
    };
    for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
    const expected = [expect.objectContaining({ message: 'a', files: ['ü ü'] })];
    process.env['GIT_DIR'] = '/nowhere';
    try {
      expect(await read(repository.path)).toEqual(expected);
    } finally {
      delete process.env['GIT_DIR'];
    }
    const other = mkdtempSync(join(tmpdir(), 'tminus-git-'));
    try {
      execFileSync('git', ['clone', '--quiet', '--bare', repository.path, join(other, 'bare')]);
      repository.git('worktree', 'add', '--quiet', '--detach', join(other, 'tree'), 'main');
      expect(await read(join(other, 'bare'))).toEqual(expected);
      expect(await read(join(other, 'tree'))).toEqual(expected);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('stops git when the reader leaves, and rejects with the reason of an abort', async () => {
    const repository = scratch();
    repository.import(
      Array.from({ length: 300 }, (_, number) => ({ message: `${number} ${'x'.repeat(2_000)}` })),
    );
    for await (const { message } of readHistory({ repo: repository.path, withFiles: true })) {
      expect(message).toMatch(/^299 /);
      break;
    }
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _ of readHistory({
        repo: repository.path,
        withFiles: true,
        signal: controller.signal,
      }))
        controller.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
  });

  it('refuses what it cannot read', async () => {
    const repository = scratch();
    await expect(read(repository.path)).rejects.toEqual(refusal('git.noCommits'));
    await expect(read(tmpdir())).rejects.toEqual(refusal('git.notARepository'));
    await expect(read('/nowhere/at/all')).rejects.toEqual(refusal('git.notARepository'));
    repository.import([{ message: 'a' }]);
    for (const to of ['nope', '--all', 'HEAD:', '', 'a b'])
      await expect(read(repository.path, { to })).rejects.toEqual(refusal('git.unknownRevision'));
  });

  it('refuses a shallow clone only where its history is cut off', async () => {
    const repository = scratch();
    repository.import(['a', 'b', 'c', 'd'].map((message) => ({ message })));
    const clone = mkdtempSync(join(tmpdir(), 'tminus-git-'));
    try {
      execFileSync('git', ['clone', '--quiet', '--depth=3', `file://${repository.path}`, clone]);
      await expect(read(clone)).rejects.toEqual(refusal('git.shallow'));
      expect((await read(clone, { from: 'HEAD~2' })).map(({ message }) => message)).toEqual(['d', 'c']);
    } finally {
      rmSync(clone, { recursive: true });
    }
  });
});
