import type { Release, ReleaseStatus } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../testing/memory-store.ts';
import { resumeReleases } from './resume-releases.ts';

const release = (n: number, status: ReleaseStatus): Release =>
  ({ id: `rel_${n}`, version: `1.0.${n}`, status, attempt: 2, createdAt: n }) as Release;

describe('releases under way', () => {
  it('each have a workflow made sure of, however many there are, and no others', async () => {
    const store = createMemoryStore();
    const statuses: ReleaseStatus[] = ['planning', 'approved', 'executing', 'paused', 'deployment_failed'];
    const ended: ReleaseStatus[] = ['deployed', 'rolled_back', 'cancelled', 'execution_failed', 'rejected'];
    const all = [...statuses, ...ended, ...Array.from({ length: 150 }, (): ReleaseStatus => 'executing')];
    for (const [n, status] of all.entries())
      await store.commit({ release: { value: release(n, status), revision: 0 }, events: [] });
    const ensured: unknown[][] = [];
    await resumeReleases(store, { ensure: async (...args) => void ensured.push(args) });
    expect(ensured).toHaveLength(153);
    expect(ensured).toContainEqual(['ship', 'ship:rel_2:2', { releaseId: 'rel_2', attempt: 2 }]);
    expect(new Set(ensured.map(([, id]) => id)).size).toBe(153);
  });
});
