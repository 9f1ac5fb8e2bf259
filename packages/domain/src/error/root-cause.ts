/**
 * The innermost cause of an error. What is around it says the same in more words, and some that are nobody's business: a
 * statement with all its values, say.
 */
export function rootCause(error: unknown): unknown {
  const seen = new Set<unknown>();
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error && !seen.has(cause)) {
    seen.add(cause);
    cause = cause.cause;
  }
  return cause;
}
