import type { ReleaseType } from '../release/policy.ts';
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

const FOCUSED: readonly Gate[] = [
  'code_review',
  'unit_tests',
  'integration_tests',
  'coverage',
  'documentation',
  'staging',
  'rollback_tested',
];

const GATES: Readonly<Record<ReleaseType, readonly Gate[]>> = {
  major: Object.keys(OWNERS) as Gate[],
  minor: (Object.keys(OWNERS) as Gate[]).filter((gate) => gate !== 'performance_tests'),
  patch: FOCUSED,
  hotfix: ['code_review', 'unit_tests', 'staging', 'rollback_tested'],
  security: ['code_review', 'unit_tests', 'security_tests', 'security_audit', 'staging', 'rollback_tested'],
};

/** The gates of a type of release; none has been evaluated when a plan is made, and the plan says so. */
export function plannedGates(type: ReleaseType): readonly PlannedGate[] {
  return GATES[type].map((gate) => ({ gate, verdict: 'unevaluated', owner: OWNERS[gate] }));
}
