import type { BranchPatterns } from '../branch/branch-name.ts';
import type { ScheduledRelease } from '../calendar/calendar-entries.ts';
import type { TeamCalendar } from '../calendar/team-calendar.ts';
import type { DateText } from '../calendar/working-days.ts';
import type { Stakeholder } from '../communication/stakeholder.ts';
import type { Person } from '../people/person.ts';
import type { PolicyStep, ReleasePolicy, ReleaseType, Strategy } from '../release/policy.ts';
import type { VersionPolicy } from '../version/version-policy.ts';
import type { Finding } from './finding.ts';
import type { PlannedComponent, PlannedWindow, RollbackCriteria } from './plan.ts';
import type { ReviewInput } from './plan-review.ts';
import type { ScopedComponent } from './plan-scope.ts';
import type { NetworkFacts } from './task-network.ts';
import type { TemplateTask } from './task-template.ts';

/** A component's part before the type of the release is known; what the configuration leaves open is null. */
export type ComponentPart = Omit<PlannedComponent, 'strategy' | 'steps' | 'stepsFrom'> & {
  readonly strategy: Strategy | null;
  readonly steps: readonly PolicyStep[] | null;
};

export interface PlanInput {
  /** Components that have something to release, with the changes that go out. */
  readonly components: readonly ({ readonly part: ComponentPart } & Omit<ScopedComponent, 'name'>)[];
  /** The product's version now; null when it was never released. */
  readonly productVersion: string | null;
  /** How the product's own versions are counted. */
  readonly versioning: Pick<VersionPolicy, 'calendar' | 'initialDevelopment'>;
  /** Asked for by name; null derives it from the changes. */
  readonly type: ReleaseType | null;
  readonly policies: Readonly<Record<ReleaseType, ReleasePolicy>>;
  /** Epoch ms, and the date that it is where the team works. */
  readonly now: number;
  readonly today: DateText;
  readonly releaseDate: DateText | null;
  /** The configured calendar with what people put on it. */
  readonly calendar: TeamCalendar;
  readonly people: readonly Person[];
  readonly stakeholders: readonly Stakeholder[];
  /** The work of each type of release. */
  readonly templates: Readonly<Record<ReleaseType, readonly TemplateTask[]>>;
  /** What is known of the workspace beside its changes. */
  readonly review: ReviewInput;
  /** Versions that must be out before a release, by its own version, and when they are expected: epoch ms, null if never. */
  readonly needs: readonly {
    readonly version: string;
    readonly name: string;
    readonly readyAt: number | null;
  }[];
  /** Releases that have their place on the calendar, this one too if it was planned before. */
  readonly scheduled: readonly ScheduledRelease[];
  /** What is known of releases that may be planned anew, by version. */
  readonly earlier: readonly EarlierPlan[];
  readonly manager: string;
  readonly allowSelfApproval: boolean;
  readonly rollback: RollbackCriteria;
  readonly findings: readonly Finding[];
  readonly branches: BranchPatterns;
  /** A reason to give a hotfix, security or patch release a larger increment than its type allows. */
  readonly forceReason: string | null;
}

/** What a release brings along when it is planned again. */
export interface EarlierPlan {
  readonly version: string;
  /** Who leads it. */
  readonly manager: string;
  /** Of the plan before; kept as long as the calendar has room on it, and nobody asks for another. */
  readonly releaseDate: DateText;
  /** Null where the plan before had none. */
  readonly window: PlannedWindow | null;
  readonly progress: NetworkFacts['progress'];
  readonly overriddenFreezes: readonly string[];
  /** What marketing and sales are to announce with it. */
  readonly announcements: readonly string[];
}
