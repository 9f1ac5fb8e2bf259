import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRefusal, translator } from '@tminus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { readFragments } from './read-fragments.ts';

let repo: ScratchRepository;
beforeEach(() => {
  repo = scratchRepository();
});
afterEach(() => repo.remove());

const t = translator('en');
const FIX = '---\ntype: fix\n---\nWords\n';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repo.path, path)), { recursive: true });
  writeFileSync(join(repo.path, path), text);
}

const read = async (revision: string | null = null, at = repo.path): Promise<string[]> =>
  (await readFragments({ repo: at, directory: '.changes', revision, known: ['api'] }, t)).map(
    ({ fragment, tag }) => `${fragment.path} ${tag}`,
  );

describe('readFragments', () => {
  it('reads the work tree by tag, and leaves alone what is no fragment', async () => {
    write('.changes/unreleased/b.md', FIX);
    write('.changes/unreleased/a.md', FIX);
    write('.changes/api/v1.0.0/c.md', FIX);
    write('.changes/README.md', 'How to write fragments');
    write('.changes/unreleased/.gitkeep', '');
    expect(await read()).toEqual([
      '.changes/api/v1.0.0/c.md api/v1.0.0',
      '.changes/unreleased/a.md null',
      '.changes/unreleased/b.md null',
    ]);
  });

  it('reads what a commit has, whatever is in the work tree', async () => {
    repo.import([{ message: 'feat: a', files: { '.changes/unreleased/a.md': FIX }, tags: ['v1.0.0'] }]);
    write('.changes/unreleased/b.md', FIX);
    expect(await read('v1.0.0')).toEqual(['.changes/unreleased/a.md null']);
  });

  it('reads a bare repository', async () => {
    repo.import([{ message: 'feat: a', files: { '.changes/unreleased/a.md': FIX } }]);
    expect(await read(null, join(repo.path, '.git'))).toEqual(['.changes/unreleased/a.md null']);
  });

  it('has none where there is no such directory', async () => {
    expect(await read()).toEqual([]);
  });

  it('refuses with every problem of every file', async () => {
    write('.changes/unreleased/a.md', '---\ntyp: fix\n---\nx');
    write('.changes/unreleased/b.md', '---\ntype: fix\ncomponent: apu\n---\nx');
    const error = await read().catch((cause: unknown) => cause);
    expect(isRefusal(error, 'fragment.invalid') && error.refusal.params).toEqual({
      count: 2,
      problems: [
        '  .changes/unreleased/a.md:2  there is no `typ`; did you mean `type`?',
        '  .changes/unreleased/b.md:3  there is no component `apu`; did you mean `api`?',
      ].join('\n'),
    });
  });

  it('refuses words for a commit that is nowhere, or one of several, with its line', async () => {
    repo.import([{ message: 'feat: a', tags: ['v1.0.0'] }]);
    const here = repo.git('rev-parse', 'main');
    write('.changes/unreleased/a.md', `---\ntype: fix\ncommit: ${here.slice(0, 8)}\n---\nx`);
    expect(await read()).toHaveLength(1);
    const shared = writeCommitsOfOnePrefix(repo);
    write('.changes/unreleased/b.md', `---\ntype: fix\ncommit: ${shared}\n---\nx`);
    write('.changes/unreleased/c.md', '---\ncommit: 1234567\n---\nx');
    const error = await read().catch((cause: unknown) => cause);
    const problems = isRefusal(error, 'fragment.invalid') ? error.refusal.params['problems'] : '';
    expect(String(problems).split('\n')).toEqual([
      expect.stringContaining(`.changes/unreleased/b.md:3  \`${shared}\` begins the ids of several`),
      expect.stringContaining('.changes/unreleased/c.md:2  there is no commit `1234567`'),
    ]);
  });

  it('refuses words for a commit where there is none yet', async () => {
    write('.changes/unreleased/a.md', '---\ncommit: 1234567\n---\nx');
    await expect(read()).rejects.toThrow('fragment.invalid');
  });
});

/** Adds two commits whose ids begin with the same seven digits, which it returns. */
function writeCommitsOfOnePrefix({ git, path }: ScratchRepository): string {
  const tree = git('rev-parse', 'main^{tree}');
  const by = 'Ada <ada@example.org> 1700000000 +0000';
  const seen = new Map<string, string>();
  for (let number = 0; ; number += 1) {
    const text = `tree ${tree}\nauthor ${by}\ncommitter ${by}\n\nfix: ${number}\n`;
    const prefix = createHash('sha1').update(`commit ${text.length}\0${text}`).digest('hex').slice(0, 7);
    const other = seen.get(prefix);
    seen.set(prefix, text);
    if (other === undefined) continue;
    for (const input of [other, text])
      execFileSync('git', ['-C', path, 'hash-object', '-t', 'commit', '-w', '--stdin'], { input });
    return prefix;
  }
}
