import { describe, expect, it } from 'vitest';
import { findComponents, manifestPaths } from './find-components.ts';
import { manifestVersion, readManifest } from './read-manifest.ts';

const packageJson = (name: string, dependencies: string[] = []) =>
  JSON.stringify({
    name,
    version: '1.4.0',
    dependencies: Object.fromEntries(dependencies.map((dependency) => [dependency, '*'])),
  });

function find(manifests: Record<string, string>, more: { files?: string[]; tags?: string[] } = {}) {
  return findComponents({
    repo: '/repo',
    files: [...Object.keys(manifests), ...(more.files ?? [])],
    manifests: new Map(Object.entries(manifests)),
    tags: more.tags ?? [],
    fallbackName: 'shop',
  });
}
const summary = (found: ReturnType<typeof find>) =>
  found.components.map(({ name, path, tagPattern }) => [name, path, tagPattern]);

describe('findComponents', () => {
  it('takes a repository without packages as one component', () => {
    expect(find({}, { files: ['README.md'] }).components).toEqual([
      {
        name: 'shop',
        path: '.',
        repo: '/repo',
        tagPattern: 'v{version}',
        dependsOn: [],
        manifestVersion: null,
      },
    ]);
  });

  it('takes the root package when it is the only one', () => {
    const found = find(
      { 'package.json': packageJson('web') },
      { files: ['test/app/package.json', 'src/x.ts'] },
    );
    expect(found.components).toMatchObject([{ name: 'web', path: '.', manifestVersion: '1.4.0' }]);
  });

  it('takes the outermost packages, names them from their files and connects them', () => {
    const found = find({
      'package.json': packageJson('workspace'),
      'packages/web/package.json': packageJson('@acme/web', ['@acme/api', 'left-pad']),
      'packages/api/package.json': packageJson('@acme/api'),
      'packages/api/cli/package.json': packageJson('inner'),
      'packages/api/examples/demo/package.json': packageJson('demo'),
      'services/mail/go.mod': 'module example.org/acme/mailer/v2\n\ngo 1.22\n',
    });
    expect(summary(found)).toEqual([
      ['@acme/api', 'packages/api', '@acme/api/v{version}'],
      ['@acme/web', 'packages/web', '@acme/web/v{version}'],
      ['mailer', 'services/mail', 'mailer/v{version}'],
    ]);
    expect(found.components.map(({ dependsOn }) => dependsOn)).toEqual([[], ['@acme/api'], []]);
    expect(found.findings).toEqual([]);
  });

  it('keeps a directory whose package file cannot be read, named by as much path as it takes', () => {
    const found = find({
      'a/core/package.json': '967ecf12',
      'b/core/package.json': '{',
      'b/web/package.json': '[]',
    });
    expect(summary(found).map(([name]) => name)).toEqual(['a/core', 'b/core', 'web']);
    expect(found.findings).toContainEqual({
      code: 'component.manifestUnreadable',
      params: { path: 'a/core/package.json' },
    });
    expect(found.findings).toHaveLength(3);
  });

  it('leaves out the dependency that closes a circle, and says so', () => {
    const found = find({
      'a/package.json': packageJson('a', ['b']),
      'b/package.json': packageJson('b', ['a']),
    });
    expect(found.components.map(({ dependsOn }) => dependsOn)).toEqual([['b'], []]);
    expect(found.findings).toEqual([{ code: 'component.dependencyCycle', params: { cycle: 'a → b → a' } }]);
  });

  it('finds directories that only tags speak of', () => {
    const files = ['services/api/main.c', 'services/web/main.c', 'lib/x/y.c', 'deep/er/lib2/a.c'];
    const found = find(
      {},
      { files, tags: ['services/api/v1.0.0', 'web@2.0.0', 'gone-v1.0.0', 'lib2-v1.0.0', 'v5'] },
    );
    expect(summary(found)).toEqual([
      ['api', 'services/api', 'services/api/v{version}'],
      ['web', 'services/web', 'web@{version}'],
    ]);
  });

  it('shares the tags of the product, in the form that is in use now', () => {
    const manifests = { 'a/package.json': packageJson('a'), 'b/package.json': packageJson('b') };
    expect(
      summary(find(manifests, { tags: ['0.9.0', 'v1.0.0', 'b-v0.1.0'] })).map(([, , pattern]) => pattern),
    ).toEqual(['v{version}', 'b-v{version}']);
    expect(summary(find(manifests, { tags: ['v0.9.0', '1.0.0'] })).map(([, , pattern]) => pattern)).toEqual([
      '{version}',
      '{version}',
    ]);
  });

  it('gives components that share the tags of the product one version', () => {
    const manifests = { 'a/package.json': packageJson('a'), 'b/package.json': packageJson('b') };
    const groups = (tags: string[]) =>
      find(manifests, { tags }).components.map(({ versioning }) => versioning?.group ?? null);
    const together = { kind: 'fixed', members: ['a', 'b'] };
    expect(groups(['v1.0.0'])).toEqual([together, together]);
    expect(groups(['v1.0.0', 'b-v0.1.0'])).toEqual([null, null]);
    expect(groups([])).toEqual([null, null]);
  });

  it('leaves the tags of the product to the components that have its version, where there is one', () => {
    const manifests = {
      'docs/package.json': '{"name":"docs"}',
      'packages/play/package.json': '{"name":"@acme/play","version":"0.0.0"}',
      'packages/plugin/package.json': '{"name":"@acme/plugin","version":"3.0.0"}',
      'packages/web/package.json': packageJson('@acme/web'),
    };
    const tags = ['v1.3.0', 'v1.4.0', 'plugin@2.0.0'];
    expect(summary(find(manifests, { tags })).map(([, , pattern]) => pattern)).toEqual([
      'docs@{version}',
      'play@{version}',
      'plugin@{version}',
      'v{version}',
    ]);
  });

  it('tags a new component as most others are', () => {
    const manifests = {
      'a/package.json': packageJson('@acme/a'),
      'b/package.json': packageJson('@acme/b'),
      'c/package.json': packageJson('@acme/c'),
      'd/package.json': packageJson('@acme/d'),
    };
    const tags = ['@acme/a@1.0.0', '@acme/b@2.0.0', 'c-v1.0.0'];
    expect(summary(find(manifests, { tags })).at(-1)).toEqual(['@acme/d', 'd', '@acme/d@{version}']);
  });

  it('asks for package files outside of samples and copies only', () => {
    expect(
      manifestPaths([
        'a/package.json',
        'a/Cargo.toml',
        'a/node_modules/b/package.json',
        'testing/c/go.mod',
        'd/testing/go.mod',
        'e/x.json',
      ]),
    ).toEqual(['a/package.json', 'a/Cargo.toml', 'd/testing/go.mod']);
  });
});

describe('readManifest', () => {
  it.each([
    [
      'Cargo.toml',
      '[package]\nname = "engine"\nversion = "0.3.0"\n\n[dependencies]\nname = "x"',
      'engine',
      '0.3.0',
    ],
    ['Cargo.toml', '[workspace]\nmembers = ["a"]', null, null],
    ['pyproject.toml', "[tool.poetry]\nname = 'model'\nversion = '2.0.0'", 'model', '2.0.0'],
    ['go.mod', '// comment\nmodule example.org/acme/mailer\n', 'mailer', null],
    [
      'pom.xml',
      '<project><parent><artifactId>p</artifactId><version>9</version></parent><artifactId>core</artifactId><dependencies><dependency><version>1.0.0</version></dependency></dependencies></project>',
      'core',
      null,
    ],
    ['build.gradle.kts', 'plugins {}', null, null],
    ['composer.json', '{"name": "acme/shop", "require": {}}', 'acme/shop', null],
    ['shop.gemspec', 'Gem::Specification.new', 'shop', null],
    ['Chart.yaml', 'apiVersion: v2\nname: "chart"\nversion: 1.0.0 # text\n', 'chart', '1.0.0'],
    [
      'Shop.Api.csproj',
      '<Project><PropertyGroup><Version>3.0.0</Version></PropertyGroup></Project>',
      'Shop.Api',
      '3.0.0',
    ],
    ['mix.exs', 'defmodule Shop do\n [app: :shop, version: "1.1.0"]', 'shop', '1.1.0'],
  ])('reads %s', (fileName, text, name, version) => {
    expect(readManifest(fileName, text)).toMatchObject({ name, version });
  });

  it.each([
    'package.json',
    'Cargo.toml',
    'go.mod',
    'pom.xml',
    'composer.json',
    'Chart.yaml',
    'a.csproj',
    'mix.exs',
  ])('knows that a stub is no %s', (fileName) => {
    expect(readManifest(fileName, '967ecf12')).toBeNull();
  });

  it('gives the first version that is SemVer', () => {
    const pom = { name: 'pom.xml', text: '<project><version>1.0-SNAPSHOT</version></project>' };
    expect(manifestVersion([pom])).toBeNull();
    expect(manifestVersion([pom, { name: 'package.json', text: packageJson('a') }])).toBe('1.4.0');
  });
});
