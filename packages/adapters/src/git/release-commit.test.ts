import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commitRelease } from './release-commit.ts';
import { scratchRepository } from './scratch-repository.ts';

it('leaves a symbolic link alone', async () => {
  const repo = scratchRepository();
  try {
    repo.import([{ message: 'feat: a', files: { 'docs/changes.md': 'old\n' } }]);
    repo.git('reset', '--hard', '--quiet', 'main');
    symlinkSync('docs/changes.md', join(repo.path, 'CHANGELOG.md'));
    writeFileSync(join(repo.path, 'VERSION'), '1.0.0\n');
    repo.git('add', '.');
    repo.git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'docs: link');
    const sha = await commitRelease({
      repo: repo.path,
      branch: 'main',
      parent: repo.git('rev-parse', 'HEAD'),
      files: [
        { path: 'CHANGELOG.md', content: 'docs/changes.md\n\n## [1.1.0]\n' },
        { path: 'VERSION', content: '1.1.0\n' },
      ],
      releaseId: 'r1',
      subject: 'chore: release 1.1.0',
      author: 'a <a@example.org>',
      at: Date.UTC(2026, 0, 1),
    });
    const tree = repo.git('ls-tree', String(sha), 'CHANGELOG.md');
    expect(tree).toMatch(/^120000 /);
    expect(repo.git('show', `${String(sha)}:CHANGELOG.md`)).toBe('docs/changes.md');
    expect(repo.git('show', `${String(sha)}:VERSION`)).toBe('1.1.0');
  } finally {
    repo.remove();
  }
});
