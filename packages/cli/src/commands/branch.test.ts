import { beforeEach, describe, expect, it } from 'vitest';
import { type Repository, scratchRepository } from '../testing/repository.ts';

interface Document {
  readonly code?: string;
  readonly branches?: readonly { readonly branch: string; readonly base: string; readonly outcome: string }[];
  readonly results?: readonly { readonly target: string; readonly outcome: string }[];
  readonly tasks?: readonly {
    readonly target: string;
    readonly owner: string;
    readonly files: readonly string[];
  }[];
  readonly components?: readonly { readonly current: string; readonly next: string }[];
}

/** v1.0.0, v1.2.0 and v2.0.0 on `main`, one commit each, and a feature since. */
let repository: Repository;
beforeEach(() => {
  repository = scratchRepository();
  for (const version of ['1.0.0', '1.2.0', '2.0.0']) {
    repository.commit(`feat: ${version}`, { files: { [version]: '', both: version } });
    repository.git('tag', `v${version}`);
  }
  repository.commit('feat: more');
});

async function made(...words: string[]): Promise<string> {
  const { document, exitCode } = await repository.json<Document>('branch', ...words);
  const [first] = document.branches ?? [];
  if (first === undefined) return `${document.code} ${exitCode}`;
  return `${first.outcome} ${first.branch} at ${first.base}`;
}

describe('tminus branch hotfix', () => {
  it.each([
    [[], 'made hotfix/2.0.1 at v2.0.0'],
    [['--from', 'v1.2.0'], 'made hotfix/1.2.1 at v1.2.0'],
    [['--from', '1'], 'made hotfix/1.2.1 at v1.2.0'],
    [['--from', '1', '--dry-run'], 'would hotfix/1.2.1 at v1.2.0'],
    [['--from', '3'], 'branch.noRelease 4'],
  ])('with %j: %s', async (words, outcome) => {
    expect(await made('hotfix', ...words)).toBe(outcome);
    const branch = /made (\S+)/.exec(outcome)?.[1];
    if (branch !== undefined) expect(repository.git('merge-base', branch, 'main')).toMatch(/^[0-9a-f]{40}$/);
    expect(repository.git('branch', '--list', 'hotfix/*') === '').toBe(branch === undefined);
  });

  it('is content with the branch that is there, whatever was committed to it', async () => {
    await made('hotfix', '--from', 'v1.2.0');
    repository.git('checkout', '--quiet', 'hotfix/1.2.1');
    const sha = repository.commit('fix: x');
    expect(await made('hotfix', '--from', 'v1.2.0')).toBe('there hotfix/1.2.1 at v1.2.0');
    expect(repository.git('rev-parse', 'hotfix/1.2.1')).toBe(sha);
    repository.git('tag', 'v1.2.1');
    expect(await made('hotfix', '--from', 'v1.2.0')).toBe('branch.versionTaken 5');
    expect(await made('hotfix', '--from', '1.2')).toBe('made hotfix/1.2.2 at v1.2.1');
  });

  it('is planned from its own line, though a newer one is out', async () => {
    await made('hotfix', '--from', 'v1.2.0');
    repository.git('checkout', '--quiet', 'hotfix/1.2.1');
    repository.commit('fix: x');
    const { document } = await repository.json<Document>('version', 'next');
    expect(document.components).toMatchObject([{ current: '1.2.0', next: '1.2.1' }]);
  });

  it('is made for the version of the product where that has tags, as a plan makes it', async () => {
    const components = ['api', 'web'].map(
      (name) => `  - { name: ${name}, path: ${name}, tag: "${name}@{version}" }`,
    );
    repository.write('tminus.yaml', `components:\n${components.join('\n')}\n`);
    repository.write('api/a', '');
    repository.write('web/a', '');
    repository.git('tag', 'api@0.3.0', 'v1.2.0');
    for (const words of [[], ['--component', 'api']])
      expect(await made('hotfix', ...words, '--dry-run')).toBe('would hotfix/2.0.1 at v2.0.0');
    expect(await made('hotfix', '--from', 'v1.2.0')).toBe('made hotfix/1.2.1 at v1.2.0');
  });

  it('asks which component, where each has tags of its own, and follows the configuration', async () => {
    const components = ['api', 'web'].map(
      (name) => `  - { name: ${name}, path: ${name}, tag: "${name}@{version}" }`,
    );
    repository.write(
      'tminus.yaml',
      `product: { tag: "shop-{version}" }\ncomponents:\n${components.join('\n')}\nbranches: { hotfix: "mend-{version}" }\n`,
    );
    repository.write('api/a', '');
    repository.write('web/a', '');
    repository.git('tag', 'api@0.3.0');
    expect(await made('hotfix')).toBe('branch.componentNeeded 2');
    expect(await made('hotfix', '--component', 'api')).toBe('made mend-0.3.1 at api@0.3.0');
  });
});

describe('tminus branch release', () => {
  it.each([
    [[], 'made release/2.1.0 at main'],
    [['v3.0.0'], 'made release/3.0.0 at main'],
    [['1.2.1'], 'made release/1.2.1 at v1.2.0'],
    [['1.2.1', '--from', 'v1.0.0'], 'made release/1.2.1 at v1.0.0'],
    [['2.0.0'], 'branch.versionTaken 5'],
    [['next'], 'version.invalid 2'],
  ])('with %j: %s', async (words, outcome) => {
    repository.git('checkout', '--quiet', '--detach', 'v1.0.0');
    expect(await made('release', ...words)).toBe(outcome);
  });

  it('takes the version that `version next` gives on main, by the rules of the configuration', async () => {
    const write = (versioning: string) =>
      repository.write('tminus.yaml', `components:\n  - { name: api }\nversioning: ${versioning}\n`);
    repository.commit('refactor: all anew');
    write('{ types: { feat: none, refactor: major } }');
    expect(await made('release', '--dry-run')).toBe('would release/3.0.0 at main');
    write('{ scheme: calver, format: YYYY.MM.MICRO }');
    const { document } = await repository.json<Document>('version', 'next');
    const next = document.components?.[0]?.next;
    repository.git('checkout', '--quiet', '--detach', 'v1.0.0');
    expect(await made('release', '--dry-run')).toBe(`would release/${next} at main`);
  });

  it('follows a dependency, though only the dependent is asked for', async () => {
    const components = ['api', 'web, dependsOn: [{ name: api, range: 1.0.0 }]'].map(
      (text) => `  - { name: ${text}, path: ${text.slice(0, 3)}, tag: "${text.slice(0, 3)}@{version}" }\n`,
    );
    repository.write('tminus.yaml', `components:\n${components.join('')}`);
    repository.git('tag', 'api@1.0.0');
    repository.git('tag', 'web@1.0.0');
    repository.commit('feat: faster', { files: { 'api/a': '' } });
    repository.write('web/a', '');
    expect(await made('release', '--component', 'web', '--dry-run')).toBe('would release/2.0.1 at main');
  });

  it('counts as a plan would: below 1.0.0 by the policy, and by the calendar', async () => {
    const young = scratchRepository();
    young.commit('feat: a');
    young.git('tag', 'v0.9.0');
    young.commit('feat!: anew');
    const answer = await young.json<Document>('branch', 'release', '0.10.0', '--dry-run');
    expect(answer.document.branches?.[0]?.branch).toBe('release/0.10.0');
    expect((await young.json<Document>('branch', 'release', '0.9.1')).document.code).toBe(
      'branch.versionTooLow',
    );
    young.write('tminus.yaml', 'components:\n  - name: api\nversioning: { scheme: calver }\n');
    const year = new Date().getUTCFullYear();
    const { document } = await young.json<Document>('branch', 'release', '--dry-run');
    expect(document.branches?.[0]?.branch).toMatch(new RegExp(`^release/${year}\\.`));
  });

  it('of a version below what the commits demand needs a reason', async () => {
    repository.commit('feat!: anew');
    expect(await made('release', '2.1.0')).toBe('branch.versionTooLow 1');
    expect(await made('release', '2.1.0', '--reason', ' ')).toBe('branch.versionTooLow 1');
    expect(await repository.text('branch', 'release', '2.1.0')).toBe('');
    expect(repository.git('branch', '--list', 'release/*')).toBe('');
    expect(await made('release', '2.1.0', '--reason', 'nobody uses it')).toBe('made release/2.1.0 at main');
    expect(await made('release', '3.0.0-rc.1')).toBe('made release/3.0.0-rc.1 at main');
    expect(await made('release', '3.5.0')).toBe('made release/3.5.0 at main');
    expect(await made('release', '1.3.0')).toBe('made release/1.3.0 at v1.2.0');
    expect(await made('release', '2.2.0', '--from', 'v2.0.0')).toBe('made release/2.2.0 at v2.0.0');
  });

  it('of components with tags of their own is held to the version of the product', async () => {
    const names = ['api', 'web'];
    for (const name of names) {
      repository.commit(`feat: ${name}`, { files: { [`${name}/a`]: '' } });
      repository.git('tag', `${name}@7.0.0`);
    }
    const lines = names.map((name) => `  - { name: ${name}, path: ${name}, tag: "${name}@{version}" }\n`);
    repository.write('tminus.yaml', `components:\n${lines.join('')}`);
    repository.commit('fix: b', { files: { 'api/a': 'b' } });
    expect(await made('release', '2.0.1', '--dry-run')).toBe('would release/2.0.1 at main');
    repository.commit('feat!: c', { files: { 'web/a': 'c' } });
    expect(await made('release', '2.1.0', '--dry-run')).toBe('branch.versionTooLow 1');
    expect(await made('release', '3.0.0', '--dry-run')).toBe('would release/3.0.0 at main');
  });

  it('leaves the branch where it is when main goes on', async () => {
    await made('release');
    const before = repository.git('rev-parse', 'release/2.1.0');
    repository.commit('fix: later');
    expect(await made('release')).toBe('there release/2.1.0 at main');
    expect(repository.git('rev-parse', 'release/2.1.0')).toBe(before);
  });

  it('says where the branch that is there stands, that nothing was made, and whether main is in it', async () => {
    await made('release');
    const tip = repository.git('rev-parse', '--short=8', 'release/2.1.0');
    const said = async () => repository.text('branch', 'release', '--lang', 'en');
    expect(await said()).toBe(`nothing made: release/2.1.0 is there already, at ${tip}\n`);
    const main = repository.commit('fix: later');
    expect(await said()).toBe(
      `nothing made: release/2.1.0 is there already, at ${tip}, without what main (${main.slice(0, 8)}) has\n`,
    );
    const { document } = await repository.json<Document>('branch', 'release');
    expect(document.branches).toMatchObject([{ outcome: 'there', baseSha: main, hasBase: false }]);
  });
});

describe('tminus branch merge-back', () => {
  beforeEach(() => {
    repository.git('branch', 'release/2.1.0', 'v2.0.0');
    repository.git('branch', 'release/1.1.0', 'v1.0.0');
    repository.git('branch', 'release/1.2.0', 'v1.2.0');
    repository.git('checkout', '--quiet', '-b', 'hotfix/1.2.1', 'v1.2.0');
  });
  const outcomes = async (source = 'hotfix/1.2.1') => {
    const { document, exitCode } = await repository.json<Document>('branch', 'merge-back', source);
    const results = document.results?.map(({ target, outcome }) => `${target} ${outcome}`) ?? document.code;
    return { results, tasks: document.tasks, exitCode };
  };

  it('brings a hotfix to the main branch and to open release branches of higher versions, once', async () => {
    repository.commit('fix: x', { files: { fixed: '' } });
    const merged = { results: ['main merged', 'release/2.1.0 merged'], tasks: [], exitCode: 0 };
    expect(await outcomes()).toEqual(merged);
    expect(repository.git('log', '-1', '--format=%s', 'main')).toBe('Merge hotfix/1.2.1 back into main');
    repository.git('tag', 'v1.2.1');
    expect((await outcomes('v1.2.1')).results).toEqual(['main contained', 'release/2.1.0 contained']);
    expect((await outcomes('v9')).results).toBe('git.unknownRevision');
    expect(await outcomes('main')).toEqual({ results: [], tasks: [], exitCode: 0 });
  });

  it('makes a task of what conflicts, and merges the rest', async () => {
    repository.commit('fix: x', { files: { both: 'mended' } });
    repository.git('update-ref', 'refs/heads/release/2.1.0', 'v1.2.0');
    repository.write(
      'storage/releases/v1.2.1/release-plan.json',
      '{"plan":{"manager":"Mika","timeline":[],"components":[]}}',
    );
    const { results, tasks, exitCode } = await outcomes();
    expect(results).toEqual(['main conflict', 'release/2.1.0 fastForwarded']);
    expect(tasks).toMatchObject([{ target: 'main', owner: 'Mika', files: ['both'] }]);
    expect(exitCode).toBe(1);
    const text = await repository.text('branch', 'merge-back', 'hotfix/1.2.1');
    expect(text).toContain('main conflicts with it; nothing was changed');
    expect(text).toContain('git merge hotfix/1.2.1');
  });
});
