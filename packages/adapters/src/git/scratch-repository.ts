import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A commit to import; parents are numbers of earlier ones, counted from 0, the first parent by default the one before. */
export interface ScratchCommit {
  readonly message: string;
  /** Content by path; null deletes. */
  readonly files?: Readonly<Record<string, string | null>>;
  readonly parents?: readonly number[];
  readonly tags?: readonly string[];
  /** Seconds by which the committer's clock is ahead. */
  readonly ahead?: number;
}

export interface ScratchRepository {
  readonly path: string;
  git(...args: string[]): string;
  /** Adds commits to `main` through `git fast-import`, which takes any message and path; returns their ids. */
  import(commits: readonly ScratchCommit[]): string[];
  remove(): void;
}

/** An empty repository in a temporary directory, for tests. */
export function scratchRepository(...initArgs: string[]): ScratchRepository {
  const path = mkdtempSync(join(tmpdir(), 'tminus-git-'));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', path, ...args], { encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch=main', ...initArgs);
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.org');
  return {
    path,
    git,
    import(commits) {
      execFileSync('git', ['-C', path, 'fast-import', '--quiet', '--force'], {
        input: commits.map((commit, number) => importStream(commit, number)).join(''),
      });
      const ids = git('for-each-ref', '--format=%(refname:lstrip=2) %(objectname)', 'refs/scratch').split(
        '\n',
      );
      const byNumber = new Map(ids.map((line) => line.split(' ', 2) as [string, string]));
      return commits.map((_, number) => byNumber.get(`${number}`) ?? '');
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Without it, tests of signing are skipped. */
export const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

/** Has git sign with a key of its own, made in that directory; returns the path of the private key. */
export function useSigningKey(repository: ScratchRepository, directory: string): string {
  const key = join(directory, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  repository.git('config', 'gpg.format', 'ssh');
  repository.git('config', 'user.signingKey', `${key}.pub`);
  return key;
}

function importStream(
  { message, files = {}, parents, tags = [], ahead = 0 }: ScratchCommit,
  number: number,
): string {
  const [first, ...others] = parents ?? (number === 0 ? [] : [number - 1]);
  const lines = [
    `commit refs/heads/main`,
    `mark :${number + 1}`,
    `committer Ada <ada@example.org> ${1_700_000_000 + number + ahead} +0100`,
    data(message),
    ...(first === undefined ? [] : [`from :${first + 1}`]),
    ...others.map((parent) => `merge :${parent + 1}`),
    ...Object.entries(files).map(([path, content]) =>
      content === null ? `D ${quote(path)}` : `M 100644 inline ${quote(path)}\n${data(content)}`,
    ),
    ...[`scratch/${number}`, ...tags.map((tag) => `tags/${tag}`)].map(
      (ref) => `reset refs/${ref}\nfrom :${number + 1}\n`,
    ),
  ];
  // A commit without parents would otherwise continue the branch.
  return `${number > 0 && first === undefined ? 'reset refs/heads/main\n\n' : ''}${lines.join('\n')}\n`;
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}`;

/** C-style, as fast-import reads it: every byte that is not plain ASCII in octal. */
function quote(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) =>
    byte > 32 && byte < 127 && byte !== 34 && byte !== 92
      ? String.fromCharCode(byte)
      : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `"${bytes.join('')}"`;
}
