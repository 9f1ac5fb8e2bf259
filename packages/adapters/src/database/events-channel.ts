/** Told the number of the last event, in the transaction that adds some. */
export const EVENTS_CHANNEL = 'tminus_events';
