import { createWebhookSink, systemClock } from '@tminus/adapters';
import { type DeliveredEvent, toTime } from '@tminus/contract';
import { type LoggedEvent, RefusalError, type Translate } from '@tminus/domain';
import {
  type Deliveries,
  deliverEvents,
  keepDelivering,
  type Store,
  sinkName,
  type Webhook,
} from '@tminus/engine';
import type { Logger } from 'pino';
import { toEventResource } from '../resources/event.ts';

export interface DeliverySettings {
  readonly webhooks: readonly Webhook[];
  readonly store: Pick<Store, 'events' | 'release'>;
  readonly deliveries: Deliveries;
  readonly translate: Translate;
  /** Whether this process delivers; every process sees to it that new webhooks begin where the log ends now. */
  readonly works: boolean;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** What is still due when this process ends may take so long (ms); the rest is for whoever comes next. */
const LAST_ROUND_MS = 5_000;

/** Delivers events to webhooks until the signal aborts; `finish` then delivers what came last. */
export async function startDeliveries(settings: DeliverySettings): Promise<{ finish(): Promise<void> }> {
  const { webhooks, store, deliveries, logger, signal } = settings;
  await deliveries.enroll(webhooks.map(sinkName));
  if (!settings.works) return { finish: async () => {} };
  const present = presentWith(store, settings.translate);
  const sinks = webhooks.map((webhook) => createWebhookSink({ webhook, present }));
  // What caused a refusal may name the address, which may be a secret.
  const report = (sink: string, error: unknown) =>
    logger.warn(
      error instanceof RefusalError ? { sink, ...error.refusal } : { sink, err: error },
      'an event was not delivered',
    );
  const deps = { store, deliveries, clock: systemClock, report };
  const kept = keepDelivering({ ...deps, signal }, sinks);
  const finish = async (): Promise<void> => {
    await kept;
    const last = { ...deps, signal: AbortSignal.timeout(LAST_ROUND_MS) };
    await Promise.all(
      sinks.map((sink) => deliverEvents(last, sink).catch((error: unknown) => report(sink.name, error))),
    );
  };
  return { finish };
}

/** Events as the API shows them, in the language of this process. */
function presentWith(store: Pick<Store, 'release'>, translate: Translate) {
  return async (event: LoggedEvent): Promise<DeliveredEvent> => {
    const release = event.releaseId === null ? null : await store.release(event.releaseId);
    const name = release === null ? '' : `v${release.value.version}`;
    return { type: event.type, timestamp: toTime(event.at), data: toEventResource(event, name, translate) };
  };
}
