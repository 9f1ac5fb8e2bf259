import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PlannedComponent, type Release, renderChangelog, translator } from '@tminus/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changelogFiles, keptChangelogs } from '../changelog/changelog-files.ts';
import { readChangelogs } from '../changelog/read-changelogs.ts';
import { DEFAULT_CHANGELOG } from '../changelog/settings.ts';
import { PLAIN_NOTES } from '../config/load-notes.ts';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { createReleaseFiles } from './create-release-files.ts';

let here: ScratchRepository;
let elsewhere: ScratchRepository;
let first: string;
let head: string;
beforeEach(() => {
  here = scratchRepository();
  elsewhere = scratchRepository();
  [first = '', head = ''] = here
    .import([
      {
        message: 'feat: first',
        files: {
          'api/a': '1',
          'api/CHANGELOG.md': '# Changes\n\n## 1.0.0\n\nBy hand.\n',
          'api/package.json': '{ "name": "api", "version": "1.0.0" }\n',
          '.changes/unreleased/search.md': '---\ntype: feat\ncomponent: api\n---\nSearch by color\n',
        },
        tags: ['api/v1.0.0'],
      },
      { message: 'feat: list prices (REQ-7)', files: { 'api/a': '2' } },
      { message: 'fix: something else', files: { 'web/a': '1' } },
    ])
    .slice(0, 3);
  head = here.git('rev-parse', 'main');
});
afterEach(() => {
  here.remove();
  elsewhere.remove();
});

const component = (name: string, more: Partial<PlannedComponent> = {}) => ({
  name,
  path: name,
  repo: here.path,
  tagPattern: `${name}/v{version}`,
  from: '1.0.0',
  to: '1.1.0',
  fromSha: first,
  sha: head,
  dependsOn: [],
  ...more,
});
const api = () => component('api');
const releaseOf = (...components: readonly ReturnType<typeof component>[]): Release =>
  ({
    version: '3.1.0',
    kickoffAt: Date.parse('2025-11-03T12:00:00Z'),
    createdAt: 0,
    plan: { components },
  }) as never;

const filesIn = (directory: string, ...components: readonly ReturnType<typeof component>[]) =>
  createReleaseFiles(
    { directory, components: components as never, productName: 'shop', productTag: 'v{version}' },
    async () => ({ changelog: DEFAULT_CHANGELOG, notes: PLAIN_NOTES }),
    translator('en'),
  );

const fresh = { from: null, fromSha: null, to: '0.1.0' };

it('brings package files, changelogs, notes and fragments to the new versions', async () => {
  const files = filesIn(here.path, api(), component('web', fresh));
  const found = await files.filesOf(releaseOf(api(), component('web', fresh)), here.path);
  const contentOf = (path: string) => found.find((file) => file.path === path)?.content?.toString();
  expect(found.map(({ path, content }) => [path, content !== null])).toEqual([
    ['api/package.json', true],
    ['CHANGELOG.md', true],
    ['api/CHANGELOG.md', true],
    ['web/CHANGELOG.md', true],
    ['docs/releases/v3.1.0.md', true],
    ['.changes/api/v1.1.0/search.md', true],
    ['.changes/unreleased/search.md', false],
  ]);
  expect(contentOf('api/package.json')).toBe('{ "name": "api", "version": "1.1.0" }\n');
  expect(contentOf('api/CHANGELOG.md')).toMatch(/^# Changes\n/);
  expect(contentOf('api/CHANGELOG.md')).toContain(
    '## [1.1.0] - 2025-11-03\n\n### Added\n\n- Search by color\n- list prices (REQ-7)\n',
  );
  expect(contentOf('api/CHANGELOG.md')).toContain('## 1.0.0\n\nBy hand.\n');
  expect(contentOf('api/CHANGELOG.md')).not.toContain('something else');
  expect(contentOf('web/CHANGELOG.md')).toContain('- something else');
  expect(contentOf('docs/releases/v3.1.0.md')).toContain('list prices');
  expect(contentOf('docs/releases/v3.1.0.md')).toContain('Search by color');
});

it.each([
  ['the product, where the release makes it', true, 'v3.1.0', '## [3.1.0] - 2025-11-03'],
  ['the first component, where it does not', false, 'api/v1.1.0', '## [api@1.1.0] - 2025-11-03'],
])('what is said of the whole is released with the tag of %s', async (_, makesTags, tag, heading) => {
  here.import([
    {
      message: 'docs: say it',
      files: { '.changes/unreleased/all.md': '---\ntype: feat\n---\nNew colors everywhere\n' },
    },
  ]);
  const sha = here.git('rev-parse', 'main');
  const parts = [component('api', { sha }), component('web', { ...fresh, sha })];
  const files = createReleaseFiles(
    {
      directory: here.path,
      components: parts as never,
      productName: 'shop',
      productTag: 'v{version}',
      makesTags,
    },
    async () => ({ changelog: DEFAULT_CHANGELOG, notes: PLAIN_NOTES }),
    translator('en'),
  );
  const found = await files.filesOf(releaseOf(...parts), here.path);
  const contentOf = (path: string) => found.find((file) => file.path === path)?.content?.toString();
  expect(contentOf(`.changes/${tag}/all.md`)).toContain('New colors everywhere');
  const changelog = contentOf('CHANGELOG.md')?.split(/^(?=## )/m) ?? [];
  expect(changelog.filter((part) => part.includes('New colors everywhere'))).toEqual([
    expect.stringContaining(heading),
  ]);
  expect(contentOf('docs/releases/v3.1.0.md')).toContain('New colors everywhere');
});

it('leaves the changelog of a component alone that is not released', async () => {
  const files = await filesIn(elsewhere.path, api(), component('web', fresh)).filesOf(
    releaseOf(api()),
    here.path,
  );
  const changelogs = files.filter(({ path }) => path.endsWith('CHANGELOG.md'));
  expect(changelogs.map(({ path }) => path)).toEqual(['CHANGELOG.md', 'api/CHANGELOG.md']);
  expect(changelogs[0]?.content).toContain('## [api@1.1.0] - 2025-11-03');
});

it('gives the same files at every attempt', async () => {
  const files = filesIn(here.path, api());
  expect(await files.filesOf(releaseOf(api()), here.path)).toEqual(
    await files.filesOf(releaseOf(api()), here.path),
  );
});

it('has nothing more to change once its files are committed and tagged', async () => {
  const files = filesIn(elsewhere.path, api());
  for (const { path, content } of await files.filesOf(releaseOf(api()), here.path)) {
    here.git('checkout', '--quiet', 'main');
    mkdirSync(dirname(join(here.path, path)), { recursive: true });
    if (content === null) rmSync(join(here.path, path));
    else writeFileSync(join(here.path, path), content);
  }
  here.git('add', '--all');
  here.git('commit', '--quiet', '--message', 'chore(release): v1.1.0');
  here.git('tag', '--annotate', '--message', 'x', 'api/v1.1.0');
  const all = [component('api')];
  const query = { wanted: all, all, settings: DEFAULT_CHANGELOG };
  const t = translator('en');
  const found = await readChangelogs({ ...query, latest: false }, t);
  const kept = keptChangelogs(found, DEFAULT_CHANGELOG, here.path);
  const [changelog] = await changelogFiles(kept, DEFAULT_CHANGELOG.file, renderChangelog);
  expect(changelog).toMatchObject({ path: join(here.path, 'api/CHANGELOG.md'), isChanged: false });
});

it('puts the notes beside the configuration, in the repository that holds it', async () => {
  const product = join(here.path, 'product');
  mkdirSync(product);
  const files = filesIn(product, api());
  const found = await files.filesOf(releaseOf(api()), here.path);
  const notes = found.find(({ path }) => path === 'product/docs/releases/v3.1.0.md');
  expect(notes?.content).toContain('list prices');
  expect(notes?.content).toBe(await files.notesOf(releaseOf(api()), 10_000));
  expect(await files.notesOf(releaseOf(api()), 150)).toContain('docs/releases/v3.1.0.md');
  const others = await filesIn(elsewhere.path, api()).filesOf(releaseOf(api()), here.path);
  expect(others.map(({ path }) => path)).not.toContainEqual(expect.stringContaining('docs/releases'));
});

it('writes the changelog of a product of several repositories beside the configuration', async () => {
  const [began = '', sha = ''] = elsewhere.import([
    { message: 'feat: first', files: { a: '1' }, tags: ['v2.0.0'] },
    { message: 'feat: sort by color', files: { a: '2' } },
  ]);
  const web = component('web', { repo: elsewhere.path, from: '2.0.0', to: '2.1.0', fromSha: began, sha });
  const both = [api(), { ...web, path: '.', tagPattern: 'v{version}' }];
  const product = join(here.path, 'product');
  mkdirSync(product);
  const files = filesIn(product, ...both);
  const found = await files.filesOf(releaseOf(...both), here.path);
  const whole = found.find(({ path }) => path === 'product/CHANGELOG.md')?.content;
  expect(whole).toContain('## [api@1.1.0] - 2025-11-03');
  expect(whole).toContain('## [web@2.1.0] - 2025-11-03');
  expect(whole).toContain('sort by color');
  const there = await files.filesOf(releaseOf(...both), elsewhere.path);
  expect(there.map(({ path }) => path)).toEqual(['CHANGELOG.md']);
});

it('writes only the changelog of the product where nothing else is wanted, whatever repository is released', async () => {
  const [began = '', sha = ''] = elsewhere.import([
    { message: 'feat: first', files: { a: '1' }, tags: ['web/v2.0.0'] },
    { message: 'chore: nothing to tell', files: { a: '2' } },
  ]);
  const web = component('web', { repo: elsewhere.path, from: '2.0.0', to: '2.0.1', fromSha: began, sha });
  const both = [api(), { ...web, path: '.', tagPattern: 'web/v{version}', dependsOn: ['api'] }];
  const product = join(here.path, 'product');
  mkdirSync(product);
  const files = createReleaseFiles(
    { directory: product, components: both as never, productName: 'shop', productTag: 'v{version}' },
    async () => ({ changelog: { ...DEFAULT_CHANGELOG, files: 'product' }, notes: PLAIN_NOTES }),
    translator('en'),
  );
  const pathsIn = async (repo: string) =>
    (await files.filesOf(releaseOf(...both), repo)).filter(({ path }) => path.endsWith('CHANGELOG.md'));
  expect((await pathsIn(elsewhere.path)).map(({ path }) => path)).toEqual([]);
  const [whole, ...others] = await pathsIn(here.path);
  expect([whole?.path, others]).toEqual(['product/CHANGELOG.md', []]);
  expect(whole?.content).toContain(
    '## [3.1.0] - 2025-11-03\n\n### Changed\n\n- Components: api 1.1.0, web 2.0.1\n',
  );
  expect(whole?.content).toContain('## [web@2.0.1] - 2025-11-03\n\n### Changed\n\n- Follows api 1.1.0\n');
});

it('sees before a plan is approved that its fragments can be read', async () => {
  const [sha = ''] = elsewhere.import([
    {
      message: 'feat: a',
      files: { '.changes/unreleased/x.md': '---\ntype: fix\ncomponent: apl\n---\nA fix\n' },
    },
  ]);
  const files = filesIn(here.path, api());
  const found = await files.fragments(here.path, head);
  expect(found.map(({ fragment, tag }) => [fragment.subject, tag])).toEqual([['Search by color', null]]);
  await expect(files.fragments(elsewhere.path, sha)).rejects.toMatchObject({
    refusal: { code: 'fragment.invalid' },
  });
});
