import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { deliveredEventSchema } from '@tminus/contract';
import { translator } from '@tminus/domain';
import type { Deliveries, DeliveryClaim } from '@tminus/engine';
import pino from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { sampleEvent, sampleRelease } from '../testing/samples.ts';
import { startDeliveries } from './start-deliveries.ts';

const CLAIM: DeliveryClaim = { sink: 'webhook:ops', seq: 0, attempts: 0, failure: null, token: '1' };

/** One event to deliver, as long as nobody has delivered it. */
function fakeDeliveries(): Deliveries {
  let isDue = true;
  return {
    enroll: vi.fn(async () => {}),
    claim: async () => (isDue ? CLAIM : null),
    save: vi.fn(async (claim: DeliveryClaim) => {
      isDue = claim.seq === 0;
      return claim;
    }),
    list: async () => [],
  };
}

async function startReceiver(answer: number): Promise<{ url: string; request: Promise<string> }> {
  let got = (_body: string) => {};
  const request = new Promise<string>((resolve) => {
    got = resolve;
  });
  const server = createServer(async (incoming, response) => {
    const body = await text(incoming);
    response.writeHead(answer).end();
    got(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a-secret-path`, request };
}

const settings = (url: string, deliveries: Deliveries, signal: AbortSignal) => ({
  webhooks: [{ name: 'ops', url, secret: null, events: ['release.planned' as const] }],
  store: {
    events: async () => [sampleEvent({ data: { effect: 'plan:1', version: '1.2.0' } })],
    release: async () => ({ value: sampleRelease(), revision: 1 }),
  },
  deliveries,
  translate: translator('en'),
  works: true,
  logger: pino({ enabled: false }),
  signal,
});

it('a webhook is sent events as the API shows them, until the process stops', async () => {
  const stopping = new AbortController();
  const { url, request } = await startReceiver(204);
  const deliveries = fakeDeliveries();
  const { finish } = await startDeliveries(settings(url, deliveries, stopping.signal));
  const sent = JSON.parse(await request) as unknown;
  expect(deliveredEventSchema.parse(sent)).toEqual(sent);
  expect(sent).toMatchObject({
    type: 'release.planned',
    timestamp: '2025-11-03T12:00:00.000Z',
    data: { seq: 1, text: 'v1.2.0 planned', data: { version: '1.2.0' } },
  });
  expect(JSON.stringify(sent)).not.toContain('plan:1');
  await vi.waitFor(() =>
    expect(deliveries.save).toHaveBeenCalledWith({ ...CLAIM, seq: 1 }, expect.any(Number)),
  );
  stopping.abort();
  await finish();
});

it('what came last is sent after the process was told to stop', async () => {
  const stopping = new AbortController();
  stopping.abort();
  const { url, request } = await startReceiver(204);
  const { finish } = await startDeliveries(settings(url, fakeDeliveries(), stopping.signal));
  await finish();
  expect(JSON.parse(await request)).toMatchObject({ type: 'release.planned' });
});

it('the log of the process tells what failed, and never the address', async () => {
  const stopping = new AbortController();
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  const { url, request } = await startReceiver(500);
  const { finish } = await startDeliveries({ ...settings(url, fakeDeliveries(), stopping.signal), logger });
  await request;
  await vi.waitFor(() => expect(lines.join('')).toContain('webhook.refused'));
  stopping.abort();
  await finish();
  expect(lines.join('')).not.toContain('a-secret-path');
});

it('a process that does not work delivers nothing, and has new webhooks begin here', async () => {
  const deliveries = fakeDeliveries();
  const url = 'http://127.0.0.1:1/';
  const { finish } = await startDeliveries({
    ...settings(url, deliveries, new AbortController().signal),
    works: false,
  });
  await finish();
  expect(deliveries.enroll).toHaveBeenCalledExactlyOnceWith(['webhook:ops']);
  expect(deliveries.save).not.toHaveBeenCalled();
});
