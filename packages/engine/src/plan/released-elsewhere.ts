import { type Finding, parseVersion, versionTag } from '@tminus/domain';
import type { ChangeHistory, ComponentHistory } from '../ports.ts';

/** So many hotfixes of one version are looked for. */
const PATCHES = 20;

/**
 * A finding for each kind of tags whose current version had hotfixes that were released on another branch and never
 * merged back: what they mended would break again with this release.
 */
export async function releasedElsewhere(
  { tagged }: Pick<ChangeHistory, 'tagged'>,
  histories: readonly Pick<ComponentHistory, 'component' | 'current'>[],
): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  for (const { component, current } of histories) {
    const names = hotfixesOf(current?.version ?? '').map((version) =>
      versionTag(version, component.tagPattern),
    );
    if (names.length === 0) continue;
    const found = await tagged(component.repo, names);
    // What is checked out comes after the current version alone, which is the highest that it comes after.
    const tags = names.filter((name) => found.has(name));
    const last = tags.at(-1);
    if (last !== undefined)
      findings.set(JSON.stringify([component.repo, last]), {
        code: 'plan.finding.releasedElsewhere',
        params: { component: component.name, tags: tags.join(', '), last },
      });
  }
  return [...findings.values()];
}

/** Of a final version the next ones that differ in their patch alone; of anything else none. */
function hotfixesOf(version: string): string[] {
  const parsed = parseVersion(version);
  if (parsed === null || parsed.prerelease.length > 0) return [];
  const [major, minor, patch] = parsed.release;
  return Array.from({ length: PATCHES }, (_, index) => `${major}.${minor}.${patch + index + 1}`);
}
