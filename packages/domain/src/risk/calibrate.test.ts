import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failureRate, gradeOf, sizePercentile, toGrade } from './calibrate.ts';
import { past } from './risk-builders.ts';

it('nobody knows better than one in ten before the first release', () => {
  expect(failureRate([], 'minor')).toEqual({ rate: 0.1, failed: 0, counted: 0, isOfSameType: false });
});

it('releases of the same type tell once there are five of them', () => {
  const majors = past(4, { type: 'major', outcome: 'rolled_back' });
  expect(failureRate([...majors, ...past(5)], 'minor')).toMatchObject({ rate: 0.05, isOfSameType: true });
  expect(failureRate([...majors, ...past(4)], 'minor')).toMatchObject({
    failed: 4,
    counted: 8,
    isOfSameType: false,
  });
});

it.each(['cancelled', 'rejected', 'planning', 'approved', 'executing', 'planning_failed', 'paused'] as const)(
  'a release that is %s tells nothing',
  (outcome) => {
    expect(failureRate(past(9, { outcome }), 'minor').counted).toBe(0);
  },
);

it('a further failure raises the rate, a further success lowers it, and both keep it between 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (good, failed) => {
      const history = [...past(good), ...past(failed, { outcome: 'rolled_back' })];
      const { rate } = failureRate(history, 'minor');
      expect(rate).toBeGreaterThan(0);
      expect(rate).toBeLessThan(1);
      expect(failureRate([...past(1, { outcome: 'rolled_back' }), ...history], 'minor').rate).toBeGreaterThan(
        rate,
      );
      expect(failureRate([...past(1), ...history], 'minor').rate).toBeLessThan(rate);
    }),
  );
});

it.each([
  [0, 1],
  [0.0499, 1],
  [0.05, 2],
  [0.15, 3],
  [0.3, 4],
  [0.5, 5],
  [1, 5],
])('a probability of %d is grade %d', (probability, grade) => {
  expect(gradeOf(probability)).toBe(grade);
});

it.each([
  [-3, 1],
  [9, 5],
  [Number.NaN, 5],
])('%d is kept within the scale as %d', (value, grade) => {
  expect(toGrade(value)).toBe(grade);
});

it('size is measured against comparable releases, equal ones counted half', () => {
  const history = [1, 2, 3, 4].flatMap((changes) => past(1, { changes }));
  expect(sizePercentile(4, history, 'minor')).toBeNull();
  const five = [...history, ...past(1, { changes: 5 })];
  expect(sizePercentile(4, five, 'minor')).toBe(0.7);
  expect(sizePercentile(9, five, 'major')).toBe(1);
  expect(sizePercentile(9, [...five, ...past(5, { type: 'major', changes: 99 })], 'major')).toBe(0);
});
