import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import { testStore } from './store-contract.ts';

describe('the store in memory', () => {
  testStore(async () => createMemoryStore());

  it('shares nothing with those who read', async () => {
    const store = createMemoryStore();
    const [first] = await store.commit({
      events: [
        { type: 'release.planned', at: 1, actor: 'a', releaseId: null, subject: '', reason: null, data: {} },
      ],
    });
    Object.assign(first ?? {}, { actor: 'changed' });
    expect(await store.events({ after: 0, limit: 1 })).toMatchObject([{ actor: 'a' }]);
  });
});
