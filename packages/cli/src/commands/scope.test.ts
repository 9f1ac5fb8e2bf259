import { beforeEach, describe, expect, it } from 'vitest';
import { type Repository, scratchRepository } from '../testing/repository.ts';

interface Document {
  readonly code?: string;
  readonly title?: string;
  readonly version?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly items?: readonly { readonly id: string; readonly state: string }[];
  readonly unplanned?: readonly { readonly subject: string }[];
}

const LIST = `scope:
  - { id: REQ-1, title: Sign in, kind: feature, owner: Mika }
  - { id: REQ-2, title: Sign out, kind: feature }
  - { id: BUG-3, title: Crash, kind: fix, priority: high }
  - { id: REQ-4, title: Dark, kind: feature, deferred: true }
`;

let repository: Repository;
beforeEach(() => {
  repository = scratchRepository();
  repository.commit('feat: old REQ-2');
  repository.git('tag', 'v1.0.0');
  repository.commit('feat: sign in\n\nRefs: REQ-1');
  repository.git('checkout', '--quiet', '-b', 'topic');
  repository.commit('fix: crash BUG-3');
  repository.git('checkout', '--quiet', 'main');
  repository.commit('feat: surprise');
  repository.write('storage/releases/v1.1.0/scope.yaml', LIST);
});

const scope = async (...words: string[]) => {
  const { document, exitCode } = await repository.json<Document>('scope', ...words);
  const items = document.items?.map(({ id, state }) => `${id} ${state}`) ?? document.code;
  return {
    version: document.version,
    items,
    unplanned: document.unplanned?.map(({ subject }) => subject),
    exitCode,
  };
};
const EXPECTED = ['REQ-1 merged', 'REQ-2 planned', 'BUG-3 in_progress', 'REQ-4 deferred'];

describe('tminus scope', () => {
  it('ties what was planned for the next release to its commits', async () => {
    const found = { version: '1.1.0', items: EXPECTED, unplanned: ['surprise'], exitCode: 0 };
    expect(await scope()).toEqual(found);
    repository.git('tag', 'v1.1.0');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge topic', 'topic');
    expect(await scope('v1.1.0')).toEqual(found);
    expect((await scope('v1.1.0', '--to', 'main')).items).toContain('BUG-3 merged');
  });

  it('is about the version of the product, as a plan is, where components have tags of their own', async () => {
    for (const name of ['api', 'web']) {
      repository.commit(`feat: ${name}`, { files: { [`${name}/a`]: '' } });
      repository.git('tag', `${name}@7.0.0`);
    }
    const lines = ['api', 'web'].map(
      (name) => `  - { name: ${name}, path: ${name}, tag: "${name}@{version}" }\n`,
    );
    repository.write('tminus.yaml', `components:\n${lines.join('')}`);
    repository.commit('feat: c', { files: { 'web/a': 'c' } });
    expect((await scope()).version).toBe('1.1.0');
  });

  it('looks at the release branch where there is one', async () => {
    repository.git('branch', 'release/1.1.0', 'HEAD~1');
    expect((await scope('1.1.0')).unplanned).toEqual([]);
  });

  it('without a list tells what commits name', async () => {
    const found = await scope('--file', 'nowhere.yaml');
    expect(found).toMatchObject({ items: ['REQ-1 merged', 'BUG-3 in_progress'], unplanned: [] });
    expect(await repository.text('scope', '--lang', 'ja')).toContain('マージ済み');
  });

  it('knows a release by its tag, its branch, its plan or as the next one, and no other', async () => {
    for (const known of ['1.0.0', 'v1.1.0', '1.1.0']) expect((await scope(known)).exitCode).toBe(0);
    expect(await scope('v7.0.0')).toMatchObject({ items: 'version.notReleased', exitCode: 4 });
    const { document } = await repository.json<Document>('scope', 'v1.0.1');
    expect(document.title).toContain('there are: 1.0.0, 1.1.0');
    repository.git('branch', 'release/7.0.0');
    expect((await scope('v7.0.0')).exitCode).toBe(0);
    repository.write('storage/releases/v8.0.0/release-plan.json', '{}');
    expect((await scope('v8.0.0')).exitCode).toBe(0);
    expect((await scope('v9.0.0', '--to', 'HEAD')).exitCode).toBe(0);
  });

  it('finds a release by the tag of the product', async () => {
    repository.write('tminus.yaml', 'components:\n  - { name: api, tag: "api@{version}" }\n');
    expect((await scope('1.0.0')).items).toEqual(['REQ-2 merged', 'BUG-3 in_progress', 'REQ-1 in_progress']);
  });

  it('says what is wrong with a list', async () => {
    repository.write('list.yaml', 'scope:\n  - { id: A-1, kind: fix }\n');
    const { document, exitCode } = await repository.json<Document>('scope', '--file', 'list.yaml');
    expect([document.code, exitCode]).toEqual(['scope.invalid', 3]);
    expect(document.title).toContain('2:5  scope[0].title');
  });

  it('is of the version that `version next` gives, by the rules of the configuration', async () => {
    repository.write('tminus.yaml', 'components:\n  - name: api\nversioning: { types: { feat: major } }\n');
    expect((await scope()).version).toBe('2.0.0');
  });

  it('is found where the configuration says', async () => {
    repository.write('tminus.yaml', 'components:\n  - name: api\nscope: { file: "plan-{version}.yaml" }\n');
    repository.write('plan-1.1.0.yaml', LIST);
    expect((await scope()).items).toEqual(EXPECTED);
  });
});
