import type { DomainEvent } from '@tminus/domain';
import { type Deliveries, deliverEvents, keepDelivering } from '@tminus/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeliveries } from '../database/deliveries.ts';
import { createStore } from '../database/store.ts';
import { embeddedScratch, postgresScratch, type ScratchDatabase } from '../database/testing.ts';
import { systemClock } from '../system/clock.ts';
import { hasPostgres } from '../testing/postgres-server.ts';
import { type Receiver, startReceiver } from '../testing/webhook-receiver.ts';
import { createWebhookSink } from './webhook-sink.ts';

const event = (subject: string): DomainEvent => ({
  type: 'phase.started',
  at: 1_700_000_000_000,
  actor: 'Mika',
  releaseId: null,
  subject,
  reason: null,
  data: {},
});
const events = (count: number): DomainEvent[] => Array.from({ length: count }, (_, n) => event(`${n}`));
const idsUpTo = (count: number): string[] => Array.from({ length: count }, (_, index) => `evt_${index + 1}`);

const sinkTo = ({ url }: Receiver, timeoutMs = 5_000) =>
  createWebhookSink({
    webhook: { name: 'ops', url, secret: null, events: ['phase.started'] },
    present: async ({ at, ...logged }) => {
      const timestamp = new Date(at).toISOString();
      return { type: logged.type, timestamp, data: { ...logged, at: timestamp, text: '' } };
    },
    timeoutMs,
  });

const idsOf = ({ received }: Receiver): string[] => received.map(({ id }) => id);

function testDelivery(open: () => Promise<ScratchDatabase>): void {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());

  const start = async () => {
    await database.pool.query('TRUNCATE events, counters, deliveries');
    const store = createStore(database);
    const deliveries = createDeliveries(database.drizzle);
    await deliveries.enroll(['webhook:ops']);
    return { store, deliveries, receiver: await startReceiver() };
  };
  const dependencies = (deliveries: Deliveries, signal = new AbortController().signal) => ({
    store: createStore(database),
    deliveries,
    clock: systemClock,
    signal,
    report: () => {},
  });
  /** As if the time had passed for which the sink is held or waited for. */
  const letTimePass = () => database.pool.query('UPDATE deliveries SET next_attempt_at = now()');

  it('every event comes once, in order', async () => {
    const { store, deliveries, receiver } = await start();
    await store.commit({ events: events(130) });
    await deliverEvents(dependencies(deliveries), sinkTo(receiver));
    await store.commit({ events: events(3) });
    await deliverEvents(dependencies(deliveries), sinkTo(receiver));
    expect(idsOf(receiver)).toEqual(idsUpTo(133));
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.seq)).toEqual(
      idsUpTo(133).map((_, index) => index + 1),
    );
  });

  it.each<[string, Receiver['answer'], string]>([
    ['answers 500', (_request, response) => void response.writeHead(500).end(), 'webhook.refused'],
    ['does not answer in time', () => {}, 'webhook.timeout'],
  ])(
    'a receiver that %s gets the event again until it took it, and the others after it',
    async (_what, answer, code) => {
      const { store, deliveries, receiver } = await start();
      const mended = receiver.answer;
      receiver.answer = (request, response) => (request.id === 'evt_2' ? answer : mended)(request, response);
      const sink = sinkTo(receiver, 400);
      await store.commit({ events: events(3) });
      for (const attempts of [1, 2]) {
        await deliverEvents(dependencies(deliveries), sink);
        expect(await deliveries.list()).toMatchObject([{ seq: 1, behind: 2, attempts, failure: { code } }]);
        await letTimePass();
      }
      receiver.answer = mended;
      await deliverEvents(dependencies(deliveries), sink);
      expect(idsOf(receiver)).toEqual(['evt_1', 'evt_2', 'evt_2', 'evt_2', 'evt_3']);
      expect(await deliveries.list()).toMatchObject([{ seq: 3, behind: 0, attempts: 0, failure: null }]);
    },
  );

  it('a receiver that is not there gets everything when it is', async () => {
    const { store, deliveries, receiver } = await start();
    const port = Number(new URL(receiver.url).port);
    await receiver.close();
    await store.commit({ events: events(2) });
    await deliverEvents(dependencies(deliveries), sinkTo(receiver));
    expect(await deliveries.list()).toMatchObject([
      { attempts: 1, failure: { code: 'webhook.unreachable', params: { reason: 'ECONNREFUSED' } } },
    ]);
    const back = await startReceiver(port);
    await letTimePass();
    await deliverEvents(dependencies(deliveries), sinkTo(back));
    expect(idsOf(back)).toEqual(idsUpTo(2));
  });

  it('a process that dies between sending and recording sends the same again, under the same id', async () => {
    const { store, deliveries, receiver } = await start();
    await store.commit({ events: events(3) });
    const dies = (): never => {
      throw new Error('killed');
    };
    const dying: Deliveries = {
      ...deliveries,
      save: (claim, waitMs) => (claim.seq === 2 ? dies() : deliveries.save(claim, waitMs)),
    };
    await expect(deliverEvents(dependencies(dying), sinkTo(receiver))).rejects.toThrow('killed');
    // It still holds the sink: nobody may send what may be on its way.
    await deliverEvents(dependencies(deliveries), sinkTo(receiver));
    expect(idsOf(receiver)).toEqual(['evt_1', 'evt_2']);
    await letTimePass();
    await deliverEvents(dependencies(deliveries), sinkTo(receiver));
    expect(idsOf(receiver)).toEqual(['evt_1', 'evt_2', 'evt_2', 'evt_3']);
    expect(receiver.received[2]?.body).toBe(receiver.received[1]?.body);
  });

  it('several deliverers at once share the work without a word twice or out of turn', async () => {
    const { store, deliveries, receiver } = await start();
    const stopping = new AbortController();
    const deliverers = Array.from({ length: 4 }, () =>
      keepDelivering(dependencies(deliveries, stopping.signal), [sinkTo(receiver)]),
    );
    for (let n = 0; n < 40; n += 1) await store.commit({ events: [event(`${n}`)] });
    await receiver.got(40);
    stopping.abort();
    await Promise.all(deliverers);
    expect(idsOf(receiver)).toEqual(idsUpTo(40));
  });
}

describe('on PGlite', () => testDelivery(embeddedScratch));
describe.skipIf(!hasPostgres)('on PostgreSQL', () => testDelivery(postgresScratch));
