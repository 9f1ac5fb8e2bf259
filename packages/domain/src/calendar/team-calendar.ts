import type { ChangeWindow, Freeze, Peak, Train } from './calendar-entries.ts';
import { USUAL_WORKING_TIME, type Weekday, type WorkingTime } from './working-time.ts';

/** What a workspace asks of the time of a release in place of the usual; left out, the usual holds. */
export interface ConstraintOverrides {
  readonly avoidWeekends?: boolean | undefined;
  readonly avoidBusinessHours?: boolean | undefined;
  readonly minDurationMs?: number | undefined;
  readonly maxDurationMs?: number | undefined;
  /** IANA name of the zone in which weekends and preferred dates are meant. */
  readonly zone?: string | undefined;
}

/** When a team works, when its users do, and what stands on its calendar by configuration. */
export interface TeamCalendar {
  readonly team: WorkingTime;
  /** When the business of the users is open. */
  readonly business: WorkingTime;
  readonly weekend: readonly Weekday[];
  readonly constraints: ConstraintOverrides;
  readonly freezes: readonly Freeze[];
  readonly changeWindows: readonly ChangeWindow[];
  readonly peaks: readonly Peak[];
  readonly trains: readonly Train[];
  /** Whether `ship` is refused outside the window of the plan. */
  readonly enforcesWindow: boolean;
}

/** Of a workspace that says nothing of it. */
export const USUAL_CALENDAR: TeamCalendar = {
  team: USUAL_WORKING_TIME,
  business: USUAL_WORKING_TIME,
  weekend: [6, 7],
  constraints: {},
  freezes: [],
  changeWindows: [],
  peaks: [],
  trains: [],
  enforcesWindow: false,
};
