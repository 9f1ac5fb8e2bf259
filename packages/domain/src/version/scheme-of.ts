import type { DateText } from '../calendar/working-days.ts';
import { calendarScheme } from './calendar-scheme.ts';
import { type InitialDevelopment, incrementFor } from './increment.ts';
import { channelVersions, stableAfter } from './step-version.ts';
import type { VersionPolicy } from './version-policy.ts';
import type { VersionScheme } from './version-scheme.ts';

/** SemVer 2.0.0, with a policy for what its rule 4 leaves open. */
export const semverScheme = (initial: InitialDevelopment): VersionScheme => ({
  first: (preferred) => preferred,
  stableAfter,
  channelVersions,
  weigh: (version, increment) => incrementFor(version, increment, initial),
});

/** The scheme of a policy; `today` matters to calendar versions alone. */
export const schemeOf = (
  { calendar, initialDevelopment }: Pick<VersionPolicy, 'calendar' | 'initialDevelopment'>,
  today: DateText,
): VersionScheme => (calendar === null ? semverScheme(initialDevelopment) : calendarScheme(calendar, today));
