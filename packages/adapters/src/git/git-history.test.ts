import { afterEach, describe, expect, it } from 'vitest';
import { createGitHistory } from './git-history.ts';
import { scratchRepository } from './scratch-repository.ts';

const repository = scratchRepository();
afterEach(() => repository.remove());

describe('the highest version of a pattern', () => {
  it('is that of the tags which what is checked out comes after', async () => {
    const tags = ['v1.0.0', 'v1.10.0', 'v1.9.0', 'api/v7.0.0', 'nightly'];
    const [, other = ''] = repository.import([{ message: 'feat: one', tags }, { message: 'feat: two' }]);
    repository.git('reset', '-q', '--soft', 'HEAD~1');
    repository.git('tag', 'v3.0.0', other);
    const history = createGitHistory();
    expect(await history.highestVersion(repository.path, 'v{version}')).toBe('1.10.0');
    expect(await history.highestVersion(repository.path, 'web/v{version}')).toBeNull();
  });
});
