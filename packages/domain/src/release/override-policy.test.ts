import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedCommunication, allowedRisks, overridePolicy } from './override-policy.ts';
import {
  APPROVER_ROLES,
  CADENCES,
  COMMUNICATION_LEVELS,
  RELEASE_POLICIES,
  RELEASE_TYPES,
  RISK_LEVELS,
  STRATEGY_STEPS,
  TEST_SUITES,
} from './policy.ts';

const { minor, patch, hotfix } = RELEASE_POLICIES;

describe('a policy that a workspace changes', () => {
  it('stays as it is where nothing is said', () => {
    for (const type of RELEASE_TYPES)
      expect(overridePolicy(RELEASE_POLICIES[type], {})).toEqual(RELEASE_POLICIES[type]);
  });

  it('takes over what is said', () => {
    const own = { cadence: 'weekly', noticeDays: 3, workDays: 2, risk: 'high' } as const;
    expect(overridePolicy(minor, own)).toMatchObject(own);
  });

  it('adds suites in the order in which they run, and approvers behind its own', () => {
    const changed = overridePolicy(patch, {
      addSuites: ['security', 'system', 'unit'],
      addApprovers: ['cab'],
    });
    expect(changed.suites).toEqual(['unit', 'integration', 'system', 'security']);
    expect(changed.approvers).toEqual(['technical_lead', 'qa', 'cab']);
  });

  it('with another strategy has its steps, or those that are written down', () => {
    expect(overridePolicy(minor, { strategy: 'rolling' }).steps).toEqual(STRATEGY_STEPS.rolling);
    expect(overridePolicy(minor, { strategy: 'canary' }).steps).toEqual(minor.steps);
    const steps = [{ percent: 100, soakMs: 1 }];
    expect(overridePolicy(minor, { strategy: 'rolling', steps }).steps).toEqual(steps);
  });

  it('may say more and be riskier, never less', () => {
    expect(allowedCommunication(patch)).toEqual(['technical', 'summary', 'detailed']);
    expect(allowedCommunication(minor)).toEqual(['summary', 'detailed']);
    expect(allowedCommunication(hotfix)).toEqual(['urgent']);
    expect(allowedRisks(minor)).toEqual(['medium', 'high', 'critical']);
    expect(overridePolicy(minor, { communication: 'technical', risk: 'low' })).toEqual(minor);
  });

  it('never falls below its minimum', () => {
    const override = fc.record(
      {
        cadence: fc.constantFrom(...CADENCES),
        risk: fc.constantFrom(...RISK_LEVELS),
        communication: fc.constantFrom(...COMMUNICATION_LEVELS),
        addSuites: fc.subarray([...TEST_SUITES]),
        addApprovers: fc.subarray([...APPROVER_ROLES]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...RELEASE_TYPES), override, (type, own) => {
        const policy = RELEASE_POLICIES[type];
        const changed = overridePolicy(policy, own);
        expect(changed.approvers).toEqual(expect.arrayContaining([...policy.approvers]));
        expect(changed.suites).toEqual(expect.arrayContaining([...policy.suites]));
        expect(RISK_LEVELS.indexOf(changed.risk)).toBeGreaterThanOrEqual(RISK_LEVELS.indexOf(policy.risk));
        expect(allowedCommunication(policy)).toContain(changed.communication);
      }),
    );
  });
});
