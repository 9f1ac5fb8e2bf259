import { type Finding, fail, ok, warn } from './finding.ts';
import type { RepositoryFacts } from './probes.ts';

/** As `engines` of the package says. */
export const OLDEST_NODE = '20.19';
/** `rev-parse --end-of-options` came with it. */
const OLDEST_GIT = '2.30';

export const judgeNode = (version: string): Finding =>
  isOlder(version, OLDEST_NODE)
    ? fail('doctor.node.old', { version, wanted: OLDEST_NODE })
    : ok('doctor.node.recent', { version });

/** `said` is the line of `git --version`, which may name the vendor after the number. */
export function judgeGit(said: string): Finding {
  const version = /\d+\.\d+(\.\d+)*/.exec(said)?.[0];
  if (version === undefined) return warn('doctor.git.unread', { said });
  return isOlder(version, OLDEST_GIT)
    ? fail('doctor.git.old', { version, wanted: OLDEST_GIT })
    : ok('doctor.git.recent', { version });
}

/** Compares dotted numbers as far as `wanted` has them. */
export function isOlder(version: string, wanted: string): boolean {
  const have = version.split('.').map(Number);
  for (const [index, part] of wanted.split('.').map(Number).entries()) {
    const own = have[index] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}

/** Everything that is wrong with a repository, each with its own fix. */
export function judgeRepository(
  directory: string,
  { isShallow, tags, identity, headTrouble }: RepositoryFacts,
): readonly Finding[] {
  const found: Finding[] = [];
  if (headTrouble !== null)
    found.push(fail('doctor.repository.headUnreadable', { directory, reason: headTrouble }));
  if (isShallow) found.push(fail('doctor.repository.shallow', { directory }));
  // A shallow clone has lost its tags with its history: one cause, one line.
  else if (tags === 0) found.push(warn('doctor.repository.noTags', { directory }));
  if (identity === null) found.push(warn('doctor.repository.noIdentity', { directory }));
  if (found.length > 0 || identity === null) return found;
  return [ok('doctor.repository.whole', { directory, tags, identity })];
}

/** `missing` are those of `programs` that cannot be run. */
export const judgePrograms = (
  component: string,
  programs: readonly string[],
  missing: readonly string[],
): readonly Finding[] =>
  missing.length === 0
    ? [ok('doctor.programs.found', { component, programs: programs.join(', ') })]
    : missing.map((program) => fail('doctor.programs.missing', { component, program }));
