import type { WorkingTime } from '../calendar/working-time.ts';
import type { ApproverRole } from '../release/policy.ts';

/** Who does the work of a release. */
export const WORK_ROLES = [
  'project-manager',
  'release-coordinator',
  'bug-hunter',
  'code-reviewer',
  'test-engineer',
  'quality-assurance',
  'security-auditor',
  'performance-optimizer',
  'technical-writer',
  'traceability-auditor',
  'constitution-enforcer',
  'devops-engineer',
  'site-reliability-engineer',
] as const;
export type WorkRole = (typeof WORK_ROLES)[number];

/** Somebody who works on releases or approves them. */
export interface Person {
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly (ApproverRole | WorkRole)[];
  readonly time: WorkingTime;
}

/** which approvers also do which work. */
const WORK_OF_APPROVERS: Readonly<Partial<Record<ApproverRole, readonly WorkRole[]>>> = {
  product_manager: ['project-manager'],
  qa: ['quality-assurance', 'test-engineer'],
  security: ['security-auditor'],
  release_coordinator: ['release-coordinator'],
};

/** Whether somebody answers for a role, by its own name or by that of the other vocabulary. */
export function holdsRole({ roles }: Pick<Person, 'roles'>, role: string): boolean {
  return roles.some((own) => {
    if (own === role) return true;
    const work: readonly string[] = WORK_OF_APPROVERS[own as ApproverRole] ?? [];
    const approver = Object.entries(WORK_OF_APPROVERS).find(([, done]) =>
      (done as readonly string[]).includes(own),
    );
    return work.includes(role) || approver?.[0] === role;
  });
}
