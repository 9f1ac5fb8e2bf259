import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLines, splitInParts } from './split-in-parts.ts';

const line = fc.constantFrom(
  '',
  '# One',
  '## Two',
  '### Three',
  '- entry',
  '  more of it',
  'words',
  '```',
  '~~~ts',
  '1. first',
  '    code',
);
const text = fc
  .tuple(fc.array(line, { maxLength: 80 }), fc.boolean())
  .map(([lines, ends]) => lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''));
const limit = fc.integer({ min: 1, max: 20 });

describe('a document in parts', () => {
  it('is the same document when the parts are put together, none of them over the limit', () => {
    fc.assert(
      fc.property(text, limit, (whole, most) => {
        const parts = splitInParts(whole, most);
        expect(parts.join('')).toBe(whole);
        expect(parts.every((part) => countLines(part) <= most)).toBe(true);
        expect(parts.reduce((sum, part) => sum + countLines(part), 0)).toBe(countLines(whole));
        expect(parts.length === 1 || parts.every((part) => part !== '')).toBe(true);
      }),
    );
  });

  it('keeps its parts but the last when more is written after it', () => {
    fc.assert(
      fc.property(text, text, limit, (whole, more, most) => {
        const before = whole === '' || whole.endsWith('\n') ? whole : `${whole}\n`;
        const parts = splitInParts(before, most).slice(0, -1);
        expect(splitInParts(before + more, most).slice(0, parts.length)).toEqual(parts);
      }),
    );
  });

  it('of no more lines than the limit is one part, an empty one too', () => {
    expect(splitInParts('a\nb\n', 2)).toEqual(['a\nb\n']);
    expect(splitInParts('', 300)).toEqual(['']);
  });

  it.each([
    [
      'a heading before a list entry that stands later',
      ['a', 'b', 'c', '## d', '- e', '- f', '- g', '- h'],
      6,
      3,
    ],
    [
      'a heading of the second level before one of the third',
      ['a', 'b', 'c', '## d', '### e', 'f', 'g', 'h'],
      6,
      3,
    ],
    ['an entry before the words within one', ['- a', '- b', '- c', '- d', '  d', '  d', '  d'], 5, 3],
    ['a place before a fence to one in it', ['a', '', 'b', '```', '# c', '', 'd', 'd', '```', 'e'], 6, 2],
    ['the full part when nothing is better', ['```', 'a', 'b', 'c', 'd'], 3, 3],
  ])('prefers %s', (_, lines, most, first) => {
    expect(splitInParts(lines.join('\n'), most)[0]).toBe(`${lines.slice(0, first).join('\n')}\n`);
  });

  it('refuses a limit that no part can keep', () => {
    expect(() => splitInParts('a', 0)).toThrow(RangeError);
  });
});
