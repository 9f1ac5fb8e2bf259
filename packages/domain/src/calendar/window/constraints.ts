import type { ReleaseType } from '../../release/policy.ts';
import { HOUR_MS } from '../local-time.ts';
import type { Weekday } from '../working-time.ts';

/** What a release asks of its window. */
export interface WindowConstraints {
  readonly avoidWeekends: boolean;
  readonly avoidBusinessHours: boolean;
  readonly minDurationMs: number;
  readonly maxDurationMs: number;
  /** IANA name of the zone whose weekends and dates are meant. */
  readonly zone: string;
  /** Days of the weekend. */
  readonly weekend: readonly Weekday[];
}

/** What a release or a workspace says itself; what it leaves out stays. */
export type OwnConstraints = {
  readonly [Name in keyof WindowConstraints]?: WindowConstraints[Name] | undefined;
};

/** R-72, by type. */
export function constraintDefaults(type: ReleaseType): WindowConstraints {
  return {
    avoidWeekends: true,
    avoidBusinessHours: type === 'major',
    minDurationMs: (type === 'major' ? 2 : 1) * HOUR_MS,
    maxDurationMs: 8 * HOUR_MS,
    zone: 'UTC',
    weekend: [6, 7],
  };
}

/** What a release asks for overrides the defaults of its type, one by one; what it leaves open stays. */
export function mergeConstraints(type: ReleaseType, own: OwnConstraints): WindowConstraints {
  const said = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...constraintDefaults(type), ...Object.fromEntries(said) };
}

/** Types that cannot wait: weekends, business hours and notice hold none of them back. */
export const isUrgent = (type: ReleaseType): boolean => type === 'hotfix' || type === 'security';
