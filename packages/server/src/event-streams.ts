import { RefusalError } from '@tminus/domain';

/** The streams that are open in this process. */
export interface EventStreams {
  /** A place for one more; its signal aborts when the stream is to end. Refuses `server.tooManyStreams`. */
  open(): { readonly signal: AbortSignal; end(): void };
  count(): number;
  /** Ends all streams, and every one that is opened later. */
  endAll(): void;
}

/** Room for so many streams. */
export function createEventStreams(limit: number): EventStreams {
  const streams = new Set<AbortController>();
  let isEnded = false;
  return {
    open() {
      if (streams.size >= limit) throw new RefusalError('server.tooManyStreams', { limit });
      const controller = new AbortController();
      const end = () => {
        streams.delete(controller);
        controller.abort();
      };
      streams.add(controller);
      if (isEnded) end();
      return { signal: controller.signal, end };
    },
    count: () => streams.size,
    endAll() {
      isEnded = true;
      for (const controller of streams) controller.abort();
    },
  };
}
