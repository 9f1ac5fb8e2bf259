import { beforeEach, describe, expect, it } from 'vitest';
import type { Deliveries, DeliveryClaim } from '../event/deliveries.ts';

/** A fresh Deliveries, and a way to add to the log that it counts. */
export interface OpenDeliveries {
  readonly deliveries: Deliveries;
  addEvents(count: number): Promise<void>;
}

const LEASE_MS = 60_000;
const SINK = 'webhook:ops';

/** What every Deliveries promises. `open` gives one without sinks and without events before each test. */
export function testDeliveries(open: () => Promise<OpenDeliveries>): void {
  let { deliveries, addEvents }: OpenDeliveries = {} as never;
  beforeEach(async () => {
    ({ deliveries, addEvents } = await open());
  });
  const claimed = async (): Promise<DeliveryClaim> => {
    const claim = await deliveries.claim(SINK, LEASE_MS);
    if (claim === null) throw new Error('nothing to claim');
    return claim;
  };

  it('a new sink begins at the present end of the log, a known one stays where it is', async () => {
    await deliveries.enroll([]);
    await deliveries.enroll([SINK]);
    await addEvents(3);
    await deliveries.enroll(['webhook:late', SINK]);
    expect(await deliveries.list()).toMatchObject([
      { sink: 'webhook:late', seq: 3, behind: 0, attempts: 0, failure: null },
      { sink: SINK, seq: 0, behind: 3, attempts: 0, failure: null },
    ]);
  });

  it('nothing is due without events, and for a sink that nobody knows', async () => {
    await deliveries.enroll([SINK]);
    expect(await deliveries.claim(SINK, LEASE_MS)).toBeNull();
    await addEvents(1);
    expect(await deliveries.claim('webhook:unknown', LEASE_MS)).toBeNull();
    expect(await deliveries.claim(SINK, LEASE_MS)).toMatchObject({ sink: SINK, seq: 0, attempts: 0 });
  });

  describe('a claim', () => {
    beforeEach(async () => {
      await deliveries.enroll([SINK]);
      await addEvents(2);
    });

    it('is given to one of many', async () => {
      const claims = await Promise.all(Array.from({ length: 8 }, () => deliveries.claim(SINK, LEASE_MS)));
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    });

    it('can be saved again and again, and then be given up', async () => {
      const first = await claimed();
      const second = await deliveries.save({ ...first, seq: 1 }, LEASE_MS);
      expect(second).toMatchObject({ sink: SINK, seq: 1 });
      expect(await deliveries.claim(SINK, LEASE_MS)).toBeNull();
      await deliveries.save(second as DeliveryClaim, 0);
      expect(await claimed()).toMatchObject({ seq: 1 });
    });

    it('of a sink that has everything is not given', async () => {
      await deliveries.save({ ...(await claimed()), seq: 2 }, 0);
      expect(await deliveries.claim(SINK, LEASE_MS)).toBeNull();
      await addEvents(1);
      expect(await claimed()).toMatchObject({ seq: 2 });
    });

    it('keeps why it failed, and waits', async () => {
      const failure = { code: 'webhook.refused', params: { name: 'ops', status: 503 } };
      await deliveries.save({ ...(await claimed()), attempts: 1, failure }, 0);
      const again = await claimed();
      expect(again).toMatchObject({ seq: 0, attempts: 1, failure });
      await deliveries.save({ ...again, attempts: 2 }, LEASE_MS);
      expect(await deliveries.claim(SINK, LEASE_MS)).toBeNull();
      const [state] = await deliveries.list();
      expect(state).toMatchObject({ seq: 0, behind: 2, attempts: 2, failure });
    });

    it('that somebody else has by now changes nothing any more', async () => {
      const lost = await deliveries.claim(SINK, 0);
      const taken = await claimed();
      expect(await deliveries.save({ ...(lost as DeliveryClaim), seq: 2 }, 0)).toBeNull();
      expect(await deliveries.save({ ...taken, seq: 1 }, LEASE_MS)).toMatchObject({ seq: 1 });
      expect(await deliveries.list()).toMatchObject([{ seq: 1 }]);
    });
  });
}
