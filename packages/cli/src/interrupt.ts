/**
 * Turns the first Ctrl-C (or SIGTERM, or a closed terminal) into an abort; a second one ends the process at once. A
 * terminal is closed once only, but tells npm too, which passes that on.
 */
export function onInterrupt(): { readonly signal: AbortSignal; release(): void } {
  const stopping = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const stop = (name: NodeJS.Signals) => {
    if (stopping.signal.aborted && name !== 'SIGHUP') process.exit(130);
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
