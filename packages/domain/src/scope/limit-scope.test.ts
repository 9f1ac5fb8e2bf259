import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMessageKey } from '../message/translate.ts';
import { bundlesOf, type LimitedItem } from './bundles.ts';
import { limitScope, priorityFindings, scopeFindings } from './limit-scope.ts';
import { priorityRank } from './priority.ts';
import { riskPoints, SCOPE_MEASURES, type ScopeLimits, TOLERANCE_LIMITS } from './scope-limits.ts';

const item = (id: string, more: Partial<LimitedItem> = {}): LimitedItem => ({
  id,
  kind: 'feature',
  priority: 'could',
  components: ['api'],
  changes: 1,
  breaking: 0,
  risk: 4,
  dependsOn: [],
  refs: [],
  isSecurity: false,
  ...more,
});
const NONE: ScopeLimits = {
  changes: Infinity,
  features: Infinity,
  breaking: Infinity,
  components: Infinity,
  risk: Infinity,
};
const limit = (items: readonly LimitedItem[], limits: Partial<ScopeLimits>) =>
  limitScope(items, { ...NONE, ...limits });

describe('a scope', () => {
  it('within its limits stays as it is', () => {
    const limited = limit([item('A'), item('B')], { features: 2 });
    expect(limited).toMatchObject({ over: [], defer: [], isEnough: true });
    expect(scopeFindings(limited)).toEqual([]);
  });

  it.each([
    ['changes', [item('A', { changes: 9 })], { changes: 8 }],
    ['features', [item('A'), item('B')], { features: 1 }],
    ['breaking', [item('A', { breaking: 1 })], { breaking: 0 }],
    ['components', [item('A', { components: ['api', 'web'] })], { components: 1 }],
    ['risk', [item('A', { risk: 9 })], { risk: 8 }],
  ] as const)('is measured by %s', (measure, items, limits) => {
    const limited = limit(items, limits);
    expect(limited.over.map((each) => each.measure)).toEqual([measure]);
    const codes = scopeFindings(limited).map(({ code }) => code);
    expect(codes).toEqual([`scope.finding.over.${measure}`, 'scope.finding.defer']);
    expect(codes.every(isMessageKey)).toBe(true);
  });

  it('loses the lowest priority first, and among equals what helps most', () => {
    const items = [
      item('A', { priority: 'should', risk: 90 }),
      item('B', { risk: 10 }),
      item('C', { risk: 30 }),
      item('D', { priority: 'low', risk: 1 }),
    ];
    expect(limit(items, { features: 3 }).defer).toEqual([['D']]);
    expect(limit(items, { features: 1 }).defer).toEqual([['D'], ['B'], ['C']]);
    expect(limit(items, { risk: 130 }).defer).toEqual([['D']]);
    expect(limit(items, { risk: 101 }).defer).toEqual([['C']]);
  });

  it('keeps together what depends on each other or shares an id', () => {
    const items = [
      item('A', { dependsOn: ['B', 'nothing in it'] }),
      item('B', { priority: 'should' }),
      item('C', { refs: ['REQ-7'] }),
      item('D', { refs: ['req-7'], changes: 3 }),
      item('REQ-7'),
      item('E', { priority: 'should' }),
    ];
    expect(bundlesOf(items).map((bundle) => bundle.items.map(({ id }) => id))).toEqual([
      ['A', 'B'],
      ['C', 'D', 'REQ-7'],
      ['E'],
    ]);
    expect(limit(items, { features: 5 }).defer).toEqual([['C', 'D', 'REQ-7']]);
  });

  it('never loses what must be in, what mends a vulnerability, or what they rest on', () => {
    const items = [
      item('A', { priority: 'must', dependsOn: ['B'] }),
      item('B'),
      item('C', { isSecurity: true }),
    ];
    const limited = limit(items, { features: 1 });
    expect(limited).toMatchObject({ defer: [], isEnough: false });
    expect(scopeFindings(limited).at(-1)?.code).toBe('scope.finding.notEnough');
  });

  it('gets back what needed not go after all', () => {
    const items = [item('A', { priority: 'low', risk: 2 }), item('B', { risk: 90 })];
    expect(limit(items, { risk: 50 }).defer).toEqual([['B']]);
  });

  it('frees a component that several items touch', () => {
    const items = [
      item('A', { components: ['web'] }),
      item('B', { components: ['web'] }),
      item('C', { priority: 'must' }),
    ];
    expect(limit(items, { components: 1 })).toMatchObject({ defer: [['A'], ['B']], isEnough: true });
  });
});

const some = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 30 }).map((number) => `REQ-${number}`),
    kind: fc.constantFrom('feature' as const, 'fix' as const),
    priority: fc.constantFrom(null, 'must', 'should', 'could', 'low'),
    components: fc.subarray(['api', 'web', 'job']),
    changes: fc.nat(20),
    breaking: fc.nat(2),
    risk: fc.nat(40),
    dependsOn: fc.array(
      fc.integer({ min: 1, max: 30 }).map((number) => `REQ-${number}`),
      { maxLength: 1 },
    ),
    refs: fc.constant([]),
    isSecurity: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 10 },
);
const limits = fc.record({
  changes: fc.nat(60),
  features: fc.nat(6),
  breaking: fc.nat(4),
  components: fc.nat(3),
  risk: fc.nat(120),
});

it('whatever the items: none is parted, none must stay, all that is deferred is needed, and the order means nothing', () => {
  fc.assert(
    fc.property(
      some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      limits,
      ([items, shuffled], given) => {
        const limited = limitScope(items, given);
        expect(limitScope(shuffled, given)).toEqual(limited);
        const gone = new Set(limited.defer.flat());
        for (const each of items) {
          if (gone.has(each.id)) expect(priorityRank(each.priority) === 1 || each.isSecurity).toBe(false);
          for (const other of each.dependsOn)
            if (items.some(({ id }) => id === other)) expect(gone.has(other)).toBe(gone.has(each.id));
        }
        const kept = items.filter(({ id }) => !gone.has(id));
        expect(limited.isEnough).toBe(
          SCOPE_MEASURES.every((measure) => limited.after[measure] <= given[measure]),
        );
        expect(limitScope(kept, given).totals).toEqual(limited.after);
        if (!limited.isEnough) return;
        for (const bundle of limited.defer) {
          const back = items.filter(({ id }) => !gone.has(id) || bundle.includes(id));
          expect(limitScope(back, given).over).not.toEqual([]);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('a lower tolerance never allows more', () => {
  for (const measure of SCOPE_MEASURES) {
    expect(TOLERANCE_LIMITS.low[measure]).toBeLessThan(TOLERANCE_LIMITS.medium[measure]);
    expect(TOLERANCE_LIMITS.medium[measure]).toBeLessThan(TOLERANCE_LIMITS.high[measure]);
  }
});

it.each([
  [{ kind: 'fix', changes: 2, breaking: 0, migrations: 0 }, 2],
  [{ kind: 'feature', changes: 2, breaking: 1, migrations: 1 }, 23],
] as const)('%j weighs %d points', (weight, points) => {
  expect(riskPoints(weight)).toBe(points);
});

it('priorities that nobody knows are named once, with their items', () => {
  expect(
    priorityFindings([item('A', { priority: 'soon' }), item('B', { priority: 'soon' }), item('C')]),
  ).toEqual([{ code: 'scope.finding.priorityUnknown', params: { priority: 'soon', ids: 'A, B' } }]);
});
