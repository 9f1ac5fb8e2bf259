import { createHmac } from 'node:crypto';

/** What Standard Webhooks 1.0 asks of a key (bytes). */
const KEY_BYTES = { min: 24, max: 64 };

/** The key of a secret: base64, with or without `whsec_` before it; null when it is no such thing. */
export function keyOf(secret: string): Buffer | null {
  const text = secret.replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length >= KEY_BYTES.min && key.length <= KEY_BYTES.max ? key : null;
}

/**
 * `webhook-signature` of Standard Webhooks 1.0, version 1: HMAC-SHA256 over id, time of sending (seconds since the
 * epoch) and body, with dots between them.
 */
export function sign(
  key: Buffer,
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
