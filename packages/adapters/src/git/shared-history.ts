import { tryGit } from './git-process.ts';

/**
 * Commits below which every base reaches everything, so that nobody wants it: leaving that out keeps the walk
 * as short as the oldest base allows. Empty when a base is null, which wants all of history, or the bases share none.
 */
export async function sharedHistory(repo: string, bases: readonly (string | null)[]): Promise<string[]> {
  const distinct = [...new Set(bases)].filter((base) => base !== null);
  if (bases.includes(null) || distinct.length < 2) return bases.includes(null) ? [] : distinct;
  const result = await tryGit({ repo, args: ['merge-base', '--octopus', ...distinct] });
  const best = result.stdout.toString('utf8').trim();
  return result.exitCode === 0 && best !== '' ? best.split('\n') : [];
}
