import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ComponentVersion } from '@tminus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { workTreeManifestUpdates } from './manifest-updates.ts';
import { writeWorkTreeFiles } from './work-tree-files.ts';

const component = (path: string, next: string | null): ComponentVersion => ({
  name: path,
  path,
  tagPattern: 'v{version}',
  current: '1.2.0',
  next,
});

let repository: ScratchRepository;
beforeEach(() => {
  repository = scratchRepository();
});
afterEach(() => repository.remove());

/** Runs a program in the repository, without network and without the settings that this test was started with. */
function run(program: string, ...args: string[]): string {
  const { HOME, PATH, RUSTUP_HOME, CARGO_HOME } = process.env;
  const env = { HOME, PATH, RUSTUP_HOME, CARGO_HOME, npm_config_offline: 'true', CARGO_NET_OFFLINE: 'true' };
  return execFileSync(program, args, {
    cwd: repository.path,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository.path, path)), { recursive: true });
    writeFileSync(join(repository.path, path), text);
  }
}

const read = (path: string): string => readFileSync(join(repository.path, path), 'utf8');

async function release(components: readonly ComponentVersion[]): Promise<string[]> {
  repository.git('add', '.');
  const { root, files } = await workTreeManifestUpdates({ repo: repository.path, components });
  await writeWorkTreeFiles(root, files);
  return files.map(({ path }) => path).sort();
}

const isMissing = (program: string): boolean => spawnSync(program, ['--version']).error !== undefined;

describe('npm', () => {
  const packages = (ranges: { web: string; docs: string; peer: string }) => ({
    'package.json': '{"name":"shop","private":true,"workspaces":["packages/*"]}',
    'packages/api/package.json': '{"name":"@shop/api","version":"1.2.0"}',
    'packages/web/package.json': JSON.stringify({
      name: 'web',
      version: '1.2.0',
      dependencies: { '@shop/api': ranges.web },
      peerDependencies: { docs: ranges.peer },
    }),
    'packages/docs/package.json': JSON.stringify({
      name: 'docs',
      version: '1.2.0',
      devDependencies: { '@shop/api': ranges.docs },
    }),
  });

  it.each([
    [3, '1.3.0', { web: '^1.2.0', docs: '*', peer: '^1.0.0' }],
    [3, '2.0.0', { web: '1.2.0', docs: '^1.0.0', peer: '>=1' }],
    [2, '2.0.0', { web: '~1.2', docs: '>=1.2.0', peer: '1.x' }],
    [2, '1.3.0-rc.1', { web: '^1.2.0', docs: '~1.2.0', peer: '^1.0.0' }],
  ])(
    'has nothing to change in a lock file of version %i after a release of %s',
    async (lockfileVersion, next, ranges) => {
      const install = [
        ...['install', '--package-lock-only', '--offline', '--no-audit', '--no-fund', '--ignore-scripts'],
        `--lockfile-version=${lockfileVersion}`,
      ];
      write(packages(ranges));
      run('npm', ...install);
      const changed = await release([
        component('packages/api', next),
        component('packages/web', next),
        component('packages/docs', null),
      ]);
      expect(changed).toContain('package-lock.json');
      expect(JSON.parse(read('package-lock.json'))).toMatchObject({
        lockfileVersion,
        packages: { 'packages/api': { version: next }, 'packages/web': { version: next } },
      });
      const lock = read('package-lock.json');
      run('npm', ...install);
      expect(read('package-lock.json')).toBe(lock);
      expect(JSON.parse(run('npm', 'ls', '--package-lock-only', '--json', '--all'))).not.toHaveProperty(
        'problems',
      );
    },
    120_000,
  );
});

describe.skipIf(isMissing('cargo'))('cargo', () => {
  const crate = (name: string, more: string): Readonly<Record<string, string>> => ({
    [`crates/${name}/Cargo.toml`]: `[package]\nname = "${name}"\nedition = "2021"\n${more}`,
    [`crates/${name}/src/lib.rs`]: '',
  });

  it.each(['1.3.0', '2.0.0', '1.3.0-rc.1'])(
    'accepts the lock file of a workspace after a release of %s',
    async (next) => {
      write({
        'Cargo.toml':
          '[workspace]\nresolver = "2"\nmembers = ["crates/*"]\n[workspace.package]\nversion = "1.2.0"\n[workspace.dependencies]\ncore-api = { path = "crates/core-api", version = "1.2" }\n',
        ...crate('core-api', 'version = "1.2.0"\n'),
        ...crate('cli', 'version.workspace = true\n[dependencies]\ncore-api = { workspace = true }\n'),
        ...crate(
          'docs',
          'version.workspace = true\n[dependencies.cli]\npath = "../cli"\nversion = "=1.2.0"\n',
        ),
      });
      run('cargo', 'generate-lockfile', '--offline');
      const changed = await release([
        component('crates/core-api', next),
        component('crates/cli', next),
        component('crates/docs', null),
      ]);
      expect(changed).toEqual([
        'Cargo.lock',
        'Cargo.toml',
        'crates/core-api/Cargo.toml',
        'crates/docs/Cargo.toml',
      ]);
      const metadata = JSON.parse(
        run('cargo', 'metadata', '--offline', '--locked', '--no-deps', '--format-version=1'),
      ) as { packages: { name: string; version: string }[] };
      expect(metadata.packages.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
        `cli ${next}`,
        `core-api ${next}`,
        `docs ${next}`,
      ]);
      run('cargo', 'metadata', '--offline', '--locked', '--format-version=1');
    },
    120_000,
  );
});

describe.skipIf(isMissing('mvn'))('Maven', () => {
  const parent = (version: string): string =>
    `<parent><groupId>org.shop</groupId><artifactId>all</artifactId><version>${version}</version></parent>`;
  const project = (inside: string): string =>
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>${inside}<packaging>pom</packaging></project>`;

  it('finds the parents of all modules after a release', async () => {
    const module = '<modules><module>api</module></modules>';
    const root = `<groupId>org.shop</groupId><artifactId>all</artifactId><version>1.2.0</version>${module}`;
    write({
      'pom.xml': project(root),
      'api/pom.xml': project(`${parent('1.2.0')}<artifactId>api</artifactId>`),
    });
    expect(await release([component('.', '1.3.0')])).toEqual(['api/pom.xml', 'pom.xml']);
    const built = run('mvn', '--offline', '--batch-mode', 'validate');
    expect(built).toContain('Building api 1.3.0');
    expect(built).toContain('BUILD SUCCESS');
  }, 120_000);
});
