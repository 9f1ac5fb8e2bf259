import {
  APPROVER_ROLES,
  allowedCommunication,
  allowedRisks,
  CADENCES,
  COMMUNICATION_LEVELS,
  RELEASE_POLICIES,
  RELEASE_TYPES,
  RISK_LEVELS,
  TEST_SUITES,
} from '@tminus/domain';
import { z } from 'zod';
import type { PlacedProblem } from './problem.ts';
import { step, strategy } from './steps.ts';

/** What a workspace says of one type of release. What the policy marks as its minimum can only be raised. */
const policy = z.strictObject({
  cadence: z.enum(CADENCES).optional(),
  risk: z.enum(RISK_LEVELS).optional(),
  noticeDays: z.number().int().min(0).optional(),
  workDays: z.number().min(0).optional(),
  communication: z.enum(COMMUNICATION_LEVELS).optional(),
  /** Added to the policy's own. */
  addTests: z.array(z.enum(TEST_SUITES)).optional(),
  /** Added to the policy's own; the minimum cannot be dropped. */
  addApprovers: z.array(z.enum(APPROVER_ROLES)).optional(),
  strategy: strategy.optional(),
  steps: z.array(step).min(1).optional(),
});

export const policies = z.strictObject(
  Object.fromEntries(RELEASE_TYPES.map((type) => [type, policy.optional()])) as Record<
    (typeof RELEASE_TYPES)[number],
    z.ZodOptional<typeof policy>
  >,
);

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};

/** Levels below what the type of release must have at least; whatever else is wrong. */
export function checkPolicies(root: unknown): PlacedProblem[] {
  const written = membersOf(membersOf(root)['policy']);
  return RELEASE_TYPES.flatMap((type) => {
    const own = membersOf(written[type]);
    const usual = RELEASE_POLICIES[type];
    return [
      ...checkLevel(own['risk'], RISK_LEVELS, allowedRisks(usual), ['policy', type, 'risk']),
      ...checkLevel(own['communication'], COMMUNICATION_LEVELS, allowedCommunication(usual), [
        'policy',
        type,
        'communication',
      ]),
    ];
  });
}

function checkLevel(
  written: unknown,
  known: readonly string[],
  allowed: readonly string[],
  path: readonly PropertyKey[],
): PlacedProblem[] {
  if (typeof written !== 'string' || !known.includes(written) || allowed.includes(written)) return [];
  return [{ path, code: 'belowMinimum', params: { got: written, allowed: allowed.join(', ') } }];
}
