import fc from 'fast-check';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { columns, fit, oneLine, table, wrap } from './terminal.ts';

const { red, bold } = picocolors.createColors(true);
const ESCAPE = String.fromCharCode(27);

/** Characters and the columns that a terminal gives them (Unicode, EastAsianWidth.txt). */
const WIDTHS: Readonly<Record<string, number>> = {
  a: 1,
  '-': 1,
  ü: 1,
  '–': 1,
  '→': 1,
  '█': 1,
  ｱ: 1,
  Я: 1,
  日: 2,
  本: 2,
  の: 2,
  パ: 2,
  '、': 2,
  '（': 2,
  한: 2,
  𠮷: 2,
  '✅': 2,
  '✨': 2,
  '🚀': 2,
  '\u0301': 0,
  '\u3099': 0,
  '\u200d': 0,
};
const text = fc.array(fc.constantFrom(...Object.keys(WIDTHS))).map((characters) => characters.join(''));
const colored = fc
  .array(fc.tuple(text, fc.constantFrom(String, red, bold)))
  .map((parts) => parts.map(([part, paint]) => (part === '' ? '' : paint(part))).join(''));

const plain = (line: string): string => line.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '');
/** Columns of a text made of the characters above, of spaces and `…`. */
const measure = (line: string): number =>
  [...plain(line)].reduce((sum, character) => sum + (WIDTHS[character] ?? 1), 0);

/** Anything a person or a commit could say: other scripts, control characters, half a surrogate pair. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(`${ESCAPE}[2J`, `${ESCAPE}]0;title\u0007`, 'a\r\nb\tc', '\u202eabc', '\ud800', '\u2028'),
);

describe('columns', () => {
  it('are those of a terminal, colours or not', () => {
    const law = fc.property(colored, (line) => {
      expect(columns(line)).toBe(measure(line));
    });
    fc.assert(law);
  });

  it('count an emoji that is one by its selector as wide', () => {
    expect(columns('\u2764')).toBe(1);
    expect(columns('\u2764\ufe0f')).toBe(2);
  });
});

describe('fit', () => {
  const align = fc.constantFrom('left' as const, 'right' as const);

  it('gives exactly as many columns as were asked for', () => {
    const law = fc.property(colored, fc.nat(40), align, (line, width, side) => {
      expect(measure(fit(line, width, side))).toBe(width);
    });
    fc.assert(law);
  });

  it('leaves a text that has room as it is, on the side that was asked for', () => {
    const law = fc.property(colored, fc.nat(10), align, (line, more, side) => {
      const space = ' '.repeat(more);
      const width = measure(line) + more;
      fc.pre(width > 0);
      expect(fit(line, width, side)).toBe(side === 'left' ? line + space : space + line);
    });
    fc.assert(law);
  });

  it('cuts from the end, says so, and leaves no colour open', () => {
    const law = fc.property(colored, fc.integer({ min: 1, max: 40 }), (line, width) => {
      fc.pre(measure(line) > width);
      const cut = fit(line, width);
      expect(cut).not.toContain(ESCAPE);
      const [kept = ''] = cut.split('…');
      expect(plain(line).startsWith(kept)).toBe(true);
      expect(cut).toContain('…');
    });
    fc.assert(law);
  });

  it('makes one line of anything, in the width that it was given', () => {
    const law = fc.property(anything, fc.nat(30), (line, width) => {
      const fitted = fit(line, width);
      expect(fitted).not.toMatch(/[\n\r\t\u2028]/);
      expect(columns(fitted)).toBe(width);
    });
    fc.assert(law);
  });
});

describe('a table', () => {
  it('begins every column at one place, whatever is in the cells', () => {
    const rows = fc.array(fc.tuple(colored, colored, fc.constant('|')), { minLength: 1 });
    const law = fc.property(rows, (cells) => {
      const lines = table(cells).split('\n');
      expect(lines).toHaveLength(cells.length);
      expect(new Set(lines.map((line) => measure(line))).size).toBe(1);
    });
    fc.assert(law);
  });

  it('ends no line with spaces, and takes rows of different length', () => {
    expect(table([['a', 'bb', ''], ['ccc'], ['', 'd', 'e']])).toBe('a    bb\nccc\n     d   e');
    expect(table([])).toBe('');
  });
});

describe('a table in a terminal', () => {
  const rows = fc.array(fc.array(colored, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  const plain = (text: string): string => text.replaceAll(new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g'), '');
  const letters = (text: string): string => [...oneLine(plain(text)).replaceAll(/\s/g, '')].sort().join('');

  it('is no wider than that, and loses nothing', () => {
    const law = fc.property(rows, fc.integer({ min: 60, max: 100 }), (cells, room) => {
      const drawn = table(cells, room);
      for (const line of drawn.split('\n')) expect(columns(line)).toBeLessThanOrEqual(room);
      expect(letters(drawn)).toBe(letters(cells.flat().join('')));
    });
    fc.assert(law);
  });

  it('keeps signs that take no room in a column of their own', () => {
    expect(table([['\u200d', 'one two three']], 8).startsWith('\u200d')).toBe(true);
  });

  it('stays as it is where it fits, and in a pipe', () => {
    const law = fc.property(rows, (cells) => {
      const whole = table(cells, Number.POSITIVE_INFINITY);
      expect(table(cells)).toBe(whole);
      const width = Math.max(...whole.split('\n').map(columns));
      expect(table(cells, width + 200)).toBe(whole);
    });
    fc.assert(law);
  });

  it('goes on below, in its column and its colour', () => {
    const red = (text: string): string => `${ESCAPE}[31m${text}${ESCAPE}[39m`;
    const drawn = table([['api', 'one two three four five', red('x y')]], 24);
    expect(drawn.split('\n').map(plain)).toEqual(['api  one two three   x y', '     four five']);
    const told = table([['  web', red('the highest change decides')]], 24).split('\n');
    expect(told.map(plain)).toEqual(['  web  the highest', '       change decides']);
    for (const line of told) expect(line).toContain(`${ESCAPE}[31m`);
    expect(table([['api', 'コミットが決めました。次']], 18)).toBe('api  コミットが決\n     めました。次');
  });
});

describe('text of somebody else', () => {
  it('can neither colour, nor move, nor turn around, nor start a line', () => {
    const law = fc.property(anything, (line) => {
      expect(oneLine(line)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    });
    fc.assert(law);
    expect(oneLine(`feat: x${ESCAPE}[31m\nfix: y`)).toBe('feat: x [31m fix: y');
  });

  it('stays as it is otherwise', () => {
    const law = fc.property(text, (line) => {
      expect(oneLine(line)).toBe(line);
    });
    fc.assert(law);
  });
});

describe('wrap', () => {
  it('loses nothing, and keeps every line within the width that has a place to break', () => {
    const words = fc.array(fc.stringMatching(/^[a-zあ-ん]{1,12}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 40 }), (written, width) => {
        const lines = wrap(written.join(' '), width);
        expect(lines.join('').replaceAll(' ', '')).toBe(written.join(''));
        for (const line of lines) expect(columns(line) <= width || /^[a-z]*[あ-ん]?$/.test(line)).toBe(true);
      }),
    );
  });

  it('breaks between words, and Japanese between signs, but not before those that close', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('api は落ちました。再起動', 10)).toEqual(['api は落ち', 'ました。再', '起動']);
    expect(wrap('あいう。え', 6)).toEqual(['あい', 'う。え']);
    expect(wrap('v1.2.0（中止）', 13)).toEqual(['v1.2.0（中', '止）']);
  });
});
