/** Signals that come closer together are one: a terminal that is closed tells npm, which tells us once more. */
const ONE_MS = 500;

/** Turns the first Ctrl-C (or SIGTERM, or a closed terminal) into an abort; a second one ends the process at once. */
export function onInterrupt(): { readonly signal: AbortSignal; release(): void } {
  const stopping = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let askedAt = Number.NEGATIVE_INFINITY;
  const stop = () => {
    const isRepeated = performance.now() - askedAt > ONE_MS;
    if (stopping.signal.aborted && isRepeated) process.exit(130);
    if (!stopping.signal.aborted) askedAt = performance.now();
    stopping.abort();
  };
  for (const name of signals) process.on(name, stop);
  return {
    signal: stopping.signal,
    release: () => {
      for (const name of signals) process.off(name, stop);
    },
  };
}
