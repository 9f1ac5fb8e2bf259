import gt from 'semver/functions/gt.js';
import type { Change } from '../change/change.ts';
import { type Increment, meaningOf } from '../change/change-type.ts';
import { compareIncrements } from '../version/increment.ts';
import { schemeOf } from '../version/scheme-of.ts';
import { VERSION_POLICY, type VersionPolicy } from '../version/version-policy.ts';
import { versionAfter } from '../version/version-scheme.ts';
import type { Fragment } from './fragment.ts';
import { fragmentsWaitingFor, type PlacedFragment } from './place-fragments.ts';

/** The version that was decided for a component. */
export interface DecidedMove {
  readonly name: string;
  readonly current: string | null;
  readonly next: string;
  readonly tagPattern: string;
  readonly policy?: VersionPolicy | undefined;
  /** Since the current version. */
  readonly changes: readonly Pick<Change, 'sha'>[];
}

/** Words that will be published under a version that tells less than they do. */
export interface FragmentBeyond {
  readonly path: string;
  readonly component: string;
  /** What a commit of its kind would ask for. */
  readonly increment: Exclude<Increment, 'none'>;
  readonly next: string;
  /** The version that it would lead to. */
  readonly wanted: string;
}

/** When versions are counted, and on which channel. */
export interface CountedOn {
  readonly today: string;
  readonly channel?: string | undefined;
}

/**
 * Fragments that wait for a release and ask for more than it makes: versions come from commits, and fragments move none.
 * One for the whole product is content as soon as any component moves so far; where none does, it is told of the one
 * that moves furthest. What rewords a commit counts where that commit is released.
 *
 * @param isWhole whether these are all components; of a part nobody can tell how far the product moves
 */
export function fragmentsBeyond(
  moves: readonly DecidedMove[],
  placed: readonly PlacedFragment[],
  { today, channel }: CountedOn,
  isWhole: boolean,
): FragmentBeyond[] {
  const waiting = new Map(moves.map((move) => [move, new Set(fragmentsWaitingFor(move, placed))]));
  return placed.flatMap(({ fragment }): FragmentBeyond[] => {
    const { path, components, commit } = fragment;
    const concerned = moves.filter(
      (move) =>
        waiting.get(move)?.has(fragment) === true &&
        (isWhole || components.length > 0) &&
        (commit === null || move.changes.some(({ sha }) => sha.startsWith(commit))),
    );
    const beyond = concerned.flatMap((move): FragmentBeyond[] => {
      const { name, current, next, policy = VERSION_POLICY } = move;
      const increment = incrementOfFragment(fragment, policy);
      if (increment === 'none' || current === null) return [];
      const scheme = schemeOf(policy, today);
      const wanted = versionAfter(scheme, current, scheme.weigh(current, increment), channel);
      return gt(wanted, next) ? [{ path, component: name, increment, next, wanted }] : [];
    });
    if (components.length > 0) return beyond;
    const leading = beyond.find(({ component }) => isMoving(moves, component)) ?? beyond[0];
    return beyond.length < concerned.length || leading === undefined ? [] : [leading];
  });
}

const isMoving = (moves: readonly DecidedMove[], component: string): boolean =>
  moves.some(({ name, current, next }) => name === component && current !== next);

/** How far a commit that said the same would move a version; nothing where the commit that is reworded says it. */
function incrementOfFragment(
  { kind, breaking, section, type }: Fragment,
  { types }: VersionPolicy,
): Increment {
  if (kind !== 'change' && kind !== 'migration') return 'none';
  if (breaking === true) return 'major';
  if (kind === 'migration' || (section === null && type === null)) return 'none';
  const ofSection = section === 'added' || section === 'deprecated' ? 'minor' : 'patch';
  if (type === null) return ofSection;
  const ofType =
    (Object.hasOwn(types, type) ? types[type] : undefined) ?? meaningOf(type)?.increment ?? 'none';
  const least = section === null ? 'patch' : ofSection;
  return compareIncrements(ofType, least) > 0 ? ofType : least;
}
