import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RefusalError, translator } from '@tminus/domain';
import { expect, it, onTestFinished } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { loadComponents } from './load-components.ts';
import { loadHistoryConfig } from './load-history-config.ts';
import { loadWorkspace } from './load-workspace.ts';

function repository(...initArgs: string[]): ScratchRepository {
  const made = scratchRepository(...initArgs);
  onTestFinished(made.remove);
  made.import([
    { message: 'feat: api', files: { 'services/api/a': '1', 'old/b': '1' }, parents: [] },
    { message: 'refactor: move', files: { 'old/b': null, 'lib/b': '1' } },
  ]);
  return made;
}

/** Nothing is checked out: HEAD alone has the files. */
function configured({ path }: ScratchRepository, components: string): string {
  const file = join(path, 'tminus.yaml');
  writeFileSync(file, `components:\n${components}`);
  return file;
}

async function problemsOf(file: string): Promise<{ refused: string; warned: string[] }> {
  const warned: string[] = [];
  const refused = await loadComponents(file, translator('en'), (line) => warned.push(line)).then(
    () => '',
    (error: unknown) =>
      error instanceof RefusalError ? String(error.refusal.params['problems']) : `${error}`,
  );
  return { refused, warned };
}

it.each([
  ['at HEAD', '  - name: api\n    path: services/api\n'],
  ['at HEAD, written with dots and slashes', '  - name: api\n    path: ./services/api/\n'],
  ['and former ones need not be there', '  - { name: api, path: services/api, formerPaths: [nowhere] }\n'],
  ['of the whole repository', '  - name: api\n'],
  ['in a directory that is no repository', '  - name: api\n    path: nowhere\n    repo: /nowhere\n'],
])('a path is fine %s', async (_where, components) => {
  expect(await problemsOf(configured(repository(), components))).toEqual({ refused: '', warned: [] });
});

it('a path is fine in the work tree alone, and in a bare repository', async () => {
  const plain = repository();
  mkdirSync(join(plain.path, 'new'));
  expect(await problemsOf(configured(plain, '  - name: new\n    path: new\n'))).toEqual({
    refused: '',
    warned: [],
  });
  const bare = repository('--bare');
  const file = configured(bare, '  - name: api\n    path: services/api\n');
  expect(await problemsOf(file)).toEqual({ refused: '', warned: [] });
});

it('a path is fine within a submodule, which may not be checked out', async () => {
  const made = repository();
  made.git('update-index', '--add', '--cacheinfo', `160000,${made.git('rev-parse', 'main')},vendor/lib`);
  made.git('commit', '-q', '-m', 'build: vendor');
  const file = configured(made, '  - name: lib\n    path: vendor/lib/src\n');
  expect(await problemsOf(file)).toEqual({ refused: '', warned: [] });
});

it.each([
  ['misspelt', 'servces/api', 'services/api'],
  ['with its name in another directory', 'api', 'services/api'],
])('a path %s is refused with its place and the one that was meant', async (_how, path, meant) => {
  const { path: repo, ...rest } = repository();
  const file = configured({ path: repo, ...rest }, `  - name: api\n    path: ${path}\n`);
  const line = `  3:11  components[0].path: \`${path}\` is neither in the work tree nor in any commit of ${repo}; did you mean \`${meant}\`?`;
  expect((await problemsOf(file)).refused).toBe(line);
});

it('every reader of a configuration refuses it, and tells all that are wrong at once', async () => {
  const file = configured(
    repository(),
    '  - { name: a, path: zzzzz }\n  - { name: b, path: lib }\n  - { name: c, path: yyyyy }\n',
  );
  for (const load of [loadComponents, loadHistoryConfig, loadWorkspace])
    await expect(load(file, translator('en'))).rejects.toMatchObject({
      refusal: { code: 'config.invalid', params: { count: 2 } },
    });
});

it('a path that only older commits or other branches have is warned of', async () => {
  const made = repository();
  made.git('branch', 'next');
  const blob = made.git('hash-object', '-w', join(made.path, '.git', 'HEAD'));
  const tree = made.git('rev-parse', 'HEAD^{tree}');
  made.git('read-tree', tree);
  made.git('update-index', '--add', '--cacheinfo', `100644,${blob},mobile/app`);
  const child = made.git('commit-tree', made.git('write-tree'), '-p', 'main', '-m', 'feat: app');
  made.git('update-ref', 'refs/heads/next', child);
  const file = configured(made, '  - { name: a, path: old }\n  - { name: b, path: mobile }\n');
  const { refused, warned } = await problemsOf(file);
  expect(refused).toBe('');
  expect(warned.map((line) => line.split(' is not in ')[0])).toEqual([
    '2:22  components[0].path: `old`',
    '3:22  components[1].path: `mobile`',
  ]);
});
