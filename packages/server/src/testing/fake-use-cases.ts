import { accept } from '@tminus/domain';
import type { UseCases } from '../use-cases.ts';
import { sampleEntry, sampleWindows } from './calendar-samples.ts';
import { NOON, sampleEvent, sampleRelease, sampleRollout } from './samples.ts';

/** Use cases that do nothing and answer with samples, and whatever else matters to the test. */
export function fakeUseCases(more: Partial<UseCases> = {}): UseCases {
  const release = sampleRelease();
  const [message] = release.plan.assessment?.messages ?? [];
  if (message === undefined) throw new Error('the sample tells nobody');
  const dated = { message, status: 'due' } as const;
  const entry = sampleEntry();
  const found = { rollout: sampleRollout(), release };
  return {
    planRelease: async () =>
      accept({ release, saved: true, files: ['storage/plan.md'], messages: null, diff: null }),
    listReleases: async () => accept({ items: [release], next: 'cursor' }),
    editRelease: async () => accept(release),
    reportTask: async () => accept(release),
    cloneRelease: async () => accept({ release, saved: true, files: [], messages: null, diff: null }),
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
    findWindows: async () => accept(sampleWindows()),
    readAgenda: async () => accept({ items: [], range: { start: NOON, end: NOON + 1 }, zone: 'UTC' }),
    listCalendarEntries: async () => [entry],
    findCalendarEntry: async () => accept(entry),
    addCalendarEntry: async () => accept(entry),
    changeCalendarEntry: async () => accept(entry),
    removeCalendarEntry: async () => accept(entry),
    importCalendar: async () => accept({ added: [], changed: [], removed: [], unchanged: 0, skipped: [] }),
    exportCalendar: async () => accept('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
    overrideFreeze: async () => accept(release),
    calendarZone: () => 'UTC',
    now: () => NOON,
    ...more,
  };
}
