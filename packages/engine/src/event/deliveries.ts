import type { EventType, Failure, LoggedEvent } from '@tminus/domain';
import type { Webhook } from '../workspace.ts';

/** Somewhere outside that is told what happens. */
export interface EventSink {
  /** Under which its progress is kept; the same after a restart. */
  readonly name: string;
  /** Other events are passed over. */
  readonly types: readonly EventType[];
  /**
   * Hands one event over; resolves when the sink has it. Ends within `SEND_LIMIT_MS`, and when the signal aborts. The
   * same event may come again: the sink tells it by its number.
   */
  send(event: LoggedEvent, signal: AbortSignal): Promise<void>;
}

/** The longest that a sink may take for one event (ms). */
export const SEND_LIMIT_MS = 10_000;

/** Under which name the progress of a webhook is kept. */
export const sinkName = ({ name }: Pick<Webhook, 'name'>): string => `webhook:${name}`;

/** How far a sink has the event log. */
export interface DeliveryProgress {
  readonly sink: string;
  /** The last event that it took or was passed over. */
  readonly seq: number;
  /** Failures in a row for the event after it. */
  readonly attempts: number;
  /** Why the last attempt failed; null after a success. */
  readonly failure: Failure | null;
}

/** The right to deliver to a sink, until it is saved again or its time ends. */
export interface DeliveryClaim extends DeliveryProgress {
  /** Tells this claim from every other. */
  readonly token: string;
}

/** How a sink stands, for those who look. */
export interface DeliveryState extends DeliveryProgress {
  /** How many events come after `seq`. */
  readonly behind: number;
  /** Nobody tries before this (epoch ms). */
  readonly nextAttemptAt: number;
}

/** Where delivery stands, one row for each sink. Time is the store's own. */
export interface Deliveries {
  /** New sinks begin after the last event that there is now; known ones stay where they are. */
  enroll(sinks: readonly string[]): Promise<void>;
  /**
   * Takes a sink for so long (ms). Null when nothing is due: it has every event, waits for its next attempt, or
   * somebody else has it.
   */
  claim(sink: string, leaseMs: number): Promise<DeliveryClaim | null>;
  /**
   * Keeps what became of a claim, and nobody takes the sink before `waitMs` passed. Null, and nothing is kept, when
   * the claim ended and somebody else took the sink; else the claim anew.
   */
  save(claim: DeliveryClaim, waitMs: number): Promise<DeliveryClaim | null>;
  /** Every sink that was ever enrolled, by name. */
  list(): Promise<readonly DeliveryState[]>;
}
