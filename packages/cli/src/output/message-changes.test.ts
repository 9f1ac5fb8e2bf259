import { translator } from '@tminus/domain';
import { expect, it } from 'vitest';
import { messageChangeLines } from './message-changes.ts';

const NONE = { added: [], moved: [], gone: [] };
const moved = (...days: number[]) => ({
  ...NONE,
  moved: days.map((each) => ({ id: 'x', from: '2025-11-10', to: '2025-11-17', days: each })),
});

it.each([
  [null, []],
  [NONE, []],
  [moved(7, 7, 7), ['3 messages move by 7 days']],
  [moved(-1), ['1 message moves forward by 1 day']],
  [moved(7, 5), ['2 messages move, each with its date']],
  [{ ...NONE, added: ['a'], gone: ['b', 'c'] }, ['1 message is new', '2 messages are no longer sent']],
])('%j is told as %j', (changes, lines) => {
  expect(messageChangeLines(changes, translator('en'))).toEqual(lines);
});
