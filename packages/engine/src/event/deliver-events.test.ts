import { type DomainEvent, EVENT_TYPES, type EventType, RefusalError } from '@tminus/domain';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDeliveries } from '../testing/memory-deliveries.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { type DeliveryDependencies, deliverEvents, keepDelivering, retryDelay } from './deliver-events.ts';
import type { EventSink } from './deliveries.ts';

const event = (type: EventType = 'release.planned'): DomainEvent => ({
  type,
  at: 1,
  actor: 'Mika',
  releaseId: null,
  subject: '',
  reason: null,
  data: {},
});

function createScene() {
  let now = 0;
  let last = 0;
  const store = createMemoryStore();
  const stopping = new AbortController();
  const reports: unknown[] = [];
  const deps: DeliveryDependencies = {
    store,
    deliveries: createMemoryDeliveries(
      () => last,
      () => now,
    ),
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms;
        // Loops that never wait for anything real must let others have a turn.
        await new Promise((resolve) => setImmediate(resolve));
      },
    },
    signal: stopping.signal,
    report: (sink, error) => reports.push([sink, error]),
  };
  return {
    deps,
    stopping,
    reports,
    pass: (ms: number) => {
      now += ms;
    },
    add: async (...types: EventType[]) => {
      await store.commit({ events: types.map(event) });
      last += types.length;
    },
  };
}

/** A sink that does as it is told, and knows what it got. */
function createSink(more: Partial<EventSink> = {}): EventSink & { readonly got: number[] } {
  const got: number[] = [];
  return {
    name: 'webhook:ops',
    types: EVENT_TYPES,
    got,
    ...more,
    send: async (sent, signal) => {
      await more.send?.(sent, signal);
      got.push(sent.seq);
    },
  };
}

const REFUSED = new RefusalError('webhook.refused', { name: 'ops', status: 500 });
let scene: ReturnType<typeof createScene>;
beforeEach(async () => {
  scene = createScene();
  await scene.add('release.planned');
  await scene.deps.deliveries.enroll(['webhook:ops']);
});
const stateOf = async () => (await scene.deps.deliveries.list())[0];

describe('delivery', () => {
  it('hands over every event since the sink was enrolled, in order, once', async () => {
    const sink = createSink();
    await scene.add(...Array.from({ length: 250 }, () => 'phase.started' as const));
    await deliverEvents(scene.deps, sink);
    await deliverEvents(scene.deps, sink);
    expect(sink.got).toEqual(Array.from({ length: 250 }, (_, index) => index + 2));
    expect(await stateOf()).toMatchObject({ seq: 251, behind: 0, attempts: 0, failure: null });
  });

  it('passes over what a sink does not want', async () => {
    const sink = createSink({ types: ['rollout.paused'] });
    await scene.add('release.approved', 'rollout.paused', 'rollout.resumed', 'phase.started');
    await deliverEvents(scene.deps, sink);
    expect(sink.got).toEqual([3]);
    expect(await stateOf()).toMatchObject({ seq: 5, behind: 0 });
  });

  it('stops at a failure, tells it, waits, and begins there again', async () => {
    let isDown = true;
    const sink = createSink({
      send: async ({ seq }) => {
        if (isDown && seq === 3) throw REFUSED;
      },
    });
    await scene.add('phase.started', 'phase.completed', 'milestone.reached');
    await deliverEvents(scene.deps, sink);
    await deliverEvents(scene.deps, sink);
    expect(sink.got).toEqual([2]);
    expect(scene.reports).toEqual([['webhook:ops', REFUSED]]);
    expect(await stateOf()).toMatchObject({ seq: 2, behind: 2, attempts: 1, failure: REFUSED.refusal });
    scene.pass(1_000);
    await deliverEvents(scene.deps, sink);
    expect(await stateOf()).toMatchObject({ attempts: 2, failure: REFUSED.refusal });
    isDown = false;
    scene.pass(1_999);
    await deliverEvents(scene.deps, sink);
    expect(sink.got).toEqual([2]);
    scene.pass(1);
    await deliverEvents(scene.deps, sink);
    expect(sink.got).toEqual([2, 3, 4]);
    expect(await stateOf()).toMatchObject({ seq: 4, attempts: 0, failure: null });
  });

  it('keeps of a defect what is at its bottom, not the statement around it', async () => {
    const cause = new Error('connection reset');
    await scene.add('phase.started');
    const send = () => Promise.reject(new Error('Failed query … params: mika@example.org', { cause }));
    await deliverEvents(scene.deps, createSink({ send }));
    expect(await stateOf()).toMatchObject({
      failure: { code: 'defect.unexpected', params: { message: 'connection reset' } },
    });
  });

  it('does not count as a failure what was cut off by the end of the process', async () => {
    const sink = createSink({
      send: async () => {
        scene.stopping.abort();
        throw new Error('aborted');
      },
    });
    await scene.add('phase.started');
    await deliverEvents(scene.deps, sink);
    expect(scene.reports).toEqual([]);
    expect(await stateOf()).toMatchObject({ seq: 1, attempts: 0, failure: null });
    expect(await scene.deps.deliveries.claim('webhook:ops', 1)).not.toBeNull();
  });

  it('ends when somebody else took the sink', async () => {
    const sink = createSink({
      send: async ({ seq }) => {
        if (seq !== 2) return;
        scene.pass(60_000);
        await scene.deps.deliveries.claim('webhook:ops', 60_000);
      },
    });
    await scene.add('phase.started', 'phase.completed');
    await deliverEvents(scene.deps, sink);
    expect(sink.got).toEqual([2]);
    expect(await stateOf()).toMatchObject({ seq: 1 });
  });
});

it('a sink that hangs or fails holds up none of the others', async () => {
  const names = ['webhook:hung', 'webhook:down', 'webhook:ops'];
  await scene.deps.deliveries.enroll(names);
  await scene.add('phase.started', 'phase.completed');
  const hung = createSink({
    name: 'webhook:hung',
    send: (_event, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  });
  const down = createSink({ name: 'webhook:down', send: () => Promise.reject(REFUSED) });
  const well = createSink({
    send: async ({ seq }) => {
      if (seq === 3) setImmediate(() => scene.stopping.abort());
    },
  });
  await keepDelivering(scene.deps, [hung, down, well]);
  expect([hung.got, down.got, well.got]).toEqual([[], [], [2, 3]]);
});

it('a store that is away is told of once, and delivery goes on when it is back', async () => {
  const { claim } = scene.deps.deliveries;
  let away = 5;
  const deliveries = {
    ...scene.deps.deliveries,
    claim: async (sink: string, leaseMs: number) => {
      away -= 1;
      if (away >= 0) throw new Error('away');
      return claim(sink, leaseMs);
    },
  };
  await scene.add('phase.started');
  const sink = createSink({ send: async () => void setImmediate(() => scene.stopping.abort()) });
  await keepDelivering({ ...scene.deps, deliveries }, [sink]);
  expect(sink.got).toEqual([2]);
  expect(scene.reports).toMatchObject([['webhook:ops', { message: 'away' }]]);
});

it('the wait after a failure doubles from a second to five minutes', () => {
  expect([1, 2, 3, 9, 10].map(retryDelay)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000]);
  const law = fc.property(fc.integer({ min: 1, max: 1e9 }), (attempts) => {
    expect(retryDelay(attempts)).toBeLessThanOrEqual(300_000);
    expect(retryDelay(attempts + 1)).toBeGreaterThanOrEqual(retryDelay(attempts));
  });
  fc.assert(law);
});
