import { canonicalJson } from '../plan/digest.ts';

/** What people say of a release beside its package; it may change without anybody approving anew. */
export interface ReleaseDetails {
  /** What it is about, in a few words. */
  readonly theme: string | null;
  readonly objectives: readonly string[];
  /** `name <email>` of who leads it; whoever planned it where nobody is named. */
  readonly manager: string | null;
  /** What marketing and sales are to announce with it. */
  readonly announcements: readonly string[];
  /** Versions of releases that must be out before it. */
  readonly needs: readonly string[];
}

export const EMPTY_DETAILS: ReleaseDetails = {
  theme: null,
  objectives: [],
  manager: null,
  announcements: [],
  needs: [],
};

/** What an edit changes, member by member; null where it changes nothing. */
export function editedDetails(
  present: ReleaseDetails,
  edit: Partial<ReleaseDetails>,
): Partial<ReleaseDetails> | null {
  const changed = Object.entries(edit).filter(
    ([name, value]) =>
      value !== undefined && canonicalJson(value) !== canonicalJson(present[name as keyof ReleaseDetails]),
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** A release and those that it needs, as far as a circle goes. */
interface Needing {
  readonly version: string;
  readonly needs: readonly string[];
}

/**
 * Versions that would wait for each other in a circle, in order and with the first one at both ends, if a release needed
 * these; null where none does.
 */
export function needsCycle(
  version: string,
  needs: readonly string[],
  others: readonly Needing[],
): readonly string[] | null {
  const known = new Map(others.map((other) => [other.version, other.needs]));
  known.set(version, needs);
  const seen = new Set<string>();
  const walk = (at: string, path: readonly string[]): readonly string[] | null => {
    for (const next of known.get(at) ?? []) {
      if (next === version) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found !== null) return found;
    }
    return null;
  };
  return walk(version, [version]);
}
