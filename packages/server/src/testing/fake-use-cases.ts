import { accept } from '@tminus/domain';
import type { UseCases } from '../use-cases.ts';
import { sampleEvent, sampleRelease, sampleRollout } from './samples.ts';

/** Use cases that do nothing and answer with samples, and whatever else matters to the test. */
export function fakeUseCases(more: Partial<UseCases> = {}): UseCases {
  const release = sampleRelease();
  const found = { rollout: sampleRollout(), release };
  return {
    planRelease: async () => accept({ release, saved: true, files: ['storage/plan.md'] }),
    listReleases: async () => ({ items: [release], next: 'cursor' }),
    getRelease: async () => accept(release),
    decideApproval: async () => accept(release),
    cancelRelease: async () => accept(release),
    shipRelease: async () => accept(release),
    listRollouts: async () => [found],
    getRollout: async () => accept(found),
    commandRollout: async () => accept(found),
    listEvents: async () => [sampleEvent()],
    renderPlan: () => '# Plan\n',
    ...more,
  };
}
