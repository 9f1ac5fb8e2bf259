import type { DeliveredEvent } from '@tminus/contract';
import { type LoggedEvent, RefusalError } from '@tminus/domain';
import { type EventSink, SEND_LIMIT_MS, sinkName, type Webhook } from '@tminus/engine';
import { fillPlaceholders } from '../config/resolve-secrets.ts';
import { keyOf, sign } from './sign.ts';

export interface WebhookSettings {
  readonly webhook: Webhook;
  /** The event as receivers get it; the same at every attempt. */
  readonly present: (event: LoggedEvent) => Promise<DeliveredEvent>;
  readonly timeoutMs?: number;
}

/**
 * The EventSink port on HTTP, as Standard Webhooks 1.0 describes it: a POST with an id that stays the same at every
 * attempt, signed where there is a secret. Only 2xx counts; redirects are not followed. Refuses `webhook.refused`,
 * `webhook.unreachable`, `webhook.timeout`, `webhook.secretInvalid` and `config.secretMissing`; none of them tells the
 * address, which may be a secret itself.
 */
export function createWebhookSink({
  webhook,
  present,
  timeoutMs = SEND_LIMIT_MS,
}: WebhookSettings): EventSink {
  const { name, events } = webhook;
  return {
    name: sinkName(webhook),
    types: events,
    async send(event, signal) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const end = AbortSignal.any([signal, timeout]);
      try {
        // What is asked of a database here may take as long as a receiver.
        const body = JSON.stringify(await untilAborted(present(event), end));
        await post(webhook, event, body, end);
      } catch (error) {
        if (signal.aborted || !timeout.aborted || error instanceof RefusalError) throw error;
        throw new RefusalError('webhook.timeout', { name, seconds: timeoutMs / 1_000 });
      }
    },
  };
}

async function post(webhook: Webhook, event: LoggedEvent, body: string, signal: AbortSignal): Promise<void> {
  const { name } = webhook;
  try {
    const response = await fetch(await addressOf(webhook), {
      method: 'POST',
      headers: await headersOf(webhook, event, body),
      body,
      redirect: 'manual',
      signal,
    });
    // What it says beyond its status interests nobody, however long it is.
    await response.body?.cancel();
    if (!response.ok) throw new RefusalError('webhook.refused', { name, status: response.status });
  } catch (error) {
    if (error instanceof RefusalError || signal.aborted) throw error;
    throw new RefusalError('webhook.unreachable', { name, reason: reasonOf(error) }, { cause: error });
  }
}

/** What a promise gives, or the signal's reason when it comes first. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const stop = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    const end = () => reject(signal.reason);
    signal.addEventListener('abort', end, { once: true, signal: stop.signal });
    if (signal.aborted) end();
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    stop.abort();
  }
}

const placeOf = ({ name }: Webhook, field: string): string => `notifications.webhooks ${name}: ${field}`;

async function addressOf(webhook: Webhook): Promise<URL> {
  const text = await fillPlaceholders(webhook.url, placeOf(webhook, 'url'));
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
    return url;
  throw new RefusalError('webhook.unreachable', { name: webhook.name, reason: 'url' });
}

async function headersOf(
  webhook: Webhook,
  { seq }: LoggedEvent,
  body: string,
): Promise<Record<string, string>> {
  const id = `evt_${seq}`;
  const timestamp = Math.floor(Date.now() / 1_000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'tminus',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
  };
  if (webhook.secret === null) return headers;
  const key = keyOf(await fillPlaceholders(webhook.secret, placeOf(webhook, 'secret')));
  if (key === null) throw new RefusalError('webhook.secretInvalid', { name: webhook.name });
  return { ...headers, 'webhook-signature': sign(key, { id, timestamp, body }) };
}

/** The code of what went wrong; the message beside it would name the address. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, name } = cause as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
