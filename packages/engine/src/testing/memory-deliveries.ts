import type { Deliveries, DeliveryClaim, DeliveryProgress } from '../event/deliveries.ts';

/** The Deliveries port in memory, on the log that `lastEvent` counts and the time that `now` tells (ms). */
export function createMemoryDeliveries(lastEvent: () => number, now: () => number): Deliveries {
  const rows = new Map<string, DeliveryClaim & { readonly due: number }>();
  let tokens = 0;
  const put = (progress: DeliveryProgress, waitMs: number): DeliveryClaim => {
    tokens += 1;
    const { sink, seq, attempts, failure } = progress;
    const claim = { sink, seq, attempts, failure, token: String(tokens) };
    rows.set(sink, { ...claim, due: now() + waitMs });
    return claim;
  };
  return {
    async enroll(sinks) {
      for (const sink of sinks)
        if (!rows.has(sink)) put({ sink, seq: lastEvent(), attempts: 0, failure: null }, 0);
    },
    async claim(sink, leaseMs) {
      const row = rows.get(sink);
      return row === undefined || row.due > now() || row.seq >= lastEvent() ? null : put(row, leaseMs);
    },
    async save(claim, waitMs) {
      return rows.get(claim.sink)?.token === claim.token ? put(claim, waitMs) : null;
    },
    async list() {
      return [...rows.values()]
        .sort((left, right) => (left.sink < right.sink ? -1 : 1))
        .map(({ token: _token, due, ...progress }) => ({
          ...progress,
          behind: Math.max(0, lastEvent() - progress.seq),
          nextAttemptAt: due,
        }));
    },
  };
}
