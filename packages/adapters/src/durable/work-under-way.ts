/** Work that a shutdown waits for. */
export interface WorkUnderWay {
  /** A piece of work begins; it ends with the first call of `end`. */
  begin(): { end(): void };
  /** Resolves when no work is left, or after `timeoutMs`. */
  ended(timeoutMs: number): Promise<void>;
}

/** Counts pieces of work, so that somebody can wait until they have come to rest. */
export function workUnderWay(): WorkUnderWay {
  const pieces = new Set<object>();
  const waiting = new Set<() => void>();
  return {
    begin() {
      const piece = {
        end: () => {
          pieces.delete(piece);
          if (pieces.size > 0) return;
          for (const resolve of waiting) resolve();
        },
      };
      pieces.add(piece);
      return piece;
    },
    ended(timeoutMs) {
      if (pieces.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const rest = () => {
          clearTimeout(timer);
          waiting.delete(rest);
          resolve();
        };
        const timer = setTimeout(rest, timeoutMs);
        waiting.add(rest);
      });
    },
  };
}
