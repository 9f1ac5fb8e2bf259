import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fragment, PlacedFragment } from '@tminus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { rewordedCommits } from './reworded-commits.ts';

let repo: ScratchRepository;
/** On main alone, after what `release/1.x` was made of. */
let fix: string;
beforeEach(() => {
  repo = scratchRepository();
  repo.import([{ message: 'feat: a', files: { a: '1' } }]);
  repo.git('branch', 'release/1.x');
  repo.git('reset', '--hard', '--quiet', 'main');
  writeFileSync(join(repo.path, 'b'), '1');
  repo.git('add', 'b');
  repo.git('commit', '--quiet', '-m', 'fix(api)!: round #7', '--date', '2026-01-02T03:04:05Z');
  fix = repo.git('rev-parse', 'main');
  repo.git('checkout', '--quiet', 'release/1.x');
});
afterEach(() => repo.remove());

/** What becomes of a fragment that says no more than the commit that it rewords. */
async function settle(commit: string): Promise<Fragment | string | undefined> {
  const fragment: Fragment = {
    path: '.changes/unreleased/a.md',
    kind: 'change',
    type: null,
    section: null,
    scope: null,
    components: [],
    refs: [],
    commit,
    breaking: null,
    subject: 'Totals are right',
    body: '',
  };
  const placed: PlacedFragment[] = [{ fragment, tag: null }];
  const { placed: settled, problems } = await rewordedCommits(repo.path, 'HEAD', placed);
  return settled[0]?.fragment ?? problems[0]?.code;
}

describe('a fragment of a commit of another branch', () => {
  it.each([40, 8])('rewords what was picked from it, of %d digits', async (digits) => {
    repo.git('cherry-pick', '-x', fix);
    repo.git(
      'commit',
      '--quiet',
      '--amend',
      '--reset-author',
      '-m',
      repo.git('log', '-1', '--format=Fix it%n%n%b'),
    );
    expect(await settle(fix.slice(0, digits))).toMatchObject({ commit: repo.git('rev-parse', 'HEAD') });
  });

  it('rewords what was picked from a commit that a clone of one branch does not have', async () => {
    const gone = 'ab'.repeat(20);
    repo.git('commit', '--quiet', '--allow-empty', '-m', `fix: b\n\n(cherry picked from commit ${gone})`);
    expect(await settle(gone.slice(0, 9))).toMatchObject({ commit: repo.git('rev-parse', 'HEAD') });
    expect(await settle('cd'.repeat(20))).toBe('commitUnknown');
  });

  it('rewords the copy that picking without -x, or a rebase, made', async () => {
    repo.git('commit', '--quiet', '--allow-empty', '-m', 'fix: of this branch');
    repo.git('cherry-pick', fix);
    const copy = repo.git('rev-parse', 'HEAD');
    repo.git('commit', '--quiet', '--allow-empty', '-m', 'fix(api)!: round #7');
    expect(copy).not.toBe(fix);
    expect(await settle(fix)).toMatchObject({ commit: copy });
  });

  it('is an entry of its own where no copy is, told as that commit', async () => {
    expect(await settle(fix)).toMatchObject({
      commit: null,
      type: 'fix',
      scope: 'api',
      breaking: true,
      refs: [{ raw: '#7' }],
      subject: 'Totals are right',
    });
  });

  it('stays as it is where the commit itself is', async () => {
    repo.git('merge', '--quiet', 'main');
    repo.git('commit', '--quiet', '--allow-empty', '-m', `fix: b\n\n(cherry picked from commit ${fix})`);
    expect(await settle(fix.slice(0, 7))).toMatchObject({ commit: fix.slice(0, 7) });
  });
});
