import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { ROOT } from './testing/readme.ts';

const git = (directory: string, ...args: string[]): string =>
  execFileSync('git', ['-C', directory, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

/** The commit that wrote the documents last; null where the history that tells is not there, as in an archive. */
function lastWritten(): string | null {
  try {
    if (git(ROOT, 'rev-parse', '--is-shallow-repository') === 'true') return null;
    return (
      git(ROOT, 'log', '-1', '--format=%H', '--', 'CHANGELOG.md', 'docs/releases', 'tminus.yaml') || null
    );
  } catch {
    return null;
  }
}

const written = lastWritten();
const scratch = mkdtempSync(join(tmpdir(), 'tminus-own-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it.skipIf(written === null)(
  'the changelog and the notes of this product are what it makes of its history',
  async () => {
    git(ROOT, 'clone', '--quiet', ROOT, scratch);
    git(scratch, 'checkout', '--quiet', '--detach', written ?? '');
    // As it was when they were made: their own commit tells nothing yet, and the index has them.
    git(scratch, 'reset', '--soft', 'HEAD~1');
    for (const words of [['changelog'], ['notes']])
      expect(await tminus(['-C', scratch, ...words, '--write'])).toMatchObject({ code: 0 });
    expect(git(scratch, 'diff', '--name-only')).toBe('');
    expect(git(scratch, 'ls-files', '--others', '--exclude-standard')).toBe('');
  },
);
