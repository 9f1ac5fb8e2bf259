import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROWS } from './rows.ts';

const bundle = join(process.cwd(), '../shared/data/angular-cli-history.bundle');

describe.skipIf(!existsSync(bundle))('rows that cite a commit of angular-cli', () => {
  const cited = ROWS.flatMap(({ cite, message }) => {
    const [, sha, more = ''] = /^angular-cli ([0-9a-f]{8})(.*)$/.exec(cite) ?? [];
    return sha === undefined ? [] : [{ sha, message, isWhole: !/, shortened|without|too many/.test(more) }];
  });

  it('have its whole message, unless they say otherwise', () => {
    const repo = mkdtempSync(join(tmpdir(), 'tminus-cited-'));
    try {
      execFileSync('git', ['clone', '--quiet', '--bare', bundle, repo], { timeout: 120_000 });
      const written = (sha: string): string =>
        execFileSync('git', ['-C', repo, 'log', '-1', '--format=%B', sha], { encoding: 'utf8' }).trim();
      expect(cited.length).toBeGreaterThan(35);
      for (const { sha, message, isWhole } of cited)
        if (isWhole) expect(message, sha).toBe(written(sha));
        else expect(written(sha), sha).not.toBe('');
    } finally {
      rmSync(repo, { recursive: true });
    }
  });
});
