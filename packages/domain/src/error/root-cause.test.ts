import { expect, it } from 'vitest';
import { rootCause } from './root-cause.ts';

it('is the innermost error, and what has none is its own', () => {
  const inner = new Error('the disk is full', { cause: 'ENOSPC' });
  const outer = new Error('query failed', { cause: new Error('driver', { cause: inner }) });
  expect(rootCause(outer)).toBe(inner);
  expect(rootCause('a word')).toBe('a word');
});

it('is found where causes go in a circle', () => {
  const error = new Error('itself');
  error.cause = error;
  expect(rootCause(error)).toBe(error);
});
