import type { ChangelogEntry } from './changelog-entry.ts';
import { type ChangelogRelease, isEmptyRelease, mapEntries } from './changelog-release.ts';
import { SECTIONS } from './section.ts';

/**
 * One changelog for a product whose components are released by themselves: first what is not released yet of all of
 * them, each entry under the name of its component, then their releases by date, newest first. What was tagged at one
 * commit was released together, and stays in the order in which it is given, wherever the last of these tags belongs.
 *
 * @param byComponent releases of each component, newest first
 */
export function productReleases(byComponent: readonly (readonly ChangelogRelease[])[]): ChangelogRelease[] {
  const all = byComponent.flat();
  const released = newestFirst(all.filter(({ version }) => version !== null)).map((release) => ({
    ...release,
    isNamed: true,
  }));
  const waiting = all.filter(({ version }) => version === null).map(named);
  const [first] = waiting;
  if (first === undefined) return released;
  const seen = new Set<string>();
  const isNew = ({ sha, fragment, subject }: ChangelogEntry): boolean => {
    const key = fragment ?? `${sha} ${subject}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const sections = Object.fromEntries(
    SECTIONS.map((section) => [
      section,
      waiting.flatMap((release) => release.sections[section].filter(isNew)),
    ]),
  ) as unknown as ChangelogRelease['sections'];
  const vanished = waiting.flatMap((release) => release.vanished);
  const unreleased = { ...first, component: null, sections, vanished, link: null };
  return isEmptyRelease(unreleased) ? released : [unreleased, ...released];
}

/** By day, and within one by when it was tagged; what has no tag yet is the newest. */
function newestFirst(releases: readonly ChangelogRelease[]): readonly ChangelogRelease[] {
  const latest = new Map<string, number>();
  for (const { tagged } of releases)
    if (tagged !== null) latest.set(tagged.sha, Math.max(latest.get(tagged.sha) ?? 0, Date.parse(tagged.at)));
  const instantOf = ({ tagged }: ChangelogRelease): number =>
    tagged === null ? Number.MAX_VALUE : (latest.get(tagged.sha) ?? 0);
  const byDay = (left: string, right: string): number => (left < right ? 1 : left === right ? 0 : -1);
  return [...releases].sort(
    (left, right) => byDay(left.date ?? '', right.date ?? '') || instantOf(right) - instantOf(left),
  );
}

/** Entries under the name of the component; one that touches several is under all of them. A scope that says it is not told twice. */
function named(release: ChangelogRelease): ChangelogRelease {
  const { component } = release;
  const label = (entry: ChangelogEntry): ChangelogEntry => {
    const name = entry.components.length > 0 ? entry.components.join(', ') : component;
    if (name === null || entry.scope === name) return entry;
    const isSaid = entry.scope === null || name.endsWith(`/${entry.scope}`);
    const replaces = entry.replaces.map((one) => ({ ...one, entry: label(one.entry) }));
    return { ...entry, scope: isSaid ? name : `${name}/${entry.scope}`, replaces };
  };
  return { ...mapEntries(release, label), vanished: release.vanished.map(label) };
}
