import {
  type CalendarEntry,
  type ChainRow,
  GENESIS_HASH,
  GIVEN_UP_STATUSES,
  hashEvent,
  isLiveState,
  type LoggedEvent,
  RefusalError,
  type Release,
  type ReleaseStatus,
  type Rollout,
  searchTextOf,
  searchWords,
} from '@tminus/domain';
import type { ReleaseQuery, Store, Stored } from '../release/store.ts';

/** As a database would give it back: nothing shared, nothing but JSON. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The Store port in memory. */
export function createMemoryStore(): Store {
  const releases = new Map<string, Stored<Release>>();
  const rollouts = new Map<string, Stored<Rollout>>();
  const entries = new Map<string, Stored<CalendarEntry>>();
  const log: LoggedEvent[] = [];
  let epoch = 0;

  const newestFirst = (): Release[] => [...releases.values()].map(({ value }) => value).reverse();

  return {
    async release(ref) {
      const version = ref.replace(/^v/, '');
      const newest = newestFirst().find((release) => release.version === version);
      const found = releases.get(ref) ?? (newest && releases.get(newest.id));
      return found === undefined ? null : copy(found);
    },
    async releases({ limit, cursor, ...query }) {
      const all = newestFirst();
      const start = cursor === undefined ? 0 : all.length - placeOf(cursor);
      const numbered = all.map((value, index) => ({ value, left: all.length - index - 1 })).slice(start);
      const wanted = numbered.filter(({ value }) => isWanted(value, query));
      const items = wanted.slice(0, limit);
      const next = wanted.length > limit ? String(items.at(-1)?.left) : null;
      return { items: copy(items.map(({ value }) => value)), next };
    },
    async rollout(releaseId) {
      const found = rollouts.get(releaseId);
      return found === undefined ? null : copy(found);
    },
    async liveRollouts() {
      return copy([...rollouts.values()].map(({ value }) => value).filter(({ state }) => isLiveState(state)));
    },
    async liveRolloutPage({ limit, cursor }) {
      const numbered = [...rollouts.values()].map(({ value }, index) => ({ value, number: index + 1 }));
      const after = cursor === undefined ? 0 : placeOf(cursor);
      const left = numbered.filter(({ value, number }) => number > after && isLiveState(value.state));
      const items = left.slice(0, limit);
      const next = left.length > limit ? String(items.at(-1)?.number) : null;
      return { items: copy(items.map(({ value }) => value)), next };
    },
    async calendarEntries() {
      const sorted = [...entries.values()].sort((left, right) => (left.value.id < right.value.id ? -1 : 1));
      return copy(sorted);
    },
    async countReleases() {
      const counts: Partial<Record<ReleaseStatus, number>> = {};
      for (const { value } of releases.values()) counts[value.status] = (counts[value.status] ?? 0) + 1;
      return counts;
    },
    async events({ after, releaseId, types, actor, limit }) {
      const wanted = log.filter(
        (event) =>
          event.seq > after &&
          (releaseId === undefined || event.releaseId === releaseId) &&
          (types === undefined || types.includes(event.type)) &&
          (actor === undefined || event.actor === actor),
      );
      return copy(wanted.slice(0, limit));
    },
    async chain({ after, limit }) {
      const rows = chainRows(log).filter(({ seq }) => after === null || Number(seq) > Number(after));
      return { rows: rows.slice(0, limit), counter: log.length === 0 ? null : String(log.length) };
    },
    async nextEpoch() {
      epoch += 1;
      return epoch;
    },
    async commit({ release, rollout, calendar: { put = [], remove = [] } = {}, events }) {
      for (const entry of [...put, ...remove])
        checkRevision('calendar entry', entry.value.id, entry, entries);
      if (release !== undefined) checkRevision('release', release.value.id, release, releases);
      if (release !== undefined) checkVersion(release.value, releases);
      if (rollout !== undefined) checkRevision('rollout', rollout.value.releaseId, rollout, rollouts);
      if (release !== undefined) save(release.value.id, release, releases);
      if (rollout !== undefined) save(rollout.value.releaseId, rollout, rollouts);
      for (const entry of put) save(entry.value.id, entry, entries);
      for (const { value } of remove) entries.delete(value.id);
      const logged = events.map((event, index) => copy({ ...event, seq: log.length + index + 1 }));
      log.push(...logged);
      return copy(logged);
    },
  };
}

/** What a query asks for, of a value that may be only half filled in. */
function isWanted(release: Release, query: Omit<ReleaseQuery, 'limit' | 'cursor'>): boolean {
  const { statuses, types, component, from, to, search } = query;
  const { status, plan } = release;
  return (
    (statuses?.includes(status) ?? true) &&
    (types?.includes(plan.type) ?? true) &&
    (component === undefined || plan.components.some(({ name }) => name === component)) &&
    (from === undefined || plan.releaseDate >= from) &&
    (to === undefined || plan.releaseDate <= to) &&
    (search === undefined || searchWords(search).every((word) => searchTextOf(release).includes(word)))
  );
}

function chainRows(log: readonly LoggedEvent[]): ChainRow[] {
  let hash = GENESIS_HASH;
  return log.map(({ seq, at, data, ...event }) => {
    const row = { ...event, seq: String(seq), at: String(at), data: JSON.stringify(data) };
    hash = hashEvent(hash, row);
    return { ...row, hash };
  });
}

function checkRevision<T>(
  kind: string,
  id: string,
  { revision }: Stored<T>,
  saved: ReadonlyMap<string, Stored<T>>,
): void {
  if ((saved.get(id)?.revision ?? 0) !== revision) throw new RefusalError('store.conflict', { kind, id });
}

/** One release of a version at a time; what ended without it may be planned anew. */
function checkVersion(release: Release, saved: ReadonlyMap<string, Stored<Release>>): void {
  const isOpen = ({ status }: Release) => !GIVEN_UP_STATUSES.includes(status);
  const isTwin = ({ value }: Stored<Release>) =>
    value.id !== release.id && value.version === release.version && isOpen(value);
  if (isOpen(release) && [...saved.values()].some(isTwin))
    throw new RefusalError('store.conflict', { kind: 'release', id: release.id });
}

function save<T>(id: string, { value, revision }: Stored<T>, saved: Map<string, Stored<T>>): void {
  saved.set(id, { value: copy(value), revision: revision + 1 });
}

/** What a cursor says: a place counted from the oldest. */
function placeOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor))
    throw new RefusalError('request.invalid', { problems: `cursor: ${cursor}` });
  return Number(cursor);
}
