import {
  type ApproverRole,
  type CommunicationLevel,
  type PolicyStep,
  type ReleasePolicy,
  RISK_LEVELS,
  type RiskLevel,
  STRATEGY_STEPS,
  type Strategy,
  TEST_SUITES,
  type TestSuite,
} from './policy.ts';

/** What a workspace says of a type of release; what it leaves out stays as it is. */
export interface PolicyOverride {
  readonly cadence?: ReleasePolicy['cadence'] | undefined;
  readonly risk?: RiskLevel | undefined;
  readonly noticeDays?: number | undefined;
  readonly workDays?: number | undefined;
  readonly communication?: CommunicationLevel | undefined;
  readonly addSuites?: readonly TestSuite[] | undefined;
  readonly addApprovers?: readonly ApproverRole[] | undefined;
  readonly strategy?: Strategy | undefined;
  readonly steps?: readonly PolicyStep[] | undefined;
}

/** Levels that say the same thing at growing length; the other two are kinds of their own. */
const LENGTHS: readonly CommunicationLevel[] = ['technical', 'summary', 'detailed'];

/** The communication levels that a policy may be changed to: its own, and what says more. */
export function allowedCommunication({
  communication,
}: Pick<ReleasePolicy, 'communication'>): readonly CommunicationLevel[] {
  const at = LENGTHS.indexOf(communication);
  return at < 0 ? [communication] : LENGTHS.slice(at);
}

/** The risk levels that a policy may be changed to: its own, and what is higher. */
export const allowedRisks = ({ risk }: Pick<ReleasePolicy, 'risk'>): readonly RiskLevel[] =>
  RISK_LEVELS.slice(RISK_LEVELS.indexOf(risk));

/**
 * A policy as a workspace wants it, never below its minimum: approvers and test suites are only added, risk and
 * communication only raised, whatever the override says. A strategy of its own brings that strategy's steps.
 */
export function overridePolicy(policy: ReleasePolicy, own: PolicyOverride): ReleasePolicy {
  const { risk = policy.risk, communication = policy.communication } = own;
  return {
    ...policy,
    cadence: own.cadence ?? policy.cadence,
    risk: allowedRisks(policy).includes(risk) ? risk : policy.risk,
    communication: allowedCommunication(policy).includes(communication)
      ? communication
      : policy.communication,
    noticeDays: own.noticeDays ?? policy.noticeDays,
    workDays: own.workDays ?? policy.workDays,
    suites: TEST_SUITES.filter(
      (suite) => policy.suites.includes(suite) || own.addSuites?.includes(suite) === true,
    ),
    approvers: [...new Set([...policy.approvers, ...(own.addApprovers ?? [])])],
    strategy: own.strategy ?? policy.strategy,
    steps: stepsOf(policy, own),
  };
}

function stepsOf(policy: ReleasePolicy, { strategy, steps }: PolicyOverride): readonly PolicyStep[] {
  if (steps !== undefined) return steps;
  return strategy === undefined || strategy === policy.strategy ? policy.steps : STRATEGY_STEPS[strategy];
}
