export const RELEASE_TYPES = ['major', 'minor', 'patch', 'hotfix', 'security'] as const;
export type ReleaseType = (typeof RELEASE_TYPES)[number];

export const APPROVER_ROLES = [
  'product_manager',
  'technical_lead',
  'qa',
  'security',
  'executive_sponsor',
  'release_coordinator',
  'cab',
] as const;
export type ApproverRole = (typeof APPROVER_ROLES)[number];

export type Strategy = 'canary' | 'blue-green' | 'rolling';

/** A step of a rollout as policy and configuration write it. */
export interface PolicyStep {
  /** Percent of traffic, 0 < percent ≤ 100, two decimals at most. */
  readonly percent: number;
  readonly soakMs: number;
}

/** What a type of release asks for (R-35 … R-45). */
export interface ReleasePolicy {
  readonly cadence: 'quarterly' | 'monthly' | 'weekly' | 'as_needed' | 'immediate';
  readonly risk: 'low' | 'medium' | 'high' | 'critical';
  readonly tests: 'extensive' | 'comprehensive' | 'focused' | 'emergency' | 'security';
  /** Notice that stakeholders get before the release date, in calendar days. */
  readonly noticeDays: number;
  /** Working days from the start of the work to the release date. */
  readonly workDays: number;
  readonly communication: 'detailed' | 'summary' | 'technical' | 'urgent' | 'coordinated';
  /** The minimum: a release may add roles, never drop one. */
  readonly approvers: readonly ApproverRole[];
  readonly strategy: Strategy;
  readonly steps: readonly PolicyStep[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const step = (percent: number, soakMs: number): PolicyStep => ({ percent, soakMs });

/**
 * What holds unless `tminus.yaml` changes it: the larger a release, the more notice and the more roles; what must be
 * quick needs neither notice nor a canary, but still approval. settle steps and soaks, X-05 the roles.
 */
export const RELEASE_POLICIES: Readonly<Record<ReleaseType, ReleasePolicy>> = {
  major: {
    cadence: 'quarterly',
    risk: 'high',
    tests: 'extensive',
    noticeDays: 28,
    workDays: 20,
    communication: 'detailed',
    approvers: ['product_manager', 'technical_lead', 'qa', 'security', 'executive_sponsor', 'cab'],
    strategy: 'canary',
    steps: [step(1, HOUR), step(10, 2 * HOUR), step(50, 4 * HOUR), step(100, DAY)],
  },
  minor: {
    cadence: 'monthly',
    risk: 'medium',
    tests: 'comprehensive',
    noticeDays: 14,
    workDays: 5,
    communication: 'summary',
    approvers: ['product_manager', 'technical_lead', 'qa'],
    strategy: 'canary',
    steps: [step(10, HOUR), step(50, 4 * HOUR), step(100, DAY)],
  },
  patch: {
    cadence: 'weekly',
    risk: 'low',
    tests: 'focused',
    noticeDays: 3,
    workDays: 2,
    communication: 'technical',
    approvers: ['technical_lead', 'qa'],
    strategy: 'canary',
    steps: [step(5, HOUR), step(25, 2 * HOUR), step(50, 4 * HOUR), step(100, DAY)],
  },
  hotfix: {
    cadence: 'as_needed',
    risk: 'critical',
    tests: 'emergency',
    noticeDays: 0,
    workDays: 0,
    communication: 'urgent',
    approvers: ['technical_lead'],
    strategy: 'blue-green',
    steps: [step(100, HOUR)],
  },
  security: {
    cadence: 'immediate',
    risk: 'critical',
    tests: 'security',
    noticeDays: 0,
    workDays: 0,
    communication: 'coordinated',
    approvers: ['technical_lead', 'security'],
    strategy: 'blue-green',
    steps: [step(100, HOUR / 2)],
  },
};

/** Steps of a component that names only a strategy. */
export const STRATEGY_STEPS: Readonly<Record<Strategy, readonly PolicyStep[]>> = {
  canary: RELEASE_POLICIES.patch.steps,
  'blue-green': [step(100, HOUR / 2)],
  rolling: [step(100, HOUR / 2)],
};
