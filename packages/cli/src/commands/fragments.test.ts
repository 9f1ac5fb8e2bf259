import { expect, it } from 'vitest';
import { scratchRepository } from '../testing/repository.ts';

it.each([
  ['changelog', ['changelog']],
  ['changelog of a range', ['changelog', '--from', 'v1.0.0']],
  ['notes', ['notes']],
])('%s refuses a fragment for a commit that is not there, with file and line', async (_, words) => {
  const repository = scratchRepository();
  repository.commit('feat: first');
  repository.git('tag', 'v1.0.0');
  repository.commit('feat: search', {
    files: { '.changes/unreleased/words.md': '---\ncommit: 1234567\n---\nFind products\n' },
  });
  const { document, exitCode } = await repository.json<{ code: string; title: string }>(...words);
  expect([document.code, exitCode]).toEqual(['fragment.invalid', 3]);
  expect(document.title).toContain('.changes/unreleased/words.md:2  there is no commit `1234567`');
});
