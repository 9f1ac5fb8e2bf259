import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from '../program.ts';
import { capture } from './capture.ts';
import { scratchWorkspace } from './workspace.ts';

/** Committed to the work tree of a repository; `date` is that of the committer. */
interface Committed {
  readonly files?: Readonly<Record<string, string>>;
  readonly date?: string;
}

export interface Repository {
  readonly path: string;
  git(...args: string[]): string;
  /** Returns the new commit's id. */
  commit(message: string, more?: Committed): string;
  write(path: string, text: string): void;
  /** Runs a command there with `--json`, and returns its document and exit code. */
  json<T>(...words: string[]): Promise<{ readonly document: T; readonly exitCode: number }>;
  /** The same for people: what it printed. */
  text(...words: string[]): Promise<string>;
}

/** A workspace that is a repository as well, on `main`, without commits; gone when the test ends. */
export function scratchRepository(): Repository {
  const path = scratchWorkspace();
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', path, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.org');
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  const run = async (words: readonly string[]) => {
    const captured = capture();
    await runProgram(['node', 'tminus', '-C', path, ...words]);
    return { ...captured, exitCode: Number(process.exitCode ?? 0) };
  };
  return {
    path,
    git,
    write,
    commit(message, { files = {}, date } = {}) {
      for (const [file, text] of Object.entries(files)) write(file, text);
      git('add', '--all');
      const env = {
        ...process.env,
        ...(date !== undefined && { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date }),
      };
      const args = ['-C', path, 'commit', '--quiet', '--allow-empty', '-m', message];
      execFileSync('git', args, { env, stdio: 'pipe' });
      return git('rev-parse', 'HEAD');
    },
    async json<T>(...words: string[]) {
      const { stdout, exitCode } = await run([...words, '--json']);
      return { document: JSON.parse(stdout) as T, exitCode };
    },
    text: async (...words) => (await run(words)).stdout,
  };
}
