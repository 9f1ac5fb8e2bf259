import type { ErrorParams } from '../../error/refusal.ts';

export const FACTORS = ['business', 'team', 'dependencies', 'risk', 'compliance'] as const;
export type FactorName = (typeof FACTORS)[number];

/** What people call a factor. */
export const factorKey = <Name extends FactorName>(name: Name) => `calendar.factor.${name}` as const;

/** One of the five parts of a score: `points` = `weight` × `value`. */
export interface Factor {
  readonly name: FactorName;
  /** 0 … 1, to four decimals. */
  readonly value: number;
  readonly weight: number;
  readonly points: number;
  /** Message codes and their values. */
  readonly because: readonly { readonly code: string; readonly params: ErrorParams }[];
}
