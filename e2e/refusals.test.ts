import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { holderOf, lockDataDirectory } from '@tminus/adapters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

/* Each of these stops a user on the first day: the message says what, where, and what to do. */

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let repo: string;

const CONFIG = `components:
  - name: shop
    deploy: { command: [node, server.js], startTimeout: 3s }
    traffic: { listen: 0 }
`;

beforeEach(async () => {
  scratch = await scratchDirectory();
  repo = join(scratch.path, 'shop');
  await createRepository(repo, [
    { message: 'feat: first', files: { 'server.js': '' }, tag: 'v1.0.0' },
    { message: 'feat: second', files: { 'tminus.yaml': CONFIG } },
  ]);
});

afterEach(() => scratch.remove());

/** Runs a command that is refused; returns its problem document and what a person reads. */
async function refused(args: readonly string[], env?: NodeJS.ProcessEnv) {
  const forPeople = await tminus([...args, '-C', repo], env);
  const forScripts = await tminus([...args, '-C', repo, '--json'], env);
  const problem = JSON.parse(forScripts.stdout);
  expect(forScripts.code, forScripts.stderr).toBe(problem.exitCode);
  expect(forPeople.code).toBe(problem.exitCode);
  expect(forPeople.stdout).toBe('');
  expect(forPeople.stderr).toContain(problem.title);
  expect(forPeople.stderr).toContain(problem.detail);
  return problem;
}

async function takenPort(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

describe('the machine', () => {
  it('a busy port is named, and another one proposed', async () => {
    const { port, server } = await takenPort();
    const problem = await refused(['serve', '--port', String(port)]);
    server.close();
    expect(problem).toMatchObject({ code: 'server.portBusy', exitCode: 5, params: { port } });
    expect(problem.detail).toContain('--port');
  });

  it('a locked data directory names the process that has it', async () => {
    const directory = join(repo, '.tminus');
    const lock = await lockDataDirectory(directory, { pid: process.pid, command: 'a test', startedAt: 0 });
    const problem = await refused(['serve', '--port', '0']);
    await lock.release();
    expect(problem).toMatchObject({
      code: 'data.locked',
      exitCode: 5,
      params: { directory, pid: process.pid },
    });
    expect(problem.title).toContain('a test');
  });

  it('a running server answers for the data directory that it has', async () => {
    const server = startTminus(['serve', '--port', '0', '-C', repo]);
    await until('the server', async () => (await holderOf(join(repo, '.tminus')))?.address);
    const list = await tminus(['release', 'list', '-C', repo, '--json']);
    expect(JSON.parse(list.stdout)).toEqual({ items: [], next: null });
    server.kill('SIGTERM');
    expect((await server.finished).code).toBe(0);
  });

  it('a data directory that cannot be made says why', async () => {
    await writeFile(join(repo, 'file'), '');
    const problem = await refused(['plan', '--data', join(repo, 'file', 'data')]);
    expect(problem).toMatchObject({ code: 'data.unusable', exitCode: 6 });
    expect(problem.params.reason).toContain('ENOTDIR');
  });

  it('a missing git is called missing', async () => {
    const path = join(scratch.path, 'bin');
    await mkdir(path);
    await symlink(process.execPath, join(path, 'node'));
    const problem = await refused(['version', 'next'], { PATH: path });
    expect(problem).toMatchObject({ code: 'git.missing', exitCode: 6 });
  });
});

describe('the repository', () => {
  it('a shallow clone is refused with the command that completes it', async () => {
    const shallow = join(scratch.path, 'shallow');
    await git(scratch.path, 'clone', '--quiet', '--depth', '1', `file://${repo}`, shallow);
    repo = shallow;
    const problem = await refused(['plan', '--dry-run']);
    expect(problem).toMatchObject({ code: 'git.shallow', exitCode: 6, params: { directory: shallow } });
    expect(problem.detail).toContain('git fetch --unshallow');
  });

  it('no repository, and no commit, are two things', async () => {
    repo = join(scratch.path, 'empty');
    await mkdir(repo);
    expect(await refused(['version', 'next'])).toMatchObject({ code: 'git.notARepository', exitCode: 4 });
    await git(repo, 'init', '--quiet');
    expect(await refused(['version', 'next'])).toMatchObject({ code: 'git.noCommits', exitCode: 4 });
  });
});

describe('the configuration', () => {
  it('everything wrong is told at once, with line, column and the name that was meant', async () => {
    await writeFile(
      join(repo, 'tminus.yaml'),
      'components:\n  - name: api\n    dependson: [web]\n    deploy: { comand: [node] }\n  - name: web\n    dependsOn: [apo]\n',
    );
    const { code, exitCode, title } = await refused(['plan']);
    expect({ code, exitCode }).toEqual({ code: 'config.invalid', exitCode: 3 });
    expect(title).toMatch(/ 3:5 .*dependson.*`dependsOn`/);
    expect(title).toMatch(/ 4:15 .*comand.*`command`/);
    expect(title).toMatch(/ 6:17 .*apo.*`api`/);
    const japanese = await tminus(['plan', '-C', repo, '--lang', 'ja']);
    expect(japanese.stderr).toMatch(/ 3:5 .*`dependsOn` ではありませんか/);
  });

  it('a missing one is named with the command that writes it', async () => {
    await rm(join(repo, 'tminus.yaml'));
    const problem = await refused(['plan']);
    expect(problem).toMatchObject({ code: 'config.notFound', exitCode: 3 });
    expect(problem.detail).toContain('tminus init');
  });
});

describe('the release', () => {
  it('approvals: missing, by the author, as a stranger, of an unknown release', async () => {
    const planned = await tminus(['plan', '-C', repo, '--json']);
    expect(planned, planned.stderr).toMatchObject({ code: 0 });
    expect(await refused(['ship', 'v1.1.0'])).toMatchObject({
      code: 'release.notApproved',
      exitCode: 1,
      params: { roles: 'product_manager, technical_lead, qa' },
    });
    expect(await refused(['approve', 'v1.1.0', '--as', 'qa'])).toMatchObject({
      code: 'approval.ownRelease',
      exitCode: 1,
    });
    expect(await refused(['approve', 'v1.1.0', '--as', 'boss'])).toMatchObject({
      code: 'approval.unknownRole',
      exitCode: 2,
    });
    const unknown = await refused(['ship', 'v9.9.9']);
    expect(unknown).toMatchObject({
      code: 'release.notFound',
      exitCode: 4,
      title: 'Release v9.9.9 not found.',
    });
  });

  it('a date too early is refused with what binds and the first that works', async () => {
    const problem = await refused(['plan', '--release-date', '2020-01-01']);
    expect(problem).toMatchObject({ code: 'plan.dateTooEarly', exitCode: 1, params: { binding: 'notice' } });
    const first = ['plan', '--dry-run', '--json', '-C', repo, '--release-date', problem.params.earliest];
    expect(await tminus(first)).toMatchObject({ code: 0 });
  });

  it('mistakes in the command line end with 2, and help with 0', async () => {
    expect(await tminus(['plan', '--nonsense'])).toMatchObject({ code: 2 });
    expect(await tminus(['shop'])).toMatchObject({ code: 2 });
    expect(await tminus(['plan', '--help'])).toMatchObject({ code: 0, stderr: '' });
  });
});
