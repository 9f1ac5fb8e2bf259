import { expect, it } from 'vitest';
import { fitNotes } from './fit-notes.ts';

const REST = 'The rest is elsewhere.';

it('leaves alone what fits', () => {
  expect(fitNotes('# 1\n\n- a\n', 10, REST)).toBe('# 1\n\n- a\n');
});

it.each([
  ['before a heading', '# 1\n\n- a\n\n## Fixes\n\n- b\n- c\n', 49, '# 1\n\n- a'],
  [
    'at the end of a line where the heading is the first thing',
    '# 1\n\n- a\n- b\n- c\n- d\n- e\n',
    36,
    '# 1\n\n- a',
  ],
])('cuts %s, and says where the rest is', (_where, text, limit, kept) => {
  // Long enough that it does not fit.
  const long = `${text}${'- more\n'.repeat(20)}`;
  expect(fitNotes(long, limit, REST)).toBe(`${kept}\n\n${REST}\n`);
});

it('is never longer than the limit', () => {
  const text = '# 1\n\n## A\n\n- one\n- two\n\n## B\n\n- three\n'.repeat(5);
  for (let limit = REST.length + 3; limit <= text.length; limit += 1)
    expect(fitNotes(text, limit, REST).length).toBeLessThanOrEqual(limit);
});
