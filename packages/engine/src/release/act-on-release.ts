import {
  type Act,
  accept,
  applyRelease,
  type DomainEvent,
  decideRelease,
  isRefusal,
  type Outcome,
  type Release,
  type ReleaseCommand,
  refuse,
} from '@tminus/domain';
import type { Precondition, Store, Stored } from './store.ts';

/** How often a decision is made anew when somebody else saved in between. */
const ATTEMPTS = 8;

/** Finds a release by id or version, or refuses with `release.notFound`. */
export async function findRelease(
  store: Pick<Store, 'release'>,
  ref: string,
): Promise<Outcome<Stored<Release>>> {
  const found = await store.release(ref);
  return found === null ? refuse('release.notFound', { release: ref }) : accept(found);
}

/** Folds what was decided into the release. */
export function foldRelease(release: Release, events: readonly DomainEvent[]): Release {
  return events.reduce((folded, event) => applyRelease(folded, event), release);
}

/**
 * Load, decide, save; decided anew when the release changed in between. A command without effect saves nothing. Refuses
 * as the precondition does.
 */
export async function actOnRelease(
  store: Pick<Store, 'release' | 'commit'>,
  ref: string,
  command: ReleaseCommand,
  act: Act,
  precondition: Precondition<Release> = () => null,
): Promise<Outcome<Release>> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await findRelease(store, ref);
    if (!found.ok) return found;
    const unmet = precondition(found.value);
    if (unmet !== null) return { ok: false, refusal: unmet };
    const { value, revision } = found.value;
    const decided = decideRelease(value, command, act);
    if (!decided.ok) return decided;
    const next = foldRelease(value, decided.value);
    if (decided.value.length === 0) return accept(next);
    try {
      await store.commit({ release: { value: next, revision }, events: decided.value });
      return accept(next);
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Whether a save failed because somebody else saved first. */
export function isConflict(error: unknown): boolean {
  return isRefusal(error, 'store.conflict');
}
