import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { capture } from '../testing/capture.ts';
import { applyVersions } from './version-apply.ts';

let directory: string;
beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'tminus-apply-')));
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.org');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const git = (...args: string[]): string =>
  execFileSync('git', ['-C', directory, ...args], { encoding: 'utf8' });

function commit(message: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  git('add', '.');
  git('commit', '--quiet', '--message', message);
}

const read = (path: string): string => readFileSync(join(directory, path), 'utf8');

async function apply(options: Parameters<typeof applyVersions>[1] = {}) {
  const captured = capture();
  await applyVersions(createContext({ directory, json: true }, {}), options);
  return JSON.parse(captured.stdout) as {
    components: { name: string; next: string | null }[];
    files: { path: string; changed: { field: string; from: string; to: string }[] }[];
    unchanged: { path: string }[];
    findings: { code: string; text: string }[];
    written: boolean;
  };
}

/** Two packages at 1.2.0; one of them got a feature since. */
function twoPackages(): void {
  commit('feat: start', {
    'api/package.json': '{ "name": "api", "version": "1.2.0" }\n',
    'web/package.json': '{ "name": "web", "version": "1.2.0", "dependencies": { "api": "1.2.0" } }\n',
  });
  git('tag', 'api/v1.2.0');
  git('tag', 'web/v1.2.0');
  commit('feat: answer faster', { 'api/index.js': '' });
}

describe('version apply', () => {
  it('writes the next version where something is to be released, and what must follow it', async () => {
    twoPackages();
    const { components, files, written } = await apply();
    expect(components).toEqual([
      { name: 'api', current: '1.2.0', next: '1.3.0' },
      { name: 'web', current: '1.2.0', next: '1.2.1' },
    ]);
    expect(files).toEqual([
      {
        repo: directory,
        path: 'api/package.json',
        changed: [{ field: 'version', from: '1.2.0', to: '1.3.0' }],
      },
      {
        repo: directory,
        path: 'web/package.json',
        changed: [
          { field: 'version', from: '1.2.0', to: '1.2.1' },
          { field: 'dependencies.api', from: '1.2.0', to: '1.3.0' },
        ],
      },
    ]);
    expect(written).toBe(true);
    expect(read('api/package.json')).toBe('{ "name": "api", "version": "1.3.0" }\n');
  });

  it('leaves a dependent alone that is not asked for, and says so', async () => {
    twoPackages();
    const { files, findings } = await apply({ component: 'api' });
    expect(files.map(({ path }) => path)).toEqual(['api/package.json']);
    expect(findings).toMatchObject([{ code: 'manifest.rangeExcludes' }]);
  });

  it('has nothing to write the second time', async () => {
    twoPackages();
    await apply();
    const before = git('diff');
    expect(await apply()).toMatchObject({
      files: [],
      unchanged: [{ path: 'api/package.json' }, { path: 'web/package.json' }],
      written: false,
    });
    expect(git('diff')).toBe(before);
  });

  it('only shows what it would do', async () => {
    twoPackages();
    expect(await apply({ dryRun: true })).toMatchObject({
      files: [{ path: 'api/package.json' }, { path: 'web/package.json' }],
      written: false,
    });
    expect(git('status', '--porcelain')).toBe('');
  });

  it('writes the version of one component, of a channel', async () => {
    twoPackages();
    commit('fix: look better', { 'web/index.js': '' });
    await apply({ component: 'web', channel: 'rc' });
    expect(read('api/package.json')).toContain('"1.2.0"');
    expect(read('web/package.json')).toContain('"version": "1.2.1-rc.1"');
  });

  it('refuses before it writes anything', async () => {
    twoPackages();
    commit('fix: look better', { 'web/index.js': '' });
    writeFileSync(join(directory, 'web/package.json'), '{ "version": }');
    await expect(apply()).rejects.toMatchObject({
      refusal: { code: 'manifest.unreadable', params: { path: 'web/package.json', line: 1 } },
    });
    expect(read('api/package.json')).toContain('"1.2.0"');
  });

  it('writes the files that the configuration names', async () => {
    twoPackages();
    commit('chore: configure', {
      'tminus.yaml':
        'components:\n  - name: api\n    path: api\n    tag: api/v{version}\n    manifests: [v.js]\n',
      'api/v.js': "export default '1.2.0'; // tminus:version\n",
    });
    await apply();
    expect(read('api/v.js')).toBe("export default '1.3.0'; // tminus:version\n");
    expect(read('api/package.json')).toContain('"1.2.0"');
  });

  it('tells people what changed, and what it found', async () => {
    commit('feat: start', { 'go.mod': 'module example.org/shop\n', VERSION: '1.2.0\n' });
    git('tag', 'v1.2.0');
    commit('feat!: start again', { 'a.go': '' });
    const captured = capture();
    await applyVersions(createContext({ directory }, {}), { dryRun: true });
    expect(captured.stdout).toMatch(/VERSION.*version.*1\.2\.0.*→.*2\.0\.0/);
    expect(captured.stderr).toContain('Its path must be example.org/shop/v2.');
  });
});
