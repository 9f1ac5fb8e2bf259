import { EVENT_TYPES, type EventType } from './event.ts';

const nouns = new Set(EVENT_TYPES.map((type) => type.slice(0, type.indexOf('.'))));

/** Everything that an event pattern can be: `*`, a noun's events (`rollout.*`), or one type. */
export const EVENT_PATTERNS: readonly string[] = [
  '*',
  ...[...nouns].map((noun) => `${noun}.*`),
  ...EVENT_TYPES,
];

/** The types of events that a pattern means; none for what is no pattern. */
export function eventTypesOf(pattern: string): readonly EventType[] {
  if (pattern === '*') return EVENT_TYPES;
  const prefix = pattern.endsWith('.*') ? pattern.slice(0, -1) : null;
  return EVENT_TYPES.filter((type) => type === pattern || (prefix !== null && type.startsWith(prefix)));
}
