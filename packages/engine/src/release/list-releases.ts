import { accept, type Outcome, type Release, refuse } from '@tminus/domain';
import type { Workspace } from '../workspace.ts';
import type { Page, ReleaseQuery, Store } from './store.ts';

export interface ListDependencies {
  readonly workspace: { readonly components: readonly Pick<Workspace['components'][number], 'name'>[] };
  readonly store: Pick<Store, 'releases'>;
}

/**
 * Releases to which all of a query applies, newest first. Refuses `component.unknown` for a name that neither the
 * configuration nor any release knows, which was mistyped; one that was configured once may be asked for.
 */
export async function listReleases(
  { workspace, store }: ListDependencies,
  query: ReleaseQuery,
): Promise<Outcome<Page<Release>>> {
  const page = await store.releases(query);
  const { component } = query;
  if (component === undefined || page.items.length > 0) return accept(page);
  const known = workspace.components.map(({ name }) => name);
  if (known.includes(component)) return accept(page);
  const { items } = await store.releases({ limit: 1, component });
  if (items.length > 0) return accept(page);
  return refuse('component.unknown', { name: component, known: known.join(', ') });
}
