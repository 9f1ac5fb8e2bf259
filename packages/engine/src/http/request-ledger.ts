/** An answer as it went out: the HTTP status and the body's text. */
export interface RecordedAnswer {
  readonly status: number;
  readonly body: string;
}

/** What the ledger says to a request that comes with a key. */
export type Claim =
  /** Nobody has the key: do it, then `record` or `abandon` with this token. */
  | { readonly kind: 'mine'; readonly token: string }
  | { readonly kind: 'answered'; readonly answer: RecordedAnswer }
  /** The first one is under way; its key may be taken over after so long. */
  | { readonly kind: 'underWay'; readonly seconds: number }
  /** The key belongs to a request with another fingerprint. */
  | { readonly kind: 'reused' };

/** Seconds after which a request that did not end counts as dead. */
export const CLAIM_SECONDS = 60;
/** Hours for which an answer is kept. */
export const ANSWER_HOURS = 24;

/**
 * Requests by key and their answers, one ledger for all nodes: of several requests with one key, one is carried out and
 * all get its answer. Times are the ledger's own. A request that ended without an answer, because its process died,
 * keeps its key for `CLAIM_SECONDS`; whoever asks then carries it out, which must do no harm when it happened already.
 */
export interface RequestLedger {
  claim(key: string, fingerprint: string): Promise<Claim>;
  /** Keeps the answer for `ANSWER_HOURS`; does nothing when somebody took the key over meanwhile. */
  record(key: string, token: string, answer: RecordedAnswer): Promise<void>;
  /** Frees the key at once: the request may be tried again. */
  abandon(key: string, token: string): Promise<void>;
}
