import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import type { ComponentVersion } from './component-version.ts';
import { beforeAndAfter } from './manifest-builders.ts';
import { manifestFilesOf } from './manifest-owner.ts';
import { planManifestUpdates } from './plan-manifest-updates.ts';

const component = (path: string, more: Partial<ComponentVersion> = {}): ComponentVersion => ({
  name: path,
  path,
  tagPattern: `${path}/v{version}`,
  current: '1.2.0',
  next: '1.3.0',
  ...more,
});

type Texts = Readonly<Record<string, string>>;

/** Texts with their changes marked; what comes out must be what the marks say, and no other file may change. */
function expectUpdates(texts: Texts, components: readonly ComponentVersion[]): void {
  const pairs = Object.entries(texts).map(([path, text]) => ({ path, ...beforeAndAfter(text) }));
  const wanted = manifestFilesOf(Object.keys(texts), components);
  const plan = accepted(
    planManifestUpdates(
      pairs.filter(({ path }) => wanted.includes(path)).map(({ path, before }) => ({ path, text: before })),
      components,
    ),
  );
  const updated = Object.fromEntries(plan.files.map(({ path, text }) => [path, text]));
  const expected = pairs.filter(({ before, after }) => before !== after);
  expect(updated).toEqual(Object.fromEntries(expected.map(({ path, after }) => [path, after])));
  // Once more over what came out: nothing is left to do.
  const again = pairs.map(({ path, before }) => ({ path, text: updated[path] ?? before }));
  expect(
    accepted(
      planManifestUpdates(
        again.filter(({ path }) => wanted.includes(path)),
        components,
      ),
    ).files,
  ).toEqual([]);
}

const refusalOf = (texts: Texts, components: readonly ComponentVersion[]) =>
  planManifestUpdates(
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    components,
  );

describe('a workspace of npm', () => {
  it('moves packages, the ranges between them, and its lock file', () => {
    expectUpdates(
      {
        'package.json':
          '{"private":true,"workspaces":["packages/*"],"devDependencies":{"web":"«1.2.0→1.3.0»"}}',
        'package-lock.json': `{"lockfileVersion":3,"packages":{
          "":{"workspaces":["packages/*"],"devDependencies":{"web":"«1.2.0→1.3.0»"}},
          "packages/api":{"version":"«1.2.0→2.0.0»","license":"MIT"},
          "packages/docs":{"version":"0.1.0","devDependencies":{"api":"«^1.0.0→^2.0.0»","web":"^1.0.0"}},
          "packages/web":{"version":"«1.2.0→1.3.0»","dependencies":{"api":"«^1.2.0→^2.0.0»"}}}}`,
        'pnpm-lock.yaml': `importers:\n\n  packages/web:\n    dependencies:\n      api:\n        specifier: «^1.2.0→^2.0.0»\n`,
        'packages/api/package.json': '{"name":"api","version":"«1.2.0→2.0.0»"}',
        'packages/web/package.json':
          '{"name":"web","version":"«1.2.0→1.3.0»","dependencies":{"api":"«^1.2.0→^2.0.0»"}}',
        'packages/docs/package.json':
          '{"name":"docs","version":"0.1.0","devDependencies":{"api":"«^1.0.0→^2.0.0»","web":"^1.0.0"}}',
      },
      [
        component('packages/api', { next: '2.0.0' }),
        component('packages/web'),
        component('packages/docs', { current: '0.1.0', next: null }),
      ],
    );
  });

  it('leaves what a component promises alone that is not released, and names what the new version leaves', () => {
    const manifest = (fields: object): string => JSON.stringify({ version: '1.2.0', ...fields });
    const files = [
      { path: 'a/package.json', text: manifest({ name: 'a' }) },
      { path: 'b/package.json', text: manifest({ name: 'b', dependencies: { a: '~1.2.0' } }) },
      { path: 'c/package.json', text: manifest({ name: 'c', peerDependencies: { a: '1.x' } }) },
    ];
    const plan = accepted(
      planManifestUpdates(files, [
        component('a'),
        component('b', { next: null }),
        component('c', { next: null }),
      ]),
    );
    expect(plan.files.map(({ path }) => path)).toEqual(['a/package.json']);
    const params = { path: 'b/package.json', field: 'dependencies.a', range: '~1.2.0' };
    expect(plan.findings).toEqual([
      { code: 'manifest.rangeExcludes', params: { ...params, name: 'a', version: '1.3.0' } },
    ]);
  });

  it('moves what is in step with a single component, and neither samples nor what has a version of its own', () => {
    expectUpdates(
      {
        'package.json': '{"name":"shop","version":"«1.1.0→1.3.0»"}',
        'packages/a/package.json': '{"name":"a","version":"«1.2.0→1.3.0»"}',
        'packages/b/package.json': '{"name":"b","version":"«1.1.0→1.3.0»"}',
        'packages/c/package.json': '{"name":"c","version":"4.0.0","dependencies":{"a":"^1.0.0"}}',
        'examples/x/package.json': '{"name":"x","version":"1.2.0","dependencies":{"a":"1.2.0"}}',
        'node_modules/y/package.json': '{"name":"y","version":"1.2.0"}',
      },
      [component('.')],
    );
  });

  it('counts samples and tests that belong to the workspace', () => {
    const dependent = (range: string): string =>
      `{"name":"x","version":"0.0.0","dependencies":{"a":"${range}"}}`;
    const workspaces = '"packages/*", "e2e", "examples/**", "!examples/old", "test?"';
    expectUpdates(
      {
        'package.json': `{"private":true,"workspaces":[${workspaces}]}`,
        'package-lock.json':
          '{"packages":{"e2e":{"dependencies":{"a":"«1.2.0→1.3.0»"}},"packages/a":{"version":"«1.2.0→1.3.0»"},"fixtures":{"dependencies":{"a":"1.2.0"}}}}',
        'packages/a/package.json': '{"name":"a","version":"«1.2.0→1.3.0»"}',
        'packages/a/test/package.json': dependent('1.2.0'),
        'e2e/package.json': dependent('«1.2.0→1.3.0»'),
        'tests/package.json': dependent('«1.2.0→1.3.0»'),
        'examples/deep/one/package.json': dependent('«1.2.0→1.3.0»'),
        'examples/old/package.json': dependent('1.2.0'),
        'fixtures/package.json': dependent('1.2.0'),
      },
      [component('packages/a')],
    );
  });

  it.each([
    ['yarn', { 'package.json': '{"workspaces":{"packages":["e2e"],"nohoist":["examples/*"]}}' }],
    [
      'pnpm',
      { 'pnpm-workspace.yaml': "# all\npackages:\n  # tests\n  - 'e2e'\n\ncatalog:\n  - examples/x\n" },
    ],
  ])('has members as %s declares them', (_tool, declared) => {
    const dependent = (range: string): string => `{"dependencies":{"a":"${range}"}}`;
    expectUpdates(
      {
        ...declared,
        'packages/a/package.json': '{"name":"a","version":"«1.2.0→1.3.0»"}',
        'e2e/package.json': dependent('«1.2.0→1.3.0»'),
        'examples/x/package.json': dependent('1.2.0'),
      },
      [component('packages/a')],
    );
  });

  it('names a lock file that only yarn can write', () => {
    const files = [
      { path: 'packages/a/package.json', text: '{"name":"a","version":"1.2.0"}' },
      {
        path: 'packages/b/package.json',
        text: '{"name":"b","version":"1.2.0","dependencies":{"a":"1.2.0"}}',
      },
      { path: 'yarn.lock', text: '# yarn\n\n__metadata:\n  version: 8\n' },
    ];
    const plan = accepted(planManifestUpdates(files, [component('packages/a'), component('packages/b')]));
    expect(plan.findings).toEqual([{ code: 'manifest.yarnLock', params: { path: 'yarn.lock' } }]);
    const alone = accepted(planManifestUpdates(files, [component('packages/b')]));
    expect(alone.findings).toEqual([]);
  });
});

describe('a workspace of Cargo', () => {
  const root = '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nversion = "«1.2.0→1.3.0»"\n';
  const member = (name: string): string => `[package]\nname = "${name}"\nversion.workspace = true\n`;

  it('moves the version that its members share, requirements and lock file', () => {
    expectUpdates(
      {
        'Cargo.toml': `${root}[workspace.dependencies]\ncore = { path = "crates/core", version = "«1.2→1.3»" }\n`,
        'Cargo.lock':
          '[[package]]\nname = "cli"\nversion = "«1.2.0→1.3.0»"\n[[package]]\nname = "core"\nversion = "«1.2.0→1.3.0»"\n',
        'crates/core/Cargo.toml': member('core'),
        'crates/cli/Cargo.toml': member('cli'),
      },
      [component('crates/core'), component('crates/cli', { next: null })],
    );
  });

  it('of one component moves as a whole', () => {
    expectUpdates(
      {
        'Cargo.toml': root,
        'Cargo.lock': '[[package]]\nname = "core"\nversion = "«1.2.0→1.3.0»"\n',
        'crates/core/Cargo.toml': member('core'),
      },
      [component('.')],
    );
  });

  it('refuses two versions for members that share one', () => {
    const texts = {
      'Cargo.toml': beforeAndAfter(root).before,
      'crates/core/Cargo.toml': member('core'),
      'crates/cli/Cargo.toml': member('cli'),
    };
    const components = [component('crates/core'), component('crates/cli', { next: '2.0.0' })];
    expect(refusalOf(texts, components)).toMatchObject({
      refusal: {
        code: 'manifest.sharedVersion',
        params: { path: 'Cargo.toml', one: '1.3.0', other: '2.0.0' },
      },
    });
  });
});

describe('a build of Maven', () => {
  const parent = (artifact: string, version: string): string =>
    `<parent><groupId>org.shop</groupId><artifactId>${artifact}</artifactId><version>${version}</version></parent>`;
  const root =
    '<project><groupId>org.shop</groupId><artifactId>all</artifactId><version>«1.2.0→1.3.0»</version><modules><module>a</module><module>e2e</module></modules></project>';

  it('moves the parent, and its children with it', () => {
    expectUpdates(
      {
        'pom.xml': root,
        'a/pom.xml': `<project>${parent('all', '«1.2.0→1.3.0»')}<artifactId>a</artifactId></project>`,
        'a/b/pom.xml': `<project>${parent('a', '«1.2.0→1.3.0»')}<artifactId>b</artifactId></project>`,
        'c/pom.xml': `<project>${parent('all', '«1.2.0→1.3.0»')}<artifactId>c</artifactId><version>«1.2.0→1.3.0»</version></project>`,
        'e2e/pom.xml': `<project>${parent('all', '«1.2.0→1.3.0»')}<artifactId>e2e</artifactId></project>`,
        'd/pom.xml': `<project>${parent('other', '1.2.0')}<artifactId>d</artifactId></project>`,
      },
      [component('.')],
    );
  });
});

describe('files of a component', () => {
  it('are those that it names, marked or known, beside those that are found', () => {
    expectUpdates(
      {
        'api/Chart.yaml': 'name: api\nversion: «1.2.0→1.3.0»\n',
        'api/VERSION': '«1.2.0→1.3.0»\n',
        'web/VERSION': 'see there\n',
        'docs/install.md': 'api «1.2.0→1.3.0» <!-- tminus:version -->\n',
        'api/test/package.json': '{"version":"«0.0.1→1.3.0»"}',
        'api/src/version.ts': "export const V = '1.2.0'; // tminus:version\n",
      },
      [
        component('api', { manifests: ['auto', '../docs/install.md', './test/package.json'] }),
        component('web'),
      ],
    );
  });

  it('are only those where it wants no others', () => {
    expectUpdates(
      { 'api/package.json': '{"version":"1.2.0"}', 'api/v.ts': "'«1.2.0→1.3.0»' // tminus:version" },
      [component('api', { manifests: ['v.ts'] })],
    );
    expectUpdates({ 'api/package.json': '{"version":"1.2.0"}' }, [component('api', { manifests: [] })]);
  });

  it.each(['v.ts', '../../v.ts'])('must be there: %s', (path) => {
    expect(refusalOf({}, [component('api', { manifests: [path] })])).toMatchObject({
      refusal: { code: 'manifest.missing', params: { component: 'api' } },
    });
  });

  it('cannot be shared by two versions', () => {
    const components = ['api', 'web'].map((name, index) =>
      component(name, { manifests: ['../v'], next: `1.${index}.0` }),
    );
    expect(refusalOf({ v: '1.2.0 # tminus:version' }, components)).toMatchObject({
      refusal: { code: 'manifest.sharedVersion', params: { path: 'v', one: '1.0.0', other: '1.1.0' } },
    });
  });

  it('that cannot be read stop only the release that needs them', () => {
    const texts = { 'api/package.json': '{', 'web/package.json': '{"version":"1.2.0"}' };
    expect(refusalOf(texts, [component('api'), component('web')])).toMatchObject({
      refusal: { code: 'manifest.unreadable', params: { path: 'api/package.json', line: 1 } },
    });
    expect(refusalOf(texts, [component('api', { next: null }), component('web')])).toMatchObject({
      value: { files: [{ path: 'web/package.json' }] },
    });
  });

  it('that say it already are named', () => {
    expect(refusalOf({ 'api/package.json': '{"version":"1.3.0"}' }, [component('api')])).toMatchObject({
      value: { files: [], unchanged: ['api/package.json'] },
    });
  });
});
