import type { DateText } from '../calendar/working-days.ts';
import type { Change, Commit } from '../change/change.ts';
import { dropReverted } from '../change/drop-reverted.ts';

/** Lets one change pass a freeze; it needs a reason and somebody who is not its author. */
export interface FreezeException {
  /** A commit id of at least seven digits, or an id such as `REQ-003` that its message names. */
  readonly change: string;
  readonly reason: string;
  /** Who granted it, as `name <email>` or a name. */
  readonly approver: string;
}

export interface FrozenCommit extends Pick<Commit, 'sha' | 'parents'> {
  /** Committer date, ISO 8601 with offset. */
  readonly committed: string;
}

export interface FreezeInput {
  /** Of the release branch, children before their parents. */
  readonly commits: readonly FrozenCommit[];
  readonly changes: readonly Change[];
  /** The branch is frozen from 00:00 UTC of this day. */
  readonly from: DateText;
  readonly exceptions: readonly FreezeException[];
}

export interface FreezeViolation {
  readonly sha: string;
  readonly index: number;
  readonly subject: string;
  readonly kind: 'feature' | 'breaking';
  /** When it came to the branch: ISO 8601. */
  readonly arrived: string;
  /** Whether its author granted the exception to themselves, which nobody may. */
  readonly ownException: boolean;
}

export interface FreezeResult {
  readonly violations: readonly FreezeViolation[];
  readonly excepted: readonly {
    readonly sha: string;
    readonly subject: string;
    readonly exception: FreezeException;
  }[];
}

/**
 * Features and breaking changes that came to a release branch after its freeze. A commit comes when the merge that
 * brings it is made, however old it is itself. Fixes and reverts always pass, and so does what a later commit reverts.
 */
export function checkFreeze({ commits, changes, from, exceptions }: FreezeInput): FreezeResult {
  const arrivals = arrivalsOf(commits);
  const start = Date.parse(`${from}T00:00:00Z`);
  const violations: FreezeViolation[] = [];
  const excepted: FreezeResult['excepted'][number][] = [];
  for (const change of dropReverted(changes)) {
    const arrived = arrivals.get(change.sha);
    if (!isLarge(change) || arrived === undefined || Date.parse(arrived) < start) continue;
    const { sha, index, subject } = change;
    const exception = exceptions.find((each) => isAbout(each, change));
    if (exception !== undefined && !isSamePerson(exception.approver, change.author)) {
      excepted.push({ sha, subject, exception });
      continue;
    }
    const kind = change.breaking ? 'breaking' : 'feature';
    violations.push({ sha, index, subject, kind, arrived, ownException: exception !== undefined });
  }
  return { violations, excepted };
}

const isLarge = ({ type, breaking, reverts }: Change): boolean =>
  reverts.length === 0 && type !== 'revert' && (breaking || type === 'feat' || type === 'feature');

/** Along first parents a commit brings what its first parent did not have, and that arrives with it. */
function arrivalsOf(commits: readonly FrozenCommit[]): ReadonlyMap<string, string> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const trunk: FrozenCommit[] = [];
  for (let at = commits[0]; at !== undefined; at = bySha.get(at.parents[0] ?? '')) trunk.push(at);
  const arrivals = new Map<string, string>();
  for (const { sha, committed } of trunk.reverse()) {
    const open = [sha];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const commit = bySha.get(next);
      if (commit === undefined || arrivals.has(next)) continue;
      arrivals.set(next, committed);
      open.push(...commit.parents);
    }
  }
  return arrivals;
}

const SHORTEST_ID = 7;

function isAbout({ change: id }: FreezeException, change: Change): boolean {
  const isCommit = id.length >= SHORTEST_ID && change.sha.startsWith(id.toLowerCase());
  return isCommit || change.refs.some(({ raw }) => raw === id);
}

/** By address where both have one, else by name. */
function isSamePerson(one: string, other: string): boolean {
  const [left, right] = [addressOf(one), addressOf(other)];
  if (left !== null && right !== null) return left === right;
  return nameOf(one) === nameOf(other);
}

const addressOf = (person: string): string | null =>
  /<([^<>]+)>/.exec(person)?.[1]?.trim().toLowerCase() ?? null;

const nameOf = (person: string): string =>
  person
    .replace(/<[^<>]*>/, '')
    .trim()
    .toLowerCase();
