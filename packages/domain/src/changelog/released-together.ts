import { comparePrecedence, parseVersion } from '../version/precedence.ts';
import { type ChangelogEntry, plainEntry } from './changelog-entry.ts';
import { type ChangelogRelease, isEmptyRelease } from './changelog-release.ts';
import { SECTIONS } from './section.ts';

/** A component, and the version that it got with a release. */
export interface ReleasedVersion {
  readonly name: string;
  readonly version: string;
}

/** A release of a whole product in one repository, with the components there that have versions of their own. */
export interface WholeRelease {
  readonly release: ChangelogRelease;
  readonly holds: readonly ReleasedVersion[];
}

/** A release without a change of its own says which of its dependencies it follows; every other one stays as it is. */
export function withFollowed(
  release: ChangelogRelease,
  followed: readonly ReleasedVersion[],
): ChangelogRelease {
  if (!isEmptyRelease(release)) return release;
  return withChanged(
    release,
    followed.map(({ name, version }) => plainEntry(`Follows ${name} ${version}`)),
  );
}

/**
 * The releases of a product out of those in each of its repositories, newest first: each with the versions of the
 * components that it holds. One that holds none and has nothing to tell is left out: its tag may be of something else.
 */
export function wholeReleases(found: readonly WholeRelease[]): ChangelogRelease[] {
  const byVersion = new Map<string | null, WholeRelease>();
  for (const one of found) {
    const { version } = one.release;
    const known = byVersion.get(version);
    byVersion.set(version, known === undefined ? one : merge(known, one));
  }
  return [...byVersion.values()]
    .map(({ release, holds }) => {
      const names = holds.map(({ name, version }) => `${name} ${version}`).join(', ');
      return withChanged(release, names === '' ? [] : [plainEntry(`Components: ${names}`)]);
    })
    .filter((release) => !isEmptyRelease(release))
    .sort(newestFirst);
}

function merge(left: WholeRelease, right: WholeRelease): WholeRelease {
  const sections = Object.fromEntries(
    SECTIONS.map((section) => [
      section,
      [...left.release.sections[section], ...right.release.sections[section]],
    ]),
  ) as unknown as ChangelogRelease['sections'];
  const vanished = [...left.release.vanished, ...right.release.vanished];
  const holds = new Map([...left.holds, ...right.holds].map((one) => [one.name, one]));
  return { release: { ...left.release, sections, vanished }, holds: [...holds.values()] };
}

const withChanged = (release: ChangelogRelease, entries: readonly ChangelogEntry[]): ChangelogRelease =>
  entries.length === 0
    ? release
    : { ...release, sections: { ...release.sections, changed: [...release.sections.changed, ...entries] } };

/** What is not released yet goes before all. */
function newestFirst({ version: left }: ChangelogRelease, { version: right }: ChangelogRelease): number {
  const [mine, theirs] = [parseVersion(left ?? ''), parseVersion(right ?? '')];
  if (mine === null || theirs === null) return left === null ? -1 : 1;
  return comparePrecedence(theirs, mine);
}
