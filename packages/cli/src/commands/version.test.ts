import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { columns } from '../output/terminal.ts';
import { runProgram } from '../program.ts';
import { capture } from '../testing/capture.ts';
import { scratchWorkspace } from '../testing/workspace.ts';

let directory: string;
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', directory, ...args], { encoding: 'utf8' }).trim();

function commit(path: string, message: string): void {
  const file = join(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, message);
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

const CONFIG = `components:
  - { name: lib, path: lib, tag: 'lib/v{version}' }
  - { name: api, path: api, tag: 'api/v{version}', dependsOn: [{ name: lib, range: ~1.0.0 }] }
  - { name: web, path: web, tag: 'web/v{version}', dependsOn: [lib] }
`;

beforeEach(() => {
  vi.stubEnv('TMINUS_LANG', 'en');
  directory = scratchWorkspace();
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.org');
  writeFileSync(join(directory, 'tminus.yaml'), CONFIG);
  for (const name of ['lib', 'api', 'web']) {
    commit(`${name}/file`, `feat: ${name}`);
    git('tag', `${name}/v1.0.0`);
  }
});

async function next(...words: readonly string[]) {
  const output = capture();
  await runProgram(['node', 'tminus', '-C', directory, 'version', 'next', ...words]);
  return { ...output, code: Number(process.exitCode ?? 0) };
}
const versions = async (...words: readonly string[]): Promise<Record<string, string>> => {
  const { components } = JSON.parse((await next('--json', ...words)).stdout);
  return Object.fromEntries(components.map((each: Record<string, string>) => [each['name'], each['next']]));
};

describe('version next', () => {
  it('decides all components together, also when one is asked for', async () => {
    commit('lib/file', 'feat: read faster');
    expect(await versions()).toEqual({ lib: '1.1.0', api: '1.0.1', web: '1.0.0' });
    expect(await versions('--component', 'api')).toEqual({ api: '1.0.1' });
    expect(await versions('--channel', 'rc')).toEqual({ lib: '1.1.0-rc.1', api: '1.0.1-rc.1', web: '1.0.0' });
  });

  it('says which fragments ask for more than their component moves', async () => {
    commit('.changes/unreleased/dark.md', '---\ntype: feat\ncomponent: lib\n---\nDark mode');
    commit('.changes/unreleased/gone.md', '---\ntype: fix\nbreaking: true\ncomponent: api\n---\nNo XML');
    commit('lib/file', 'feat: read faster');
    const plain = await next();
    expect(plain.stdout.split('\n')[0]).toContain('lib  1.0.0  →  1.1.0  minor');
    const said =
      '.changes/unreleased/gone.md asks for major (api 2.0.0), but fragments move no version: use `--increment major --reason`';
    expect(plain.stderr).toContain(said);
    expect(plain.stderr).not.toContain('dark.md');
    const explained = await next('--explain');
    expect(explained.stdout.replaceAll(/\s+/g, ' ')).toContain(`fragments ${said}`);
    expect(explained.stderr).toBe('');
    const { components } = JSON.parse((await next('--json', '--component', 'api')).stdout);
    expect(components[0].explanation.at(-1)).toMatchObject({
      layer: 'fragment',
      params: { path: '.changes/unreleased/gone.md', increment: 'major', wanted: '2.0.0' },
    });
  });

  it('takes ranges from package files where the configuration gives none, without one too', async () => {
    const write = (name: string, dependencies: object) => {
      const text = JSON.stringify({ name: `@s/${name}`, version: '1.0.0', dependencies });
      writeFileSync(join(directory, name, 'package.json'), text);
    };
    write('lib', {});
    write('api', { '@s/lib': '1.x' });
    write('web', { '@s/lib': '1.0.0' });
    git('add', '--all');
    git('commit', '--quiet', '--message', 'chore: packages');
    for (const name of ['lib', 'api', 'web']) git('tag', `${name}/v1.0.1`);
    commit('lib/file', 'feat: read faster');
    // 1.0.0 of web's package file does not hold 1.0.1, so it did not leave.
    expect(await versions()).toEqual({ lib: '1.1.0', api: '1.0.2', web: '1.0.1' });
    for (const name of ['lib', 'api', 'web']) git('tag', '--delete', `${name}/v1.0.1`);
    expect(await versions()).toEqual({ lib: '1.1.0', api: '1.0.1', web: '1.0.1' });
    git('rm', '--quiet', 'tminus.yaml');
    expect(await versions()).toEqual({ '@s/lib': '1.1.0', '@s/api': '1.0.0', '@s/web': '1.0.1' });
  });

  it('gives scripts the reason, and what every rule said, as codes and as text', async () => {
    commit('lib/file', 'feat: read faster');
    const sha = git('rev-parse', '--short=7', 'HEAD');
    const { components } = JSON.parse((await next('--json')).stdout);
    expect(components[0]).toMatchObject({
      name: 'lib',
      current: '1.0.0',
      next: '1.1.0',
      increment: 'minor',
      changes: 1,
      reasonCode: 'version.reason.highest',
      reason: `The highest change decides, minor: feat ${sha} "read faster".`,
    });
    expect(components[1].explanation).toEqual([
      {
        layer: 'own',
        code: 'version.reason.none',
        params: { current: '1.0.0' },
        text: 'Nothing to release since 1.0.0.',
      },
      {
        layer: 'dependency',
        code: 'version.reason.dependency',
        params: { dependency: 'lib', from: '1.0.0', to: '1.1.0', range: '~1.0.0', increment: 'patch' },
        text: 'lib 1.0.0 → 1.1.0 leaves the range ~1.0.0: at least patch.',
      },
    ]);
  });

  it.each(['en', 'ja'])('explains itself in lines of 80 columns: %s', async (language) => {
    commit('lib/file', `feat: a subject that is long\n\nBREAKING CHANGE: ${'and so is its note '.repeat(9)}`);
    commit('web/file', 'fix: a');
    git('revert', '--no-edit', 'HEAD');
    const { stdout } = await next('--explain', '--lang', language);
    const lines = stdout.split('\n');
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(80);
    expect(stdout).toContain(git('rev-parse', '--short=7', 'HEAD~2'));
    expect(stdout).toContain('~1.0.0');
    expect(lines.filter((line) => /(reverted|取り消された)/.test(line))).toHaveLength(1);
  });

  it('takes an increment with a reason, and only so', async () => {
    commit('lib/file', 'fix: a');
    expect(await versions('--increment', 'major', '--reason', 'agreed')).toMatchObject({ lib: '2.0.0' });
    expect(await versions('--increment', 'minor', '--reason', 'agreed', '--component', 'web')).toEqual({
      web: '1.1.0',
    });
    for (const words of [
      ['--increment', 'major'],
      ['--increment', 'major', '--reason', ' '],
      ['--reason', 'why'],
    ])
      expect(await next(...words)).toMatchObject({ code: 2, stdout: '' });
  });

  it('knows the versions of other branches, and the line of its own', async () => {
    git('checkout', '--quiet', '-b', 'lib-next');
    commit('lib/file', 'fix: elsewhere');
    git('tag', 'lib/v1.0.1');
    git('checkout', '--quiet', '-b', '1.0.x', 'main');
    commit('lib/file', 'fix: here');
    expect(await versions()).toMatchObject({ lib: '1.0.2' });
    commit('lib/file', 'feat: too much');
    const refused = await next('--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ code: 'version.outsideMaintenance' });
    expect(await versions('--increment', 'patch', '--reason', 'a backport')).toMatchObject({ lib: '1.0.2' });
  });
});
