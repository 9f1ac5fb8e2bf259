import { createHmac } from 'node:crypto';
import { type LoggedEvent, RefusalError } from '@tminus/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ReceivedRequest, type Receiver, startReceiver } from '../testing/webhook-receiver.ts';
import { keyOf } from './sign.ts';
import { createWebhookSink } from './webhook-sink.ts';

const EVENT: LoggedEvent = {
  seq: 7,
  type: 'rollout.paused',
  at: 1_700_000_000_000,
  actor: 'Mika',
  releaseId: 'rel_1',
  subject: '',
  reason: 'höher, weiter',
  data: {},
};
const KEY = Buffer.alloc(32, 7);
const never = new AbortController().signal;

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => vi.unstubAllEnvs());

const sinkTo = (url: string, secret: string | null = null, timeoutMs = 5_000) =>
  createWebhookSink({
    webhook: { name: 'ops', url, secret, events: ['rollout.paused'] },
    present: async ({ at, type, ...event }) => {
      const timestamp = new Date(at).toISOString();
      return { type, timestamp, data: { ...event, type, at: timestamp, text: 'rollout paused' } };
    },
    timeoutMs,
  });
const codeOf = async (sending: Promise<void>): Promise<unknown> => {
  const error = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof RefusalError ? error.refusal : error;
};

describe('an event that is sent', () => {
  it('comes as JSON, under an id that stays the same', async () => {
    for (const _attempt of [1, 2]) await sinkTo(receiver.url).send(EVENT, never);
    const [first, second] = receiver.received;
    expect(JSON.parse(first?.body ?? '')).toEqual({
      type: 'rollout.paused',
      timestamp: '2023-11-14T22:13:20.000Z',
      data: { ...EVENT, at: '2023-11-14T22:13:20.000Z', text: 'rollout paused' },
    });
    expect(first?.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'evt_7' });
    expect(first?.headers).not.toHaveProperty('webhook-signature');
    expect(second).toMatchObject({ id: 'evt_7', body: first?.body });
  });

  it.each(['', 'whsec_'])('is signed with a secret that is named, not written (%s)', async (prefix) => {
    vi.stubEnv('OPS_SECRET', prefix + KEY.toString('base64'));
    await sinkTo(receiver.url, '${env:OPS_SECRET}').send(EVENT, never);
    const { headers, body } = receiver.received[0] as ReceivedRequest;
    const signed = `evt_7.${String(headers['webhook-timestamp'])}.${body}`;
    const expected = createHmac('sha256', KEY).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1_000)).toBeLessThan(60);
  });

  it('goes to an address that is a secret itself', async () => {
    vi.stubEnv('OPS_URL', receiver.url);
    await sinkTo('${env:OPS_URL}').send(EVENT, never);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('an event counts as not taken', () => {
  it.each([300, 301, 302, 304, 400, 401, 404, 410, 429, 500, 503])('on status %i', async (status) => {
    const other = await startReceiver();
    receiver.answer = (_request, response) => void response.writeHead(status, { location: other.url }).end();
    expect(await codeOf(sinkTo(receiver.url).send(EVENT, never))).toEqual({
      code: 'webhook.refused',
      params: { name: 'ops', status },
    });
    expect(other.received).toEqual([]);
  });

  it('when nobody listens', async () => {
    await receiver.close();
    expect(await codeOf(sinkTo(receiver.url).send(EVENT, never))).toEqual({
      code: 'webhook.unreachable',
      params: { name: 'ops', reason: 'ECONNREFUSED' },
    });
  });

  it('when the connection breaks', async () => {
    receiver.answer = (_request, response) => void response.destroy();
    const refusal = await codeOf(sinkTo(receiver.url).send(EVENT, never));
    expect(refusal).toMatchObject({ code: 'webhook.unreachable', params: { name: 'ops' } });
    expect(JSON.stringify(refusal)).not.toContain('127.0.0.1');
  });

  it('when no answer comes in time', async () => {
    receiver.answer = () => {};
    expect(await codeOf(sinkTo(receiver.url, null, 250).send(EVENT, never))).toEqual({
      code: 'webhook.timeout',
      params: { name: 'ops', seconds: 0.25 },
    });
  });

  it('when what is to be sent cannot be put together in time', async () => {
    const webhook = { name: 'ops', url: receiver.url, secret: null, events: [EVENT.type] };
    const present = () => new Promise<never>(() => {});
    const sink = createWebhookSink({ webhook, present, timeoutMs: 250 });
    expect(await codeOf(sink.send(EVENT, never))).toMatchObject({ code: 'webhook.timeout' });
    const away = createWebhookSink({ webhook, present: () => Promise.reject(new Error('a defect')) });
    expect(await codeOf(away.send(EVENT, never))).toMatchObject({ message: 'a defect' });
    expect(receiver.received).toEqual([]);
  });

  it('when its secret is not set, or is none; nothing is sent then', async () => {
    expect(await codeOf(sinkTo(receiver.url, '${env:TMINUS_NOT_SET}').send(EVENT, never))).toMatchObject({
      code: 'config.secretMissing',
      params: { place: 'notifications.webhooks ops: secret', name: 'TMINUS_NOT_SET' },
    });
    vi.stubEnv('OPS_SECRET', 'hunter2');
    const refusal = await codeOf(sinkTo(receiver.url, '${env:OPS_SECRET}').send(EVENT, never));
    expect(refusal).toEqual({ code: 'webhook.secretInvalid', params: { name: 'ops' } });
    expect(receiver.received).toEqual([]);
  });

  it.each(['file:///etc/passwd', 'http://u:p@127.0.0.1/', 'nowhere'])(
    'when what its address stands for is none: %s',
    async (url) => {
      vi.stubEnv('OPS_URL', url);
      const refusal = await codeOf(sinkTo('${env:OPS_URL}').send(EVENT, never));
      expect(refusal).toEqual({ code: 'webhook.unreachable', params: { name: 'ops', reason: 'url' } });
    },
  );
});

it('a process that stops waits for nobody', async () => {
  const stopping = new AbortController();
  receiver.answer = () => stopping.abort(new Error('stopping'));
  await expect(sinkTo(receiver.url).send(EVENT, stopping.signal)).rejects.toThrow('stopping');
});

it.each([
  ['whsec_', null],
  ['not base64!', null],
  [Buffer.alloc(23).toString('base64'), null],
  [Buffer.alloc(65).toString('base64'), null],
  [Buffer.alloc(24).toString('base64'), 24],
  [`whsec_${Buffer.alloc(64).toString('base64')}`, 64],
])('a secret %s has a key of %s bytes', (secret, bytes) => {
  expect(keyOf(secret)?.length ?? null).toBe(bytes);
});
