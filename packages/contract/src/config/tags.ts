import { tagVersion, versionTag } from '@tminus/domain';
import type { PlacedProblem } from './problem.ts';

/** Where none is given. */
const USUAL_TAG = 'v{version}';

/** Tags of the whole product, as `init` finds them. */
const PRODUCT_TAGS = [USUAL_TAG, '{version}'];

/** A final version, a pre-release and one with build metadata: what follows `{version}` may look like the latter two. */
const SAMPLES = ['1.0.0', '1.0.0-rc.1', '1.0.0+1'];

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

interface Tagged {
  readonly name: string;
  readonly repo: string;
  readonly tag: string;
}

/**
 * Components of one repository that would take each other's tags for their own; whatever else is wrong. Those of one group
 * share their versions, and so may share their tags. Those that have the tag of the product, or one that all of the
 * repository have, may mean one version for all of it: `doctor` warns of them.
 */
export function checkTags(root: unknown): PlacedProblem[] {
  const { components, versioning, product } = membersOf(root);
  const ofProduct: readonly unknown[] = [membersOf(product)['tag'], ...PRODUCT_TAGS];
  const { fixed, linked } = membersOf(versioning);
  const groups = [...listOf(fixed), ...listOf(linked)].map(listOf);
  const share = (left: Tagged, right: Tagged): boolean =>
    groups.some((members) => members.includes(left.name) && members.includes(right.name));
  const tagged = listOf(components).map(readTagged);
  const patterns = new Map<string, Set<string>>();
  for (const each of tagged)
    if (each !== null) patterns.set(each.repo, (patterns.get(each.repo) ?? new Set()).add(each.tag));
  const mayShare = ({ repo, tag }: Tagged): boolean =>
    ofProduct.includes(tag) || patterns.get(repo)?.size === 1;
  return tagged.flatMap((one, index): PlacedProblem[] => {
    const other = tagged.find(
      (each) =>
        one !== null &&
        each !== null &&
        each.name !== one.name &&
        each.repo === one.repo &&
        areAlike(one.tag, each.tag) &&
        !share(one, each) &&
        !(one.tag === each.tag && mayShare(one)),
    );
    if (one === null || other == null) return [];
    return [
      { path: ['components', index, 'tag'], code: 'tagsAlike', params: { got: one.tag, other: other.name } },
    ];
  });
}

/** Null for what has no name or no text as tag, and is told of by the shape. */
function readTagged(value: unknown): Tagged | null {
  const { name, repo = '.', tag = USUAL_TAG } = membersOf(value);
  if (typeof name !== 'string' || typeof repo !== 'string' || typeof tag !== 'string') return null;
  return { name, tag, repo: repo.replace(/^(?:\.\/+)+|\/+$/g, '') || '.' };
}

const PLACE = '{version}';

/** Whether tags of one pattern may be read by the other; few patterns begin alike, and the rest is dear. */
function areAlike(left: string, right: string): boolean {
  const [one, other] = [left, right].map((pattern) => pattern.slice(0, Math.max(pattern.indexOf(PLACE), 0)));
  if (!one?.startsWith(other ?? '') && !other?.startsWith(one ?? '')) return false;
  return isTakenFor(left, right) || isTakenFor(right, left);
}

const isTakenFor = (written: string, read: string): boolean =>
  SAMPLES.some((version) => tagVersion(versionTag(version, written), read) !== null);
