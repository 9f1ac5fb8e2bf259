import { type ReleasePolicy, type ReleaseType, TEST_SUITES, type TestSuite } from '../release/policy.ts';
import type { PlannedGate } from './plan.ts';

/** Gates with the role that answers for each (R-63 … R-67). Texts: `plan.gate.<gate>`. */
const OWNERS = {
  features_complete: 'project-manager',
  code_review: 'code-reviewer',
  unit_tests: 'test-engineer',
  integration_tests: 'test-engineer',
  system_tests: 'test-engineer',
  performance_tests: 'performance-optimizer',
  security_tests: 'security-auditor',
  user_acceptance: 'project-manager',
  coverage: 'quality-assurance',
  security_audit: 'security-auditor',
  documentation: 'technical-writer',
  traceability: 'traceability-auditor',
  governance: 'constitution-enforcer',
  staging: 'devops-engineer',
  rollback_tested: 'site-reliability-engineer',
} as const;

type Gate = keyof typeof OWNERS;

/** What a type of release must show besides its test suites. */
const GATES: Readonly<Record<ReleaseType, readonly Gate[]>> = {
  major: Object.keys(OWNERS).filter((gate) => !isSuite(gate)) as Gate[],
  minor: Object.keys(OWNERS).filter((gate) => !isSuite(gate)) as Gate[],
  patch: ['code_review', 'coverage', 'documentation', 'staging', 'rollback_tested'],
  hotfix: ['code_review', 'staging', 'rollback_tested'],
  security: ['code_review', 'security_audit', 'staging', 'rollback_tested'],
};

function isSuite(gate: string): boolean {
  return TEST_SUITES.some((suite) => gateOf(suite) === gate);
}

function gateOf(suite: TestSuite): string {
  return suite === 'user_acceptance' ? suite : `${suite}_tests`;
}

/**
 * The gates of a type of release, those of its policy's test suites among them; none has been evaluated when a plan is
 * made, and the plan says so.
 */
export function plannedGates(
  type: ReleaseType,
  { suites }: Pick<ReleasePolicy, 'suites'>,
): readonly PlannedGate[] {
  const required = new Set<string>([...GATES[type], ...suites.map(gateOf)]);
  return Object.entries(OWNERS)
    .filter(([gate]) => required.has(gate))
    .map(([gate, owner]) => ({ gate, verdict: 'unevaluated', owner }));
}
