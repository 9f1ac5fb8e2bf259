import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legibleText } from './legible-text.ts';

/** A font for Latin, kana and the common kanji. */
const hasGlyph = (codePoint: number): boolean =>
  (codePoint >= 0x20 && codePoint < 0x100) ||
  (codePoint >= 0x3000 && codePoint < 0x3100) ||
  (codePoint >= 0x4e00 && codePoint < 0xa000) ||
  [0x2713, 0x25a1, 0x2192].includes(codePoint);

describe('a text in signs that a font has', () => {
  it.each([
    ['stays as it is', 'Größe 改善: 速い', 'Größe 改善: 速い'],
    ['names the pictures of commits', '🚀 faster', ':rocket: faster'],
    ['takes a picture with a shade or a variant as the picture', '👍🏽 ⚡️', ':thumbsup: :zap:'],
    ['takes a sign of the same look', '✅ done, ☐ open', '✓ done, □ open'],
    ['leaves the marks of letters off', 'Erdoğan, Łukasz', 'Erdogan, Lukasz'],
    ['puts letters and marks together', 'e\u0301 か\u3099', 'é が'],
    ['tells the numbers of the rest, together', '한국 x', '[U+D55C U+AD6D] x'],
    ['loses what is never seen, and what turns the order round', 'a\u200bb\u202ec\u0007', 'abc'],
    ['has one kind of space', 'a\tb\u2003c', 'a b c'],
  ])('%s', (_, text, legible) => {
    expect(legibleText(text, hasGlyph)).toBe(legible);
  });

  it('holds nothing else, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const signs = [...legibleText(text, hasGlyph)].filter((sign) => sign !== '\n');
        expect(signs.filter((sign) => !hasGlyph(sign.codePointAt(0) ?? 0))).toEqual([]);
      }),
    );
  });
});
