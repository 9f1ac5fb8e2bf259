import { runGit } from '../git/git-process.ts';

/** A commit that a history does not have, and what its copies have in common with it. */
export interface Original {
  readonly sha: string;
  /** Author's time and address, and subject: what picking and rebasing keep. */
  readonly origin: string;
  readonly message: string;
}

/** One line: author's time in seconds, address and subject. */
const ORIGIN = '%at %ae %s';

/** Commits by their full ids. */
export async function readOriginals(
  repo: string,
  shas: readonly string[],
): Promise<ReadonlyMap<string, Original>> {
  if (shas.length === 0) return new Map();
  const args = ['log', '-z', '--encoding=UTF-8', '--no-walk=unsorted', `--format=%H%n${ORIGIN}%n%B`];
  const output = await runGit({ repo, args: [...args, '--stdin'], input: `${shas.join('\n')}\n` });
  return new Map(
    recordsOf(output).map((record) => {
      const [sha = '', origin = '', ...lines] = record.split('\n');
      return [sha, { sha, origin, message: lines.join('\n') }];
    }),
  );
}

/**
 * Finds the newest copy of a commit in a history: one that says `(cherry picked from commit …)` of it, else one of the
 * same author, time and subject, as picking without `-x` and rebasing leave it.
 *
 * @param tip null where there is no commit yet
 * @returns takes a full id, or an abbreviated one of a commit that is not in the repository
 */
export async function copiesIn(
  repo: string,
  tip: string | null,
  originals: readonly Original[],
): Promise<(id: string) => string | null> {
  if (tip === null) return () => null;
  const [picks, origins] = await Promise.all([
    readPicks(repo, tip),
    originals.length === 0 ? new Map<string, string>() : readOrigins(repo, tip, originals),
  ]);
  const originOf = new Map(originals.map(({ sha, origin }) => [sha, origin]));
  return (id) => {
    const pick = picks
      .get(id.slice(0, SHORTEST))
      ?.find(({ from }) => from.startsWith(id) || id.startsWith(from));
    return pick?.sha ?? origins.get(originOf.get(id) ?? '') ?? null;
  };
}

interface Pick {
  readonly from: string;
  readonly sha: string;
}

const PICKED = '(cherry picked from commit ';
const SHORTEST = 7;

/** Commits that name what they were picked from, newest first, by the first digits of that. */
async function readPicks(repo: string, tip: string): Promise<ReadonlyMap<string, readonly Pick[]>> {
  const args = [
    'log',
    '-z',
    '--encoding=UTF-8',
    '--fixed-strings',
    `--grep=${PICKED}`,
    '--format=%H%n%B',
    tip,
  ];
  const picks = new Map<string, Pick[]>();
  for (const record of recordsOf(await runGit({ repo, args })))
    for (const [, from = ''] of record.matchAll(/^\(cherry picked from commit ([0-9a-f]{7,64})\)\s*$/gm)) {
      const sha = record.slice(0, record.indexOf('\n'));
      const known = picks.get(from.slice(0, SHORTEST));
      if (known === undefined) picks.set(from.slice(0, SHORTEST), [{ from, sha }]);
      else known.push({ from, sha });
    }
  return picks;
}

/** The newest commit of a history for each origin that is wanted. */
async function readOrigins(
  repo: string,
  tip: string,
  originals: readonly Original[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(originals.map(({ origin }) => origin));
  const found = new Map<string, string>();
  const args = ['log', '-z', '--encoding=UTF-8', `--format=%H%n${ORIGIN}`, tip];
  for (const record of recordsOf(await runGit({ repo, args }))) {
    const [sha = '', origin = ''] = record.split('\n');
    if (wanted.has(origin) && !found.has(origin)) found.set(origin, sha);
  }
  return found;
}

const recordsOf = (output: Buffer): string[] =>
  output
    .toString('utf8')
    .split('\0')
    .filter((record) => record !== '');
