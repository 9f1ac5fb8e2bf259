/** An event as it came through a stream. */
export interface StreamedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

export interface EventSource {
  readonly response: Response;
  /** Everything that came until now; comments are not events. */
  readonly events: readonly StreamedEvent[];
  readonly comments: () => number;
  /** Resolves when so many events came; rejects when the stream ends before. */
  came(count: number): Promise<void>;
  /** Resolves when the server ended the stream. */
  readonly ended: Promise<void>;
  /** Breaks the connection. */
  close(): void;
}

/** A client of an event stream as a browser has one, but which never comes back by itself. */
export async function openEventSource(
  url: string,
  headers: Record<string, string> = {},
): Promise<EventSource> {
  const breaking = new AbortController();
  const response = await fetch(url, { headers, signal: breaking.signal });
  const events: StreamedEvent[] = [];
  const waiting = new Set<() => void>();
  let comments = 0;
  let isOver = false;
  const take = (block: string): void => {
    if (block.startsWith(':')) comments += 1;
    const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
    if ('id' in fields) events.push(fields as unknown as StreamedEvent);
  };
  const read = async (): Promise<void> => {
    let rest = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        const blocks = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        blocks.forEach(take);
        for (const look of waiting) look();
      }
    } finally {
      isOver = true;
      for (const look of waiting) look();
    }
  };
  const ended = read().catch((error: unknown) => {
    if (!breaking.signal.aborted) throw error;
  });
  ended.catch(() => 'whoever waits for the end hears of it');
  return {
    response,
    events,
    comments: () => comments,
    came: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (events.length >= count) resolve();
          else if (isOver) reject(new Error(`the stream ended after ${events.length} of ${count} events`));
        };
        waiting.add(look);
        look();
      }),
    ended,
    close: () => breaking.abort(),
  };
}
