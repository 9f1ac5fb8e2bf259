import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const component = fileURLToPath(new URL('./component.js', import.meta.url));

/** A directory that is gone after the test, and git that knows nothing of this machine. */
export async function scratchDirectory(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'tminus-e2e-')));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export async function git(repo: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', ['-c', 'commit.gpgsign=false', ...args], {
    cwd: repo,
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
    },
  });
  return stdout.trim();
}

/** Makes a repository out of commits; each may write files and set a tag. */
export async function createRepository(
  repo: string,
  commits: readonly { message: string; files?: Readonly<Record<string, string>>; tag?: string }[],
): Promise<void> {
  await mkdir(repo, { recursive: true });
  await git(repo, 'init', '--quiet', '--initial-branch=main');
  await git(repo, 'config', 'user.name', 'Ada');
  await git(repo, 'config', 'user.email', 'ada@example.com');
  for (const { message, files = {}, tag } of commits) {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(repo, name)), { recursive: true });
      await writeFile(join(repo, name), text);
    }
    await git(repo, 'add', '--all');
    await git(repo, 'commit', '--quiet', '--allow-empty', '--message', message);
    if (tag !== undefined) await git(repo, 'tag', tag);
  }
}

export interface Shop {
  readonly directory: string;
  readonly ports: Readonly<Record<'api' | 'web', number>>;
}

/** How a shop's releases move and are judged, as `tminus.yaml` says it. */
export interface Pace {
  readonly steps: string;
  readonly judge: string;
}

const PACE: Pace = {
  steps: '{ percent: 10%, soak: 6s }, { percent: 50%, soak: 4s }, { percent: 100%, soak: 3s }',
  judge: 'tick: 250ms, lease: 15s',
};

/**
 * A workspace with two components in repositories of their own, slow enough in every phase that a kill
 * can land in it: a git hook delays the branch, builds take their time, components start and drain slowly.
 */
export async function createShop(directory: string, receiverUrl: string, pace: Pace = PACE): Promise<Shop> {
  const [api = 0, web = 0] = await freePorts(2);
  for (const name of ['api', 'web']) {
    const repo = join(directory, name);
    await mkdir(repo, { recursive: true });
    await copyFile(component, join(repo, 'server.js'));
    await createRepository(repo, [
      { message: 'feat: first', files: { 'package.json': '{"type":"module"}' }, tag: 'v1.0.0' },
      {
        message: 'feat: second (REQ-7)',
        files: { breakable: '', 'build.js': 'setTimeout(() => {}, 700);\n' },
      },
    ]);
    const hook = join(repo, '.git', 'hooks', 'reference-transaction');
    await writeFile(hook, '#!/bin/sh\n[ "$1" = prepared ] && sleep 0.7\nexit 0\n');
    await chmod(hook, 0o755);
  }
  await writeFile(join(directory, 'tminus.yaml'), shopConfig({ api, web }, receiverUrl, pace));
  return { directory, ports: { api, web } };
}

const shopConfig = (
  ports: Shop['ports'],
  receiverUrl: string,
  pace: Pace,
): string => `product: { name: Shop, version: 1.0.0 }
components:
${(['api', 'web'] as const)
  .map(
    (name) => `  - name: ${name}
    repo: ${name}
    dependsOn: [${name === 'web' ? 'api' : ''}]
    deploy:
      build: [sh, -c, "test ! -e build.js || node build.js"]
      command: [node, server.js]
      env: { RECEIVER_URL: "${receiverUrl}", SLOW_START_MS: "700", SLOW_STOP_MS: "700" }
    traffic: { listen: ${ports[name]} }`,
  )
  .join('\n')}
policy:
  minor:
    noticeDays: 0
    workDays: 0
    steps: [${pace.steps}]
judge: { ${pace.judge} }
`;

/** Below those that systems give to outgoing connections, which might take one before its owner listens. */
const PORTS = { from: 12_000, count: 18_000 };

/** Ports that were free a moment ago, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = PORTS.from + randomInt(PORTS.count);
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
