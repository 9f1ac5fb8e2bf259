import { type Failure, RefusalError, rootCause } from '@tminus/domain';
import type { Clock } from '../ports.ts';
import type { Store } from '../release/store.ts';
import { type Deliveries, type DeliveryClaim, type EventSink, SEND_LIMIT_MS } from './deliveries.ts';

export interface DeliveryDependencies {
  readonly store: Pick<Store, 'events'>;
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told what went wrong: a sink that did not take an event, or a store that did not answer. */
  report(sink: string, error: unknown): void;
}

/** Longer than any sink takes: whoever holds a claim has sent, failed or died before it ends. */
const LEASE_MS = SEND_LIMIT_MS + 5_000;
const BATCH = 100;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 5 * 60_000;
const POLL_MS = 1_000;

/** How long to wait after so many failures in a row (ms): twice as long each time, five minutes at most. */
export const retryDelay = (attempts: number): number =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, Math.min(attempts, 20) - 1));

/**
 * Hands over what is due to one sink, in order. An event counts as handed over when the sink took it and that was
 * saved; a process that dies in between hands it over again. A failure ends the round: nothing overtakes.
 */
export async function deliverEvents(deps: DeliveryDependencies, sink: EventSink): Promise<void> {
  let claim = await deps.deliveries.claim(sink.name, LEASE_MS);
  while (claim !== null) {
    const events = await deps.store.events({ after: claim.seq, limit: BATCH });
    claim = await deliverBatch(deps, sink, claim, events);
    if (claim !== null && events.length < BATCH) {
      await deps.deliveries.save(claim, 0);
      return;
    }
  }
}

/** The claim after the last of these events; null when the round is over. */
async function deliverBatch(
  { deliveries, signal, report }: DeliveryDependencies,
  sink: EventSink,
  claim: DeliveryClaim,
  events: Awaited<ReturnType<Store['events']>>,
): Promise<DeliveryClaim | null> {
  let held = claim;
  for (const event of events) {
    const took = { ...held, seq: event.seq, attempts: 0, failure: null };
    if (!sink.types.includes(event.type)) {
      held = took;
      continue;
    }
    try {
      signal.throwIfAborted();
      await sink.send(event, signal);
    } catch (error) {
      // Nobody knows whether a sink took what was cut off: it is no failure, and is sent again.
      if (signal.aborted) await deliveries.save(held, 0);
      else {
        report(sink.name, error);
        const attempts = held.attempts + 1;
        await deliveries.save({ ...held, attempts, failure: failureOf(error) }, retryDelay(attempts));
      }
      return null;
    }
    const saved = await deliveries.save(took, LEASE_MS);
    if (saved === null) return null;
    held = saved;
  }
  return held;
}

/** Delivers to every sink until the signal aborts; one that is slow or down holds up none of the others. */
export async function keepDelivering(deps: DeliveryDependencies, sinks: readonly EventSink[]): Promise<void> {
  const { clock, signal, report } = deps;
  await Promise.all(
    sinks.map(async (sink) => {
      for (let isTold = false; !signal.aborted; ) {
        try {
          await deliverEvents(deps, sink);
          isTold = false;
        } catch (error) {
          // A store that is away is told of once, not every second.
          if (!isTold && !signal.aborted) report(sink.name, error);
          isTold = true;
        }
        await clock.sleep(POLL_MS, signal);
      }
    }),
  );
}

function failureOf(error: unknown): Failure {
  if (error instanceof RefusalError) return error.refusal;
  const cause = rootCause(error);
  const message = cause instanceof Error ? cause.message : String(cause);
  return { code: 'defect.unexpected', params: { message } };
}
