import { type Component, changesByComponent, groupByRelease, releasesOf } from '@tminus/domain';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRefs } from './refs.ts';
import { readReleaseHistory } from './release-history.ts';
import { type ScratchCommit, type ScratchRepository, scratchRepository } from './scratch-repository.ts';
import { listTags } from './tags.ts';

let repository: ScratchRepository;
beforeEach(() => {
  repository = scratchRepository();
});
afterEach(() => repository.remove());

const componentOf = (name: string, path: string): Component => ({
  name,
  path,
  repo: '',
  tagPattern: `${name}/v{version}`,
  dependsOn: [],
});

/** What is shown of each component: the first release of its changelog. */
async function firstReleases(repo: string, components: readonly Component[], latest: boolean) {
  const { commits, changes, tags } = await readReleaseHistory({ repo, components, latest });
  const own = changesByComponent(changes);
  return components.map(({ name, tagPattern: pattern }) => {
    const history = releasesOf({ commits, tags, pattern });
    return groupByRelease({ history, changes: own.get(name) ?? [], component: name })[0];
  });
}

describe('readReleaseHistory', () => {
  it('shows the same last release, or what came after it, as all of history does', async () => {
    const names = ['a', 'b'];
    const node = fc.record({
      touches: fc.subarray(names),
      // Versions that do not grow with history: maintenance releases, and tags of branches that were left.
      tags: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.nat(6)), { maxLength: 2 }),
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
              tags: tags.map(([name, minor]) => `${name}/v1.${minor}.${number}`),
            }),
          );
          scratch.import(commits);
          for (const components of [names.map((name) => componentOf(name, name)), [componentOf('a', '.')]]) {
            const shown = await firstReleases(scratch.path, components, true);
            expect(shown).toEqual(await firstReleases(scratch.path, components, false));
          }
        } finally {
          scratch.remove();
        }
      }),
      { numRuns: 12 },
    );
  });

  it('reads no further than the release before the last one', async () => {
    repository.import([
      { message: 'feat: oldest', files: { x: '' } },
      { message: 'feat: old', files: { x: '1' }, tags: ['a/v1.0.0'] },
      { message: 'feat: last', files: { x: '2' }, tags: ['a/v1.1.0'] },
      { message: 'fix: new', files: { x: '3' } },
    ]);
    const components = [componentOf('a', '.')];
    const { changes } = await readReleaseHistory({ repo: repository.path, components, latest: true });
    expect(changes.map(({ subject }) => subject)).toEqual(['new', 'last']);
  });

  it('takes the date of an annotated tag from the tag, and of another one from its commit', async () => {
    repository.import([
      { message: 'feat: a', tags: ['a/v1.0.0'] },
      { message: 'feat: b', tags: ['a/v1.1.0'] },
      { message: 'feat: c' },
    ]);
    repository.git('tag', '--annotate', '--message=x', 'a/v1.2.0');
    const components = [componentOf('a', '.')];
    const { tags } = await readReleaseHistory({ repo: repository.path, components, latest: true });
    const known = await listTags(repository.path);
    const dated = tags.filter(({ date }) => date !== '');
    expect(dated).toEqual(known.filter(({ name }) => name === 'a/v1.2.0'));
    repository.git('tag', '--delete', 'a/v1.2.0');
    const { tags: lightweight } = await readReleaseHistory({
      repo: repository.path,
      components,
      latest: true,
    });
    expect(lightweight.filter(({ date }) => date !== '')).toEqual(
      known.filter(({ name }) => name === 'a/v1.1.0'),
    );
  });
});

describe('readRefs', () => {
  it('gives HEAD and every tag with what it points at in the end', async () => {
    const [first, second] = repository.import([{ message: 'a', tags: ['light'] }, { message: 'b' }]);
    repository.git('tag', '--annotate', '--message=x', 'annotated', first ?? '');
    repository.git('tag', '--annotate', '--message=x', 'nested', 'annotated');
    const { head, tags } = await readRefs(repository.path);
    expect(head).toBe(second);
    expect(tags).toEqual([
      { name: 'annotated', sha: first, isAnnotated: true },
      { name: 'light', sha: first, isAnnotated: false },
      { name: 'nested', sha: first, isAnnotated: true },
    ]);
  });

  it('refuses a repository without commits, and what is none', async () => {
    await expect(readRefs(repository.path)).rejects.toMatchObject({ refusal: { code: 'git.noCommits' } });
    await expect(readRefs('/nowhere/at/all')).rejects.toMatchObject({
      refusal: { code: 'git.notARepository' },
    });
  });
});
