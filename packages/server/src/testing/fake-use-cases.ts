import { accept } from '@tminus/domain';
import type { UseCases } from '../use-cases.ts';
import { sampleEvent, sampleRelease, sampleRollout } from './samples.ts';

/** Use cases that do nothing and answer with samples, and whatever else matters to the test. */
export function fakeUseCases(more: Partial<UseCases> = {}): UseCases {
  const release = sampleRelease();
  const [message] = release.plan.assessment?.messages ?? [];
  if (message === undefined) throw new Error('the sample tells nobody');
  const dated = { message, status: 'due' } as const;
  const found = { rollout: sampleRollout(), release };
  return {
    planRelease: async () => accept({ release, saved: true, files: ['storage/plan.md'], messages: null }),
    listReleases: async () => accept({ items: [release], next: 'cursor' }),
    editRelease: async () => accept(release),
    cloneRelease: async () => accept({ release, saved: true, files: [], messages: null }),
    listMessages: async () => accept([dated]),
    readMessage: async () => accept({ ...dated, rendered: { subject: 'v1.2.0', body: '# v1.2.0\n' } }),
    getRelease: async () => accept(release),
    findRelease: async () => accept({ value: release, revision: 3 }),
    decideApproval: async () => accept(release),
    cancelRelease: async () => accept(release),
    shipRelease: async () => accept(release),
    listRollouts: async () => ({ items: [found], next: null }),
    getRollout: async () => accept({ ...found, revision: 5 }),
    commandRollout: async () => accept(found),
    listEvents: async () => [sampleEvent()],
    verifyLog: async () => ({ rows: 1, head: { seq: 1n, hash: '0'.repeat(64) }, problems: [], unlisted: 0 }),
    listDeliveries: async () => [],
    readFigures: async () => ({ releases: {}, rollouts: [], lastEvent: 0 }),
    renderPlan: () => '# Plan\n',
    ...more,
  };
}
