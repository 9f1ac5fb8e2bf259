import fc from 'fast-check';
import { expect, it } from 'vitest';
import { levelOfScore, levelOfTotal, totalRisk } from './total-risk.ts';

const scores = fc.array(fc.record({ score: fc.integer({ min: 1, max: 25 }) }), { maxLength: 30 });

it('a further risk or a higher score never lowers the total, which stays between 0 and 1', () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 25 }), fc.nat(), (risks, score, at) => {
      const total = totalRisk(risks);
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total).toBeLessThanOrEqual(1);
      expect(totalRisk([...risks, { score }])).toBeGreaterThanOrEqual(total);
      const raised = risks.map((risk, index) =>
        index === at % risks.length ? { score: risk.score + 1 } : risk,
      );
      expect(totalRisk(raised)).toBeGreaterThanOrEqual(total);
    }),
  );
});

it('the order of risks means nothing', () => {
  fc.assert(
    fc.property(
      scores.chain((risks) =>
        fc.tuple(fc.constant(risks), fc.shuffledSubarray(risks, { minLength: risks.length })),
      ),
      ([risks, shuffled]) => {
        expect(totalRisk(shuffled)).toBe(totalRisk(risks));
      },
    ),
  );
});

it.each([
  [[], 0],
  [[25], 0.5],
  [[25, 25], 0.75],
  [[9], 0.108],
  [[4, 4, 4, 4], 0.122],
])('of %j it is %d', (list, total) => {
  expect(totalRisk(list.map((score) => ({ score })))).toBe(total);
});

it.each([
  [1, 'low'],
  [4, 'low'],
  [5, 'medium'],
  [9, 'medium'],
  [10, 'high'],
  [16, 'high'],
  [20, 'critical'],
  [25, 'critical'],
])('a score of %d is %s', (score, level) => {
  expect(levelOfScore(score)).toBe(level);
});

it.each([
  [0.1999, 'low'],
  [0.2, 'medium'],
  [0.45, 'high'],
  [0.7, 'critical'],
])('a total of %d is %s', (total, level) => {
  expect(levelOfTotal(total)).toBe(level);
});
