import { addDays, type DateText } from '../calendar/working-days.ts';
import { nextDayOfWork, type WorkingTime } from '../calendar/working-time.ts';

/** Work after a release, by how many days after it begins and ends. */
const POST_RELEASE = [
  { id: 'publish_notes', owner: 'technical-writer', from: 0, to: 0 },
  { id: 'documentation_live', owner: 'technical-writer', from: 0, to: 0 },
  { id: 'notify_users', owner: 'project-manager', from: 0, to: 0 },
  { id: 'monitoring', owner: 'site-reliability-engineer', from: 1, to: 7 },
  { id: 'feedback', owner: 'project-manager', from: 1, to: 7 },
  { id: 'issue_triage', owner: 'bug-hunter', from: 1, to: 7 },
  { id: 'metrics', owner: 'release-coordinator', from: 7, to: 7 },
  { id: 'retrospective', owner: 'release-coordinator', from: 7, to: 7 },
  { id: 'flag_cleanup', owner: 'devops-engineer', from: 14, to: 14 },
] as const;

export interface PostReleaseTask {
  readonly id: (typeof POST_RELEASE)[number]['id'];
  readonly owner: string;
  readonly start: DateText;
  readonly end: DateText;
}

/** What is to be done after a release and when; what falls on a day off is done on the next working day. */
export const postReleaseTasks = (releaseDate: DateText, team: WorkingTime): readonly PostReleaseTask[] =>
  POST_RELEASE.map(({ id, owner, from, to }) => {
    const on = (days: number): DateText => {
      const date = addDays(releaseDate, days);
      return days === 0 ? date : (nextDayOfWork(team, date) ?? date);
    };
    return { id, owner, start: on(from), end: on(to) };
  });
