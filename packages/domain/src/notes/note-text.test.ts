import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstParagraph, inline, sentence, tidyText } from './note-text.ts';

describe('tidyText', () => {
  it.each([
    ['trailers of tools', 'do this\n\n(cherry picked from commit 0fdd724662815486d7ca4ea6)', 'do this'],
    ['a note of a merge bot', 'do this\nPR Close #12', 'do this'],
    ['shared indentation', 'do\n  - this\n  - that', 'do\n- this\n- that'],
    ['comments', 'do <!-- secret --> this', 'do  this'],
    ['many blank lines', 'a\n\n\n\nb', 'a\n\nb'],
    ['headings', '# Before\n\n## After ##', '**Before**\n\n**After**'],
    ['what is only blank', ' \n\n ', ''],
  ])('takes away or tames %s', (_, text, expected) => {
    expect(tidyText(text)).toBe(expected);
  });

  it('closes a fence that its author left open, and leaves what is in it alone', () => {
    expect(tidyText('run\n\n```sh\n# not a heading')).toBe('run\n\n```sh\n# not a heading\n```');
    expect(tidyText('~~~\n```\n~~~')).toBe('~~~\n```\n~~~');
  });

  it('fences code that only its indentation shows, but not what belongs to a list', () => {
    expect(tidyText('use\n\n    a();\n\n    b();\n\nnow')).toBe('use\n\n```\na();\n\nb();\n```\n\nnow');
    expect(tidyText('- one\n\n  more of it')).toBe('- one\n\n  more of it');
  });

  it('leaves no fence open and no heading, whatever the text is', () => {
    const line = fc.constantFrom('', 'a', '  b', '    c', '- d', '  - e', '```', '~~~', '# f', '<g>', '1. h');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        let open: string | null = null;
        for (const each of tidyText(lines.join('\n')).split('\n')) {
          if (open === null) expect(each).not.toMatch(/^# /);
          const mark = /^\s*(```|~~~)/.exec(each)?.[1] ?? null;
          if (mark !== null) open = open === null ? mark : open === mark ? null : open;
        }
        expect(open).toBeNull();
      }),
      { examples: [[['```', '~~~', '```', '# f']]], numRuns: 1_000 },
    );
  });
});

it.each([
  ['a <b> *c*', 'a \\<b> \\*c\\*'],
  ['`<b>` stays', '`<b>` stays'],
  ['__init__ and snake_case', '\\_\\_init\\_\\_ and snake_case'],
  ['# no heading', '\\# no heading'],
  ['1. no list', '1\\. no list'],
  ['- no list', '\\- no list'],
  ['> no quote', '\\> no quote'],
  ['[x](y)', '[x\\](y)'],
  ['`_a b_` is code', '`_a b_` is code'],
  ['two\nlines', 'two lines'],
  ['#12 is an issue', '#12 is an issue'],
  ['2 apples', '2 apples'],
])('%j in a line is %j', (text, expected) => {
  expect(inline(text)).toBe(expected);
});

it.each([
  ['add a list', 'Add a list'],
  ['ngFor works', 'ngFor works'],
  ['`x` works', '`x` works'],
  ['npm:x works', 'npm:x works'],
  ['検索', '検索'],
  ['ältere Listen', 'Ältere Listen'],
  ['', ''],
])('%j as a sentence is %j', (text, expected) => {
  expect(sentence(text)).toBe(expected);
});

it('the first paragraph is one line', () => {
  expect(firstParagraph('a\nb\n\nc')).toBe('a b');
});
