import {
  type Act,
  type DetailsEdit,
  type Outcome,
  type Release,
  type ReleaseDetails,
  refuse,
  tidyDetails,
} from '@tminus/domain';
import type { ReleaseDocuments } from '../ports.ts';
import { actOnRelease, findRelease } from './act-on-release.ts';
import { resolveNeeds } from './needs.ts';
import type { Precondition, Store } from './store.ts';

export interface EditDependencies {
  readonly store: Pick<Store, 'release' | 'releases' | 'commit'>;
  readonly documents: Pick<ReleaseDocuments, 'writePlan'>;
}

/**
 * Changes what people say of a release that is not over, and writes its plan documents anew, so that they say it too;
 * asked again, also where nothing is different. Refuses `release.nothingToEdit` for an edit of nothing, and as
 * `resolveNeeds` and `decideRelease` do.
 */
export async function editRelease(
  { store, documents }: EditDependencies,
  ref: string,
  edit: DetailsEdit,
  act: Act,
  precondition?: Precondition<Release>,
): Promise<Outcome<Release>> {
  const tidy = tidyDetails(edit);
  if (Object.keys(tidy).length === 0) return refuse('release.nothingToEdit');
  const found = await findRelease(store, ref);
  if (!found.ok) return found;
  const { id, version } = found.value.value;
  const details = await withNeeds(store, version, tidy);
  if (!details.ok) return details;
  const edited = await actOnRelease(store, id, { type: 'edit', details: details.value }, act, precondition);
  if (edited.ok) await documents.writePlan(edited.value);
  return edited;
}

/** The details of a release of this version with its needs as the registry knows them. */
export async function withNeeds(
  store: EditDependencies['store'],
  version: string,
  details: Partial<ReleaseDetails>,
): Promise<Outcome<Partial<ReleaseDetails>>> {
  if (details.needs === undefined) return { ok: true, value: details };
  const needs = await resolveNeeds(store, version, details.needs);
  return needs.ok ? { ok: true, value: { ...details, needs: needs.value } } : needs;
}
