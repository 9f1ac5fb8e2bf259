import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const GIT_TIMEOUT_MS = 20_000;

interface HistoryStep {
  readonly message: string;
  /** Whether the new feature is in the source from here on. */
  readonly isNew: boolean;
  readonly tag?: string;
}

const API_HISTORY: readonly HistoryStep[] = [
  { message: 'feat: serve the price list (REQ-001)', isNew: false, tag: 'v1.4.0' },
  { message: 'docs: explain how prices are rounded', isNew: false },
  { message: 'feat(prices): convert prices into other currencies (REQ-003)', isNew: true },
  { message: 'fix: answer 404 for unknown paths (BUG-123)\n\nThe list was shown instead.', isNew: true },
];

const WEB_HISTORY: readonly HistoryStep[] = [
  { message: 'feat: show the price list (REQ-002)', isNew: false, tag: 'v2.0.3' },
  { message: 'feat: show prices in euro (REQ-003)', isNew: true },
  { message: 'perf: answer with less markup', isNew: true },
];

/** Makes the repositories of the demo's two components, each with a tagged old version and a new one ahead of it. */
export async function createRepositories(directory: string, sources: string): Promise<void> {
  await createRepository(join(directory, 'api'), join(sources, 'api', 'server.js'), API_HISTORY);
  await createRepository(join(directory, 'web'), join(sources, 'web', 'server.js'), WEB_HISTORY);
}

async function createRepository(repo: string, source: string, history: readonly HistoryStep[]): Promise<void> {
  const git = (...args: string[]) =>
    run('git', ['-c', 'commit.gpgsign=false', '-c', 'tag.gpgsign=false', ...args], {
      cwd: repo,
      timeout: GIT_TIMEOUT_MS,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
  await mkdir(repo, { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Kiosk Team');
  await git('config', 'user.email', 'kiosk@example.com');
  const template = await readFile(source, 'utf8');
  await writeFile(join(repo, 'package.json'), `${JSON.stringify({ private: true, type: 'module' }, null, 2)}\n`);
  for (const [index, { message, isNew, tag }] of history.entries()) {
    await writeFile(join(repo, 'server.js'), selectVersion(template, isNew));
    await writeFile(join(repo, 'NOTES.md'), `${index + 1}. ${message.split('\n')[0]}\n`);
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
    if (tag !== undefined) await git('tag', tag);
  }
}

/** Takes the old or the new parts of a source that marks both. */
function selectVersion(template: string, isNew: boolean): string {
  const kept: string[] = [];
  let wanted = true;
  for (const line of template.split('\n')) {
    const mark = line.trim();
    if (mark.startsWith('//#feature')) wanted = isNew;
    else if (mark.startsWith('//#before')) wanted = !isNew;
    else if (mark.startsWith('//#end')) wanted = true;
    else if (wanted) kept.push(line);
  }
  return kept.join('\n');
}
