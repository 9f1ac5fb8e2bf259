import type { EventResource } from '@tminus/contract';
import type { EventFeed } from '@tminus/engine';

/** How soon a client that lost its stream is asked to come back (ms). */
const COME_BACK_MS = 2_000;
/** How soon the log is read again after it could not be (ms). */
const READ_AGAIN_MS = 1_000;
const HEARTBEAT = ':\n\n';

export interface FollowSettings {
  /** Number of the last event that the client has. */
  readonly after: number;
  /** The next page after a number, in order; the last one is shorter than `pageSize`. */
  readonly read: (after: number) => Promise<readonly EventResource[]>;
  readonly pageSize: number;
  /** Null ends the stream after what there is. */
  readonly feed: EventFeed | null;
  readonly heartbeatMs: number;
  readonly signal: AbortSignal;
  /** Gets why the log cannot be read for now; once per outage. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * The event log as server-sent events, from a number on and without end. Everything comes from the log itself, a page at
 * a time and only as fast as it is taken; the feed merely says when to look again. So nothing is missed or doubled
 * between what was there and what comes, and a slow reader costs one page of memory.
 */
export async function* followEvents(settings: FollowSettings): AsyncGenerator<string, void> {
  const { signal, feed, heartbeatMs } = settings;
  const bell = createBell();
  const unsubscribe = feed?.subscribe(bell.ring);
  const beating = <T>(done: Promise<T>) => heartbeatUntil(done, heartbeatMs, signal);
  let position = settings.after;
  let isAway = false;
  try {
    yield `retry: ${COME_BACK_MS}\n\n`;
    while (!signal.aborted) {
      // Made before the log is read: what is added while it is read rings too.
      const rung = bell.next();
      const page = yield* beating(settle(settings.read(position)));
      if (page === null) return;
      if ('error' in page) {
        if (!isAway) settings.onTrouble(page.error);
        isAway = true;
        yield* beating(new Promise((resolve) => setTimeout(resolve, READ_AGAIN_MS).unref()));
        continue;
      }
      isAway = false;
      for (const event of page.value) yield frame(event);
      position = page.value.at(-1)?.seq ?? position;
      if (page.value.length >= settings.pageSize) continue;
      if (feed === null) return;
      yield* beating(rung);
    }
  } finally {
    unsubscribe?.();
  }
}

/** JSON has no line breaks of its own, so that one `data` line holds it. */
const frame = (event: EventResource): string =>
  `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

/** The value of a promise that never rejects, with a heartbeat whenever that takes long; null when the signal aborts. */
async function* heartbeatUntil<T>(
  done: Promise<T>,
  everyMs: number,
  signal: AbortSignal,
): AsyncGenerator<string, T | null> {
  let outcome: { readonly value: T | null } | undefined;
  let wake = () => {};
  const end = (value: T | null) => {
    outcome ??= { value };
    wake();
  };
  const abort = () => end(null);
  done.then(end);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    while (outcome === undefined) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, everyMs);
      });
      clearTimeout(timer);
      if (outcome === undefined) yield HEARTBEAT;
    }
    return outcome.value;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

const settle = <T>(promise: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

/** `next` resolves at the first ring after it was called. */
function createBell(): { ring(): void; next(): Promise<void> } {
  let resolve = () => {};
  return {
    ring: () => resolve(),
    next: () =>
      new Promise((done) => {
        resolve = done;
      }),
  };
}
