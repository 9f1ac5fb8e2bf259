import { expect, it } from 'vitest';
import { EVENT_TYPES } from './event.ts';
import { EVENT_PATTERNS, eventTypesOf } from './event-pattern.ts';

it('means all events, those of a noun, or one', () => {
  expect(eventTypesOf('*')).toEqual(EVENT_TYPES);
  expect(eventTypesOf('approval.*')).toEqual(['approval.given', 'approval.refused']);
  expect(eventTypesOf('incident.opened')).toEqual(['incident.opened']);
});

it.each(EVENT_PATTERNS)('%s means something', (pattern) => {
  expect(eventTypesOf(pattern)).not.toEqual([]);
});

it.each(['', 'rollout', 'roll*', 'roll.*', '.*', 'rollout.*.*', '**', 'toString'])(
  '%j means nothing',
  (pattern) => {
    expect(eventTypesOf(pattern)).toEqual([]);
  },
);
