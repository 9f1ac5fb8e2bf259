import type { Store } from '@tminus/engine';

const notSaved = async (): Promise<never> => {
  throw new Error('nothing can be saved without a database');
};

/** The store of a workspace that has no database yet: knows nothing and keeps nothing. */
export const emptyStore: Store = {
  release: async () => null,
  releases: async () => ({ items: [], next: null }),
  rollout: async () => null,
  liveRollouts: async () => [],
  liveRolloutPage: async () => ({ items: [], next: null }),
  calendarEntries: async () => [],
  countReleases: async () => ({}),
  events: async () => [],
  chain: async () => ({ rows: [], counter: null }),
  nextEpoch: notSaved,
  commit: notSaved,
};
