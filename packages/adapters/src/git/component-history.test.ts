import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Component, groupByRelease, nextVersion, releasesOf } from '@tminus/domain';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readComponentHistories, readComponentHistory } from './component-history.ts';
import { discoverComponents } from './discover.ts';
import { readChanges } from './read-changes.ts';
import { type ScratchCommit, type ScratchRepository, scratchRepository } from './scratch-repository.ts';
import { listTags } from './tags.ts';

const component = (repo: string, name: string, path = name): Component => ({
  name,
  path,
  repo,
  tagPattern: `${name}/v{version}`,
  dependsOn: [],
});

describe('readComponentHistory', () => {
  let repository: ScratchRepository;
  beforeEach(() => {
    repository = scratchRepository();
  });
  afterEach(() => repository.remove());

  it('gives each component its version, its changes and its package version', async () => {
    const { path } = repository;
    const [, , , head] = repository.import([
      {
        message: 'feat: both',
        files: { 'api/a': '', 'web/a': '', 'web/package.json': '{"version":"0.4.0"}' },
        tags: ['api/v1.0.0'],
      },
      { message: 'fix: api', files: { 'api/a': '1' }, tags: ['api/v1.10.0', 'api/v1.9.0'] },
      { message: 'feat: both again', files: { 'api/a': '2', 'web/a': '2' } },
      { message: 'docs: neither', files: { README: '' } },
    ]);
    const [api, web] = await readComponentHistory({
      components: [component(path, 'api'), component(path, 'web')],
    });
    expect(api).toMatchObject({
      head,
      current: { version: '1.10.0', tag: 'api/v1.10.0' },
      manifestVersion: null,
    });
    expect(api?.changes.map(({ subject, components }) => [subject, components])).toEqual([
      ['both again', ['api', 'web']],
    ]);
    expect(web).toMatchObject({ current: null, manifestVersion: '0.4.0' });
    expect(web?.changes.map(({ subject }) => subject)).toEqual(['both again', 'both']);
  });

  it.each([['--object-format=sha256'], ['--bare']])('reads a repository made with %s', async (option) => {
    const other = scratchRepository(option);
    try {
      const ids = other.import([
        { message: 'feat: first', files: { 'api/a': '' }, tags: ['api/v1.0.0'] },
        { message: 'fix: second', files: { 'api/a': '1' } },
        { message: 'Revert "fix: second"', files: { 'api/a': '' } },
      ]);
      const [api] = await readComponentHistory({ components: [component(other.path, 'api')] });
      expect(api).toMatchObject({ head: ids[2], current: { version: '1.0.0', sha: ids[0] } });
      expect(api?.changes.map(({ sha }) => sha)).toEqual([ids[2], ids[1]]);
    } finally {
      other.remove();
    }
  });

  it('begins where it is told to as long as nothing was released', async () => {
    const { path } = repository;
    const [first = ''] = repository.import([
      { message: 'feat: told elsewhere', files: { 'api/a': '' } },
      { message: 'fix: new', files: { 'api/a': '1' } },
    ]);
    const read = async () =>
      (await readComponentHistory({ components: [{ ...component(path, 'api'), since: first }] }))[0];
    expect((await read())?.changes.map(({ subject }) => subject)).toEqual(['new']);
    repository.git('tag', 'api/v1.0.0', 'main');
    expect(await read()).toMatchObject({ current: { version: '1.0.0' }, changes: [] });
  });

  it('leaves the files of neighbours to them', async () => {
    const { path } = repository;
    repository.import([
      { message: 'feat: whole', files: { 'a/x': '', y: '' }, tags: ['whole/v1.0.0'] },
      { message: 'fix: inside', files: { 'a/x': '1' } },
      { message: 'fix: outside', files: { y: '1' } },
    ]);
    const whole = { ...component(path, 'whole'), path: '.' };
    const inside = component(path, 'a');
    const subjects = async (all?: readonly Component[]) =>
      (await readComponentHistories([whole], [], all))[0]?.changes.map(({ subject }) => subject);
    expect(await subjects()).toEqual(['outside', 'inside']);
    expect(await subjects([whole, inside])).toEqual(['outside']);
  });

  it('is not misled by a clock that was wrong', async () => {
    const { path } = repository;
    const [, parent, child, tip] = repository.import([
      { message: 'feat: first', files: { 'api/a': '' }, tags: ['api/v1.0.0'] },
      { message: 'fix: parent', files: { 'api/a': '1' }, ahead: 9_000 },
      { message: 'revert: fix: parent', files: { 'api/a': '2' }, parents: [1] },
      { message: 'Merge', files: { 'api/a': '3' }, parents: [0, 2] },
    ]);
    const [api] = await readComponentHistory({ components: [component(path, 'api')] });
    expect(api?.changes.map(({ sha }) => sha)).toEqual([tip, child, parent]);
    const { commits } = await readChanges({ repo: path, components: [] });
    expect(commits.map(({ sha }) => sha).slice(0, 3)).toEqual([tip, child, parent]);
  });

  it('counts what was released without a tag yet, where it is part of the history', async () => {
    const { path } = repository;
    const [, shipped = '', other = ''] = repository.import([
      { message: 'feat: first', files: { 'api/a': '' }, tags: ['api/v1.0.0'] },
      { message: 'feat: shipped', files: { 'api/a': '1' } },
      { message: 'feat: elsewhere', files: { 'api/a': '2' }, parents: [0] },
      { message: 'fix: new', files: { 'api/a': '3' }, parents: [1] },
    ]);
    const released = (version: string, sha: string) => ({ component: 'api', version, sha });
    const [api] = await readComponentHistory({
      components: [component(path, 'api')],
      released: [
        released('1.1.0', shipped),
        released('1.2.0', other),
        released('1.3.0', 'f'.repeat(40)),
        { ...released('9.0.0', shipped), component: 'web' },
      ],
    });
    expect(api?.current).toEqual({ version: '1.1.0', tag: 'api/v1.1.0', sha: shipped });
    expect(api?.changes.map(({ subject }) => subject)).toEqual(['new']);
  });

  it('takes a given start in place of the tags, and an older end', async () => {
    const { path } = repository;
    repository.import(
      ['1', '2', '3', '4'].map((content) => ({ message: `fix: ${content}`, files: { 'api/a': content } })),
    );
    const components = [component(path, 'api')];
    const [api] = await readComponentHistory({ components, from: 'HEAD~3', to: 'HEAD~1' });
    expect(api?.changes.map(({ subject }) => subject)).toEqual(['3', '2']);
  });

  it('agrees with one `git log` for each component, whatever the shape of the history', async () => {
    const names = ['a', 'b', 'c'];
    const node = fc.record({
      touches: fc.subarray(names),
      tags: fc.subarray(names),
      back: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(node, { minLength: 2, maxLength: 14 }), async (nodes) => {
        const scratch = scratchRepository();
        try {
          const commits = nodes.map(
            ({ touches, tags, back }, number): ScratchCommit => ({
              message: `fix: ${number}`,
              files: Object.fromEntries(touches.map((name) => [`${name}/file`, `${number}`])),
              parents:
                number === 0 ? [] : [...new Set(back.map((distance) => Math.max(0, number - distance)))],
              tags: tags.map((name) => `${name}/v1.${number}.0`),
            }),
          );
          const head = scratch.import(commits).at(-1);
          const components = names.map((name) => component(scratch.path, name));
          for (const {
            component: { name },
            current,
            changes,
          } of await readComponentHistory({ components })) {
            const tags = scratch
              .git('tag', '--merged', head ?? '', '--sort=version:refname', '-l', `${name}/*`)
              .split('\n');
            expect(current?.tag ?? '').toBe(tags.at(-1));
            const range = current === null ? [] : [`^${current.sha}`];
            expect(changes.map(({ sha }) => sha)).toEqual(touching(scratch, name, range));
          }
        } finally {
          scratch.remove();
        }
      }),
      { numRuns: 12 },
    );
  });

  it('reads several repositories, in the order of the components', async () => {
    const other = scratchRepository();
    try {
      repository.import([{ message: 'feat: a', files: { x: '' } }]);
      other.import([{ message: 'feat: b', files: { x: '' } }]);
      const components = [
        component(repository.path, 'a', '.'),
        component(other.path, 'b', '.'),
        component(repository.path, 'c'),
      ];
      const histories = await readComponentHistories(components);
      expect(
        histories.map(({ component: { name }, changes }) => [name, changes.map(({ subject }) => subject)]),
      ).toEqual([
        ['a', ['a']],
        ['b', ['b']],
        ['c', []],
      ]);
    } finally {
      other.remove();
    }
  });

  it('refuses a shallow clone even when the tag is inside', async () => {
    repository.import([{ message: 'a' }, { message: 'b', tags: ['api/v1.0.0'] }, { message: 'c' }]);
    const clone = mkdtempSync(join(tmpdir(), 'tminus-git-'));
    try {
      execFileSync('git', ['clone', '--quiet', '--depth=2', `file://${repository.path}`, clone]);
      await expect(readComponentHistory({ components: [component(clone, 'api')] })).rejects.toMatchObject({
        refusal: { code: 'git.shallow', params: { directory: clone } },
      });
    } finally {
      rmSync(clone, { recursive: true });
    }
  });
});

/** Commits of HEAD, without `range`, with files below a directory, as a `git log` of their own gives them. */
function touching(repository: ScratchRepository, directory: string, range: readonly string[]): string[] {
  const shape = ['--date-order', '--diff-merges=first-parent', '--name-only', '--format=commit %H'];
  const blocks = repository.git('log', ...shape, 'HEAD', ...range).split('commit ');
  return blocks.filter((block) => block.includes(`\n${directory}/`)).map((block) => block.slice(0, 40));
}

describe('discoverComponents', () => {
  it('reads package files as committed', async () => {
    const repository = scratchRepository();
    try {
      repository.import([
        {
          message: 'feat: a',
          files: {
            'packages/web/package.json': '{"name":"web","version":"1.0.0","dependencies":{"api":"*"}}',
            'packages/api/package.json': '{"name":"api","version":"2.0.0"}',
            'packages/bad/package.json': '967ecf12',
          },
          tags: ['api-v1.9.0'],
        },
      ]);
      const { components, findings } = await discoverComponents(repository.path);
      expect(
        components.map(({ name, tagPattern, manifestVersion, dependsOn }) => [
          name,
          tagPattern,
          manifestVersion,
          dependsOn,
        ]),
      ).toEqual([
        ['api', 'api-v{version}', '2.0.0', []],
        ['bad', 'bad-v{version}', null, []],
        ['web', 'web-v{version}', '1.0.0', ['api']],
      ]);
      expect(findings.map(({ params }) => params)).toEqual([{ path: 'packages/bad/package.json' }]);
    } finally {
      repository.remove();
    }
  });
});

const bundle = join(process.cwd(), '../shared/data/angular-cli-history.bundle');

describe.skipIf(!existsSync(bundle))('a history of 18 675 commits', () => {
  let repo: string;
  beforeAll(() => {
    repo = mkdtempSync(join(tmpdir(), 'tminus-git-'));
    execFileSync('git', ['clone', '--quiet', '--bare', bundle, repo]);
  });
  afterAll(() => rmSync(repo, { recursive: true }));

  it('has its packages, their version and what comes next', async () => {
    const { components } = await discoverComponents(repo);
    expect(components).toHaveLength(13);
    expect(new Set(components.map(({ tagPattern }) => tagPattern))).toEqual(new Set(['v{version}']));
    const histories = await readComponentHistory({ components });
    const build = histories.find(({ component: { path } }) => path === 'packages/angular/build');
    expect(
      nextVersion({ current: build?.current?.version ?? null, changes: build?.changes ?? [] }),
    ).toMatchObject({
      current: '22.2.0-next.4',
      next: '22.2.0',
      increment: 'patch',
      changes: 2,
    });
  });

  it('loses no commit on the way into the changelog', async () => {
    const { commits, changes } = await readChanges({ repo, components: [{ name: 'cli', path: '.' }] });
    const count = Number(
      execFileSync('git', ['-C', repo, 'rev-list', '--count', 'HEAD'], { encoding: 'utf8' }),
    );
    expect(commits).toHaveLength(count);
    expect(new Set(changes.map(({ sha }) => sha)).size).toBe(count);
    const tags = await listTags(repo, { mergedInto: 'HEAD' });
    const releases = groupByRelease({
      history: releasesOf({ commits, tags, pattern: 'v{version}' }),
      changes,
      component: 'cli',
    });
    expect(releases.slice(0, 2).map(({ version }) => version)).toEqual([null, '22.2.0-next.4']);
    const shown = releases.flatMap(({ sections }) => Object.values(sections).flat());
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(6_000);
  });
});
