import { describe, expect, it } from 'vitest';
import { holdsRole, type Person } from './person.ts';

const holds = (own: Person['roles'][number], role: string) => holdsRole({ roles: [own] }, role);

describe('somebody with a role', () => {
  it.each([
    ['qa', 'qa'],
    ['qa', 'quality-assurance'],
    ['qa', 'test-engineer'],
    ['test-engineer', 'qa'],
    ['project-manager', 'product_manager'],
    ['product_manager', 'project-manager'],
    ['security-auditor', 'security'],
    ['release-coordinator', 'release_coordinator'],
    ['devops-engineer', 'devops-engineer'],
  ] as const)('%s answers for %s', (own, role) => expect(holds(own, role)).toBe(true));

  it.each([
    ['qa', 'security'],
    ['test-engineer', 'quality-assurance'],
    ['technical_lead', 'devops-engineer'],
    ['devops-engineer', 'technical_lead'],
    ['bug-hunter', 'qa'],
  ] as const)('%s does not answer for %s', (own, role) => expect(holds(own, role)).toBe(false));

  it('has as many roles as are written', () => {
    expect(holdsRole({ roles: ['cab', 'bug-hunter'] }, 'bug-hunter')).toBe(true);
    expect(holdsRole({ roles: [] }, 'qa')).toBe(false);
  });
});
