import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change } from '../change/change-builders.ts';
import {
  compareIds,
  prioritise,
  priorityRank,
  SEVERITIES,
  severityOf,
  severityOfLabels,
} from './priority.ts';

it.each([
  ['must', 1],
  ['Must-have', 1],
  ['MUST', 1],
  ['P1', 1],
  ['1', 1],
  ['critical', 1],
  ['必須', 1],
  ['should', 2],
  ['P2', 2],
  ['high', 2],
  ['高', 2],
  ['could', 3],
  ['3', 3],
  ['medium', 3],
  ["won't", 4],
  ['P4', 4],
  ['low', 4],
  ['soon', null],
  ['', null],
  ['toString', null],
  [null, null],
])('the priority %j is %s', (text, rank) => {
  expect(priorityRank(text)).toBe(rank);
});

it.each([
  [['severity/critical'], 'critical'],
  [['bug', 'S2'], 'high'],
  [['priority: low', 'sev-1'], 'low'],
  [['regression'], 'high'],
  [['致命的'], 'critical'],
  [['minor', 'trivial'], 'medium'],
  [['bug'], null],
  [[], null],
])('labels %j are %s', (labels, severity) => {
  expect(severityOfLabels(labels)).toBe(severity);
});

it.each([
  ['fix: a\n\nSeverity: critical', 'critical'],
  ['fix: a\n\nSeverity: low\nRefs: CVE-2026-1234', 'low'],
  ['security: a', 'high'],
  ['fix: a CVE-2026-1234', 'high'],
  ['fix: a', null],
])('%j mends something %s', (message, severity) => {
  expect(severityOf(change(message))).toBe(severity);
});

describe('the order of work after the freeze', () => {
  const item = (id: string, more = {}) => ({
    id,
    kind: 'fix' as const,
    priority: null,
    severity: null,
    ...more,
  });

  it('has fixes first, the worse before the less bad, then by priority and id', () => {
    const items = [
      item('REQ-1', { kind: 'feature', priority: 'must' }),
      item('BUG-10'),
      item('BUG-9'),
      item('BUG-3', { severity: 'low', priority: 'must' }),
      item('BUG-4', { priority: 'must' }),
      item('BUG-5', { severity: 'critical', priority: 'could' }),
    ];
    expect(prioritise(items).map(({ id }) => id)).toEqual([
      'BUG-5',
      'BUG-4',
      'BUG-9',
      'BUG-10',
      'BUG-3',
      'REQ-1',
    ]);
  });

  it('is the same whatever the order of the items', () => {
    const items = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 6 }),
        kind: fc.constantFrom('feature' as const, 'fix' as const),
        priority: fc.constantFrom(null, 'must', 'P2', 'soon'),
        severity: fc.constantFrom(null, ...SEVERITIES),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        items.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(prioritise(shuffled)).toEqual(prioritise(all));
        },
      ),
    );
  });
});

it.each([
  ['BUG-9', 'BUG-10', -1],
  ['a', 'a', 0],
  ['BUG-09', 'BUG-9', -1],
  ['b', 'a', 1],
])('%s before %s: %d', (left, right, order) => {
  expect(compareIds(left, right)).toBe(order);
});
