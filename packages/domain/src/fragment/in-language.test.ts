import { expect, it } from 'vitest';
import type { Fragment } from './fragment.ts';
import { fragmentsIn, isTranslation } from './in-language.ts';
import { readFragment } from './read-fragment.ts';

function fragment(path: string, text: string): Fragment {
  const read = readFragment(path, text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.fragment;
}

const both = [
  fragment(
    '.changes/unreleased/search.md',
    '---\ntype: feat\nscope: web\n---\nSearch everywhere\n\nOne box for all.',
  ),
  fragment('.changes/unreleased/search.ja.md', '横断検索に対応\n\n検索窓が一つになりました。'),
];

it('a translation stands in for the words of its language, and for nothing else', () => {
  expect(fragmentsIn(both, 'ja')).toMatchObject([
    { type: 'feat', scope: 'web', subject: '横断検索に対応', body: '検索窓が一つになりました。' },
  ]);
  expect(fragmentsIn(both, 'en')).toEqual(both.slice(0, 1));
  expect(fragmentsIn(both.slice(0, 1), 'ja')).toEqual(both.slice(0, 1));
});

it.each([
  ['.changes/unreleased/a.ja.md', true],
  ['.changes/unreleased/a.md', false],
  ['.changes/v1.2.3/a.12.md', false],
])('%s is a translation: %s', (path, expected) => {
  expect(isTranslation(path)).toBe(expected);
});
