import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { scratchRepository } from '../testing/repository.ts';

it('writes no changelog into a bare repository, but prints it', async () => {
  const repository = scratchRepository();
  repository.commit('feat: search');
  const bare = realpathSync(mkdtempSync(join(tmpdir(), 'bare.git-')));
  onTestFinished(() => rmSync(bare, { recursive: true }));
  repository.git('clone', '--quiet', '--bare', '.', bare);
  const { document, exitCode } = await repository.json<{ code: string; title: string }>(
    ...['-C', bare, 'changelog', '--write'],
  );
  expect([document.code, exitCode]).toEqual(['git.noWorkTree', 5]);
  expect(document.title).toContain(bare);
  expect(document.title).toContain('CHANGELOG.md');
  expect(existsSync(join(bare, 'CHANGELOG.md'))).toBe(false);
  expect(await repository.text('-C', bare, 'changelog')).toContain('- search');
});

it('writes the changelog of a work tree', async () => {
  const repository = scratchRepository();
  repository.commit('feat: search');
  await repository.text('changelog', '--write');
  expect(existsSync(join(repository.path, 'CHANGELOG.md'))).toBe(true);
});
