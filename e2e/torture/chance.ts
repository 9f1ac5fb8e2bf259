import { createHash } from 'node:crypto';

/** Decisions that depend on a seed alone: the same seed gives the same ones in the same order. */
export interface Chance {
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  isLess(probability: number): boolean;
}

/** Hashes the seed and a running number: slow and even, which suits a few dozen decisions. */
export function chanceOf(seed: number): Chance {
  let drawn = 0;
  const draw = (): number => {
    drawn += 1;
    return createHash('sha256').update(`${seed}:${drawn}`).digest().readUInt32BE() / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(draw() * bound);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (from) => from[below(from.length)] ?? from[0],
    isLess: (probability) => draw() < probability,
  };
}

/** Seeds are printed and typed: nine digits at most. */
export const LARGEST_SEED = 999_999_999;
