import { expect, it } from 'vitest';
import { messageStatus } from './message-status.ts';

it.each([
  ['2025-11-18', false, 'scheduled'],
  ['2025-11-17', false, 'due'],
  ['2025-11-17', true, 'late'],
  ['2025-11-16', false, 'late'],
] as const)(
  'of a message of %s (late from the beginning: %s) is %s on 2025-11-17',
  (date, isLate, status) => {
    expect(messageStatus({ date, isLate }, '2025-11-17')).toBe(status);
  },
);
