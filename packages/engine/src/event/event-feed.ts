/** Tells when the event log has grown, whichever process added to it. The events themselves are read from the store. */
export interface EventFeed {
  /**
   * Calls `onGrown` with the number of the last event, soon after events were added; several additions may share one
   * call. Nothing is told twice, and nothing is lost while the database is away: it is told later. Returns what ends
   * the subscription.
   */
  subscribe(onGrown: (last: number) => void): () => void;
  /** Ends every subscription. */
  close(): Promise<void>;
}
