import type { PushPlaces } from '@tminus/adapters';

interface Places {
  readonly publish: { readonly remote: string | null };
  readonly components: readonly { readonly repo: string }[];
}

/** Where a workspace pushes to, each of its repositories once; null where nothing leaves the machine. */
export function pushPlacesOf({ publish: { remote }, components }: Places): PushPlaces | null {
  return remote === null ? null : { remote, repositories: [...new Set(components.map(({ repo }) => repo))] };
}
