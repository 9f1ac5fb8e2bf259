import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentBranch } from './current-branch.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';
import { readTagged } from './tagged.ts';

let repository: ScratchRepository;
let shas: string[];
beforeEach(() => {
  repository = scratchRepository();
  shas = repository.import([
    { message: 'a', files: { a: '1' }, tags: ['api/v1.0.0'] },
    { message: 'b', files: { a: '2' } },
    { message: 'side', files: { a: '3' }, parents: [0], tags: ['api/v1.0.1'] },
  ]);
  repository.git('update-ref', 'refs/heads/main', shas[1] ?? '');
  repository.git('reset', '--hard', '--quiet');
});
afterEach(() => repository.remove());

describe('tags by name', () => {
  const names = ['api/v1.0.0', 'api/v1.0.1', 'api/v1.0.2', 'api/v1.0', 'v1.0.0'];
  const found = () => [
    ['api/v1.0.0', shas[0]],
    ['api/v1.0.1', shas[2]],
  ];

  it.each(['loose', 'packed'])('are found on any branch, and no others: %s', async (how) => {
    if (how === 'packed') repository.git('pack-refs', '--all');
    expect([...(await readTagged(repository.path, names))]).toEqual(found());
    expect((await readTagged(repository.path, ['api/v1.0.2'])).size).toBe(0);
  });

  it('are found from a linked work tree', async () => {
    const tree = `${repository.path}/tree`;
    repository.git('worktree', 'add', '--quiet', '-b', '1.0.x', tree, 'api/v1.0.0');
    expect([...(await readTagged(tree, names))]).toEqual(found());
    expect(await currentBranch(tree)).toBe('1.0.x');
  });

  it('point at commits through annotated tags', async () => {
    repository.git('tag', '-a', '-m', 'x', 'v2.0.0', shas[1] ?? '');
    expect(await readTagged(repository.path, ['v2.0.0'])).toEqual(new Map([['v2.0.0', shas[1]]]));
  });
});

describe('the branch that is checked out', () => {
  it('is known by its name, slashes included', async () => {
    expect(await currentBranch(repository.path)).toBe('main');
    repository.git('checkout', '--quiet', '-b', 'release/1.4');
    expect(await currentBranch(repository.path)).toBe('release/1.4');
  });

  it('is none on a detached HEAD', async () => {
    repository.git('checkout', '--quiet', '--detach');
    expect(await currentBranch(repository.path)).toBeNull();
  });
});
