import type { PastRelease, RiskFacts, RiskyComponent } from './risk-facts.ts';

/** Facts without any risk for tests, and whatever else matters to the test. */
export const facts = (more: Partial<RiskFacts> = {}): RiskFacts => ({
  type: 'minor',
  components: [component('api')],
  allComponents: 4,
  breaking: 0,
  migrations: [],
  history: [],
  untested: [],
  dependencyDepth: 0,
  incompatible: [],
  freezes: [],
  away: [],
  singleOwners: [],
  openCompliance: [],
  notice: null,
  onTime: null,
  scope: { unfinished: 0, planned: 0 },
  scopeOverLimit: 0,
  businessImpact: null,
  isRollbackTested: null,
  featuresWithoutFlag: [],
  knownIssues: 0,
  ...more,
});

export const component = (name: string, more: Partial<RiskyComponent> = {}): RiskyComponent => ({
  name,
  dependsOn: [],
  increment: 'minor',
  changes: 3,
  isFirstVersion: false,
  isPublishedOnly: false,
  ...more,
});

/** So many releases of a kind. */
export const past = (count: number, more: Partial<PastRelease> = {}): PastRelease[] =>
  Array.from({ length: count }, () => ({ type: 'minor', outcome: 'deployed', changes: 10, ...more }));
