import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELEASE_POLICIES } from '../release/policy.ts';
import { findStepProblems, toRolloutSteps } from './steps.ts';

const canary = { strategy: 'canary', isProduction: true } as const;
const codes = (shares: number[], where: Parameters<typeof findStepProblems>[1] = canary) =>
  findStepProblems(
    shares.map((share) => ({ share, soakMs: 1_000 })),
    where,
  ).map(({ code, path }) => `${code}${path}`);

describe('findStepProblems', () => {
  it('accepts what every release type asks for by default', () => {
    for (const { strategy, steps } of Object.values(RELEASE_POLICIES))
      expect(findStepProblems(toRolloutSteps(steps), { strategy, isProduction: true })).toEqual([]);
  });

  it('reports everything wrong at once, with its place', () => {
    expect(codes([])).toEqual(['rollout.steps.empty']);
    expect(codes([5_000, 2_500, 12_000])).toEqual([
      'rollout.steps.notIncreasing[1].share',
      'rollout.steps.shareOutOfRange[2].share',
      'rollout.steps.lastNotFull[2].share',
    ]);
    expect(
      findStepProblems([{ share: 10_000, soakMs: 0 }], { ...canary, isProduction: false }),
    ).toMatchObject([{ code: 'rollout.steps.soakNotPositive', path: '[0].soakMs' }]);
  });

  it('refuses 100 % at once for a canary in production only', () => {
    expect(codes([10_000])).toEqual(['rollout.steps.firstFull[0].share']);
    expect(codes([10_000], { strategy: 'blue-green', isProduction: true })).toEqual([]);
    expect(codes([10_000], { strategy: 'rolling', isProduction: true })).toEqual([]);
    expect(codes([10_000], { strategy: 'canary', isProduction: false })).toEqual([]);
  });

  it('accepts any growing list that ends at 100 %', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 20 }),
        (shares) => {
          expect(codes([...shares.sort((a, b) => a - b), 10_000])).toEqual([]);
        },
      ),
    );
  });
});

describe('toRolloutSteps', () => {
  it('turns percent with two decimals into whole basis points', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (share) => {
        expect(toRolloutSteps([{ percent: share / 100, soakMs: 1 }])).toEqual([{ share, soakMs: 1 }]);
      }),
    );
  });
});
