import { accepted } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { createUseCases } from './create-use-cases.ts';
import { emptyStore } from './empty-store.ts';

/** Use cases of a process without a database; what they would do outside must not be asked for. */
const useCases = createUseCases(
  {
    store: emptyStore,
    clock: { now: () => 0 },
    workspace: { webhooks: [{ name: 'ops' }] },
    deliveries: null,
  } as unknown as Parameters<typeof createUseCases>[0],
  null,
);

describe('without a database', () => {
  it('there are no releases, rollouts or events', async () => {
    expect(accepted(await useCases.listReleases({ limit: 20 }))).toEqual({ items: [], next: null });
    expect(await useCases.listRollouts({ limit: 20 })).toEqual({ items: [], next: null });
    expect(await useCases.listEvents({ after: 0, limit: 20 })).toEqual([]);
    expect(await useCases.verifyLog(null)).toMatchObject({ rows: 0, head: { seq: 0n }, problems: [] });
    expect(await useCases.listDeliveries()).toEqual([]);
    expect(await useCases.readFigures()).toEqual({ releases: {}, rollouts: [], lastEvent: 0 });
  });

  it('asking for a release, or for something to be done with it, says that there is none', async () => {
    const approval = { role: 'qa', person: 'Noor', decision: 'approved', digest: '', reason: null } as const;
    const refused = { ok: false, refusal: { code: 'release.notFound', params: { release: 'v1.2.0' } } };
    expect(await useCases.getRelease('v1.2.0')).toEqual(refused);
    expect(await useCases.getRollout('v1.2.0')).toEqual(refused);
    expect(await useCases.commandRollout('v1.2.0', 'pause', 'Noor', null)).toEqual(refused);
    expect(await useCases.cancelRelease('v1.2.0', 'Noor', 'no')).toEqual(refused);
    expect(await useCases.decideApproval('v1.2.0', approval)).toEqual(refused);
  });

  it('saving is a defect, never silence', async () => {
    await expect(emptyStore.commit({ events: [] })).rejects.toThrow('without a database');
    await expect(emptyStore.nextEpoch()).rejects.toThrow('without a database');
    await expect(useCases.shipRelease('v1.2.0', 'Noor')).rejects.toThrow();
  });
});
