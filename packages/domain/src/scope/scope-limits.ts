export const SCOPE_MEASURES = ['changes', 'features', 'breaking', 'components', 'risk'] as const;
export type ScopeMeasure = (typeof SCOPE_MEASURES)[number];

/** How much of each a release may hold; Infinity for as much as comes. */
export type ScopeLimits = Readonly<Record<ScopeMeasure, number>>;

export const RISK_TOLERANCES = ['low', 'medium', 'high'] as const;
/** How much risk a team takes in one release. */
export type RiskTolerance = (typeof RISK_TOLERANCES)[number];

/** Limits of each tolerance, unless the configuration says otherwise. `risk` is in points, see `riskPoints`. */
export const TOLERANCE_LIMITS: Readonly<Record<RiskTolerance, ScopeLimits>> = {
  low: { changes: 30, features: 3, breaking: 0, components: 2, risk: 50 },
  medium: { changes: 100, features: 10, breaking: 2, components: 5, risk: 180 },
  high: { changes: 300, features: 30, breaking: 8, components: 12, risk: 600 },
};

/** What one item of the scope weighs. */
export interface ScopeWeight {
  readonly kind: 'feature' | 'fix';
  readonly changes: number;
  readonly breaking: number;
  readonly migrations: number;
}

/**
 * Risk of an item in points: one for a change, three for a feature, ten for what breaks, eight for a migration. It is for
 * comparing items of one release with each other and with its limit, and means nothing else.
 */
export const riskPoints = ({ kind, changes, breaking, migrations }: ScopeWeight): number =>
  changes + (kind === 'feature' ? 3 : 0) + 10 * breaking + 8 * migrations;
