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

/** In the order in which they run. */
export const TEST_SUITES = [
  'unit',
  'integration',
  'system',
  'performance',
  'security',
  'user_acceptance',
] as const;
export type TestSuite = (typeof TEST_SUITES)[number];

export const CADENCES = ['quarterly', 'monthly', 'weekly', 'as_needed', 'immediate'] as const;
export const RISK_LEVELS = ['low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];
export const COMMUNICATION_LEVELS = ['technical', 'summary', 'detailed', 'urgent', 'coordinated'] as const;
export type CommunicationLevel = (typeof COMMUNICATION_LEVELS)[number];

export type Strategy = 'canary' | 'blue-green' | 'rolling';

/** A step of a rollout as policy and configuration write it. */
export interface PolicyStep {
  /** Percent of traffic, 0 < percent ≤ 100, two decimals at most. */
  readonly percent: number;
  readonly soakMs: number;
}

/** What a type of release asks for (R-35 … R-45). */
export interface ReleasePolicy {
  readonly cadence: (typeof CADENCES)[number];
  /** The minimum: a workspace may take a type to be riskier, never safer. */
  readonly risk: RiskLevel;
  readonly tests: 'extensive' | 'comprehensive' | 'focused' | 'emergency' | 'security';
  /** The minimum: a workspace may add suites, never drop one. */
  readonly suites: readonly TestSuite[];
  /** Notice that stakeholders get before the release date, in calendar days. */
  readonly noticeDays: number;
  /** Working days from the start of the work to the release date. */
  readonly workDays: number;
  /** The minimum: what is told in short may be told at length. */
  readonly communication: CommunicationLevel;
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
    suites: TEST_SUITES,
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
    suites: TEST_SUITES.filter((suite) => suite !== 'performance'),
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
    suites: ['unit', 'integration'],
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
    suites: ['unit'],
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
    suites: ['unit', 'security'],
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
