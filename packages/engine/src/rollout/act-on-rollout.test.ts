import {
  accepted,
  DEFAULT_JUDGEMENT,
  newRollout,
  type Release,
  type Rollout,
  runRollout,
} from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import type { Stored } from '../release/store.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { actOnRollout } from './act-on-rollout.ts';

const started = (): Rollout => {
  const made = accepted(
    newRollout({
      id: 'rol_1',
      releaseId: 'rel_1',
      targets: [
        {
          component: 'api',
          stable: { version: '1.0.0', upstreams: ['http://127.0.0.1:41001'] },
          canary: { version: '1.1.0', upstreams: ['http://127.0.0.1:41002'] },
          slowAfterMs: 500,
        },
      ],
      policy: {
        ...DEFAULT_JUDGEMENT,
        strategy: 'canary',
        isProduction: true,
        steps: [
          { share: 1_000, soakMs: 60_000 },
          { share: 10_000, soakMs: 60_000 },
        ],
      },
      epoch: 1,
      createdAt: 0,
    }),
  );
  return accepted(runRollout(made, { type: 'start', actor: 'tminus', reason: '' }, 1)).rollout;
};

/** A store in which somebody else saves, once, right before the next save of the rollout. */
async function raced(change: (rollout: Rollout) => Rollout) {
  const store = createMemoryStore();
  const release = { id: 'rel_1', version: '1.1.0', status: 'executing' } as Partial<Release> as Release;
  await store.commit({
    release: { value: release, revision: 0 },
    rollout: { value: started(), revision: 0 },
    events: [],
  });
  let isRaced = false;
  const commit: typeof store.commit = async (write) => {
    const present = await store.rollout('rel_1');
    if (!isRaced && present !== null) {
      isRaced = true;
      await store.commit({ rollout: { ...present, value: change(present.value) }, events: [] });
    }
    return store.commit(write);
  };
  return { ...store, commit };
}

const refusal = { code: 'request.preconditionFailed', params: {} } as const;
const atFirstStep = ({ value }: Stored<Rollout>) => (value.stepIndex === 0 ? null : refusal);
const promote = { type: 'promote', actor: 'Mika', reason: '' } as const;

describe('acting on a rollout with a precondition', () => {
  it('is refused when that stopped to hold while it was decided', async () => {
    const store = await raced((rollout) => ({ ...rollout, stepIndex: 1 }));
    expect(await actOnRollout(store, 'rel_1', promote, 2, atFirstStep)).toEqual({ ok: false, refusal });
    expect((await store.rollout('rel_1'))?.revision).toBe(2);
  });

  it('is done when something else changed meanwhile', async () => {
    const store = await raced((rollout) => ({ ...rollout, soakElapsedMs: 7 }));
    expect(accepted(await actOnRollout(store, 'rel_1', promote, 2, atFirstStep)).stepIndex).toBe(1);
    expect((await store.rollout('rel_1'))?.revision).toBe(3);
  });
});
