import { RISK_TOLERANCES, type ScopeLimits, TOLERANCE_LIMITS } from '@tminus/domain';
import { z } from 'zod';

const limit = z.number().int().min(0).optional();

/** How much risk a team takes in one release: a tolerance with its limits, and limits of its own beside. */
export const risk = z.strictObject({
  tolerance: z.enum(RISK_TOLERANCES).default('medium'),
  limits: z
    .strictObject({ changes: limit, features: limit, breaking: limit, components: limit, risk: limit })
    .default({}),
});

/** The limits that hold: those of the tolerance, but for the ones that are written. */
export function toScopeLimits({ tolerance, limits }: z.infer<typeof risk>): ScopeLimits {
  const usual = TOLERANCE_LIMITS[tolerance];
  return {
    changes: limits.changes ?? usual.changes,
    features: limits.features ?? usual.features,
    breaking: limits.breaking ?? usual.breaking,
    components: limits.components ?? usual.components,
    risk: limits.risk ?? usual.risk,
  };
}
