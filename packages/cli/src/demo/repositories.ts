import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RefusalError } from '@tminus/domain';

const run = promisify(execFile);
const GIT_TIMEOUT_MS = 20_000;

interface HistoryStep {
  readonly message: string;
  /** The version whose source this commit has; see `components/`. */
  readonly source: string;
  readonly tag?: string;
}

const API_HISTORY: readonly HistoryStep[] = [
  { message: 'feat: serve the price list (REQ-001)', source: '1.4.0', tag: 'v1.4.0' },
  { message: 'docs: explain how prices are rounded', source: '1.4.0' },
  { message: 'feat(prices): convert prices into other currencies (REQ-003)', source: '1.5.0' },
  { message: 'fix: answer 404 for unknown paths (BUG-123)\n\nThe list was shown instead.', source: '1.5.0' },
];

const WEB_HISTORY: readonly HistoryStep[] = [
  { message: 'feat: show the price list (REQ-002)', source: '2.0.3', tag: 'v2.0.3' },
  { message: 'feat: show prices in euro (REQ-003)', source: '2.1.0' },
  { message: 'perf: answer with less markup', source: '2.1.0' },
];

/** Makes the repositories of the demo's two components, each with a tagged old version and a new one ahead of it. */
export async function createRepositories(directory: string, sources: string): Promise<void> {
  await createRepository(join(directory, 'api'), join(sources, 'api'), API_HISTORY);
  await createRepository(join(directory, 'web'), join(sources, 'web'), WEB_HISTORY);
}

async function createRepository(
  repo: string,
  sources: string,
  history: readonly HistoryStep[],
): Promise<void> {
  const git = (...args: string[]) =>
    run('git', ['-c', 'commit.gpgsign=false', '-c', 'tag.gpgsign=false', ...args], {
      cwd: repo,
      timeout: GIT_TIMEOUT_MS,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new RefusalError('git.missing') : error;
    });
  await mkdir(repo, { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Kiosk Team');
  await git('config', 'user.email', 'kiosk@example.com');
  await writeFile(
    join(repo, 'package.json'),
    `${JSON.stringify({ private: true, type: 'module' }, null, 2)}\n`,
  );
  for (const [index, { message, source, tag }] of history.entries()) {
    await copyFile(join(sources, source, 'server.js'), join(repo, 'server.js'));
    await writeFile(join(repo, 'NOTES.md'), `${index + 1}. ${message.split('\n')[0]}\n`);
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
    if (tag !== undefined) await git('tag', tag);
  }
}
