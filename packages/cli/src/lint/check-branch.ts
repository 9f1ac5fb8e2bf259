import { type Conventions, readFreeze, resolveCommit } from '@tminus/adapters';
import { type Component, dateOf, type FreezeResult, isRefusal, readBranchName } from '@tminus/domain';
import { readPlannedFreeze } from './planned-freeze.ts';
import { lastReleases } from './read-range.ts';

export interface BranchFreeze extends FreezeResult {
  readonly branch: string;
  readonly version: string | null;
  /** `YYYY-MM-DD`; null when nothing says it, and nothing was checked. */
  readonly date: string | null;
  /** Whether the day has come. */
  readonly frozen: boolean;
  /** Who may grant an exception. */
  readonly manager: string | null;
}

interface Question {
  readonly repo: string;
  readonly workspace: string;
  readonly components: readonly Component[];
  readonly conventions: Conventions;
  readonly branch: string;
  /** Revision that the branch ends with. */
  readonly to: string;
  /** Goes before the plan's. */
  readonly date: string | null;
  readonly now: number;
}

/**
 * What came to a release branch after its feature freeze. Null for a branch that is for no release, unless a
 * date is given. Looks at what the branch has beyond the last release.
 */
export async function checkBranchFreeze(question: Question): Promise<BranchFreeze | null> {
  const { repo, branch, to, conventions, now } = question;
  const read = readBranchName(branch, conventions.branches);
  const version = read?.kind === 'release' ? read.version : null;
  if (version === null && question.date === null) return null;
  const planned = version === null ? null : await readPlannedFreeze(question.workspace, version);
  const date = question.date ?? planned?.date ?? null;
  const found = { branch, version, date, manager: planned?.manager ?? null };
  const frozen = date !== null && date <= dateOf(now);
  // A plan whose type of release has no freeze is an answer; no plan at all is none.
  if (date === null && planned !== null) return null;
  if (date === null) return { ...found, frozen, violations: [], excepted: [] };
  const bases = await knownCommits(repo, planned?.bases ?? []);
  const from = bases.length > 0 ? bases : await lastReleases(repo, question.components, to);
  const reading = question.components[0]?.reading;
  const exceptions = conventions.freezeExceptions;
  return { ...found, frozen, ...(await readFreeze({ repo, from, to, date, exceptions, reading })) };
}

/** Those that this repository has; a plan may be about several. */
async function knownCommits(repo: string, commits: readonly string[]): Promise<string[]> {
  const found = commits.map(async (sha) => {
    try {
      return [await resolveCommit(repo, sha)];
    } catch (error) {
      if (isRefusal(error, 'git.unknownRevision')) return [];
      throw error;
    }
  });
  return (await Promise.all(found)).flat();
}
