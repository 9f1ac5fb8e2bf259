import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Commit } from '@tminus/domain';

const bundle = join(process.cwd(), '../shared/data/angular-cli-history.bundle');

/** Whether the history of angular-cli is there to be read; it is no part of the repository. */
export const hasRealHistory = existsSync(bundle);

export interface RealHistory {
  /** What `git` with these arguments prints. */
  readonly git: (...args: readonly string[]) => string;
  /** Every commit with its whole message, by nothing but `git log`. */
  readonly commits: readonly Commit[];
  readonly remove: () => void;
}

/** A clone of that history: 18 675 commits, ten years of Conventional Commits. */
export function cloneRealHistory(): RealHistory {
  const repo = mkdtempSync(join(tmpdir(), 'tminus-history-'));
  execFileSync('git', ['clone', '--quiet', '--bare', bundle, repo], { timeout: 120_000 });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', repo, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 120_000 });
  const records = git('log', '-z', '--encoding=UTF-8', '--format=%H%x01%P%x01%B', 'HEAD').split('\0');
  const commits = records
    .filter((record) => record !== '')
    .map((record) => {
      const [sha = '', parents = '', message = ''] = record.split('\x01');
      return { sha, message, parents: parents.split(' ').filter(Boolean), date: '', author: '', files: [] };
    });
  return { git, commits, remove: () => rmSync(repo, { recursive: true }) };
}
