import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeChangelog } from './merge-changelog.ts';

/** A commit's entry: words that are like those of others, so that the likeness has to be told apart. */
interface Made {
  readonly id: number;
  readonly line: string;
  readonly section: string;
}

const WORD = fc.constantFrom(
  'token',
  'page',
  'list',
  'owner',
  'cache',
  'rounding',
  'retry',
  '(#12)',
  'REQ-3',
  'v2',
  'v3',
);
const SECTION = fc.constantFrom('Added', 'Changed', 'Fixed');

const history = (isLinked: boolean): fc.Arbitrary<readonly Made[]> =>
  fc
    .array(fc.tuple(fc.array(WORD, { minLength: 1, maxLength: 5 }), SECTION), { maxLength: 9 })
    .map((entries) =>
      entries.map(([words, section], id) => {
        const sha = `${id + 1}`.padStart(7, 'a');
        return {
          id,
          section,
          line: `- ${words.join(' ')} ${nameOf(id)}${isLinked ? ` ([${sha}](https://x/${sha}))` : ''}`,
        };
      }),
    );

/** A word that only one entry has, without a digit: numbers tell entries apart by themselves. */
const nameOf = (id: number): string => `entry${'abcdefghij'.charAt(id)}`;

/** Markdown of a history, oldest first, that is released after these numbers of commits. */
function generate(made: readonly Made[], ends: readonly number[]): string {
  const cuts = [...new Set(ends.map((end) => Math.min(end, made.length)))].sort(
    (left, right) => left - right,
  );
  const parts = cuts.map((end, index) =>
    part(`[${index + 1}.0.0] - 2026-01-0${index + 1}`, made.slice(cuts[index - 1] ?? 0, end)),
  );
  const rest = made.slice(cuts.at(-1) ?? 0);
  const all = ['# Changelog', ...(rest.length > 0 ? [part('[Unreleased]', rest)] : []), ...parts.reverse()];
  return `${all.join('\n\n')}\n`;
}

function part(heading: string, made: readonly Made[]): string {
  const sections = ['Added', 'Changed', 'Fixed'].flatMap((name) => {
    const own = made.filter(({ section }) => section === name).reverse();
    return own.length === 0 ? [] : [`### ${name}\n\n${own.map(({ line }) => line).join('\n')}`];
  });
  return [`## ${heading}`, ...sections].join('\n\n');
}

type Edit = readonly [kind: 'bullet' | 'paragraph' | 'heading' | 'keep' | 'reword' | 'delete', at: number];
const EDITS: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.tuple(
    fc.constantFrom<Edit[0]>('bullet', 'paragraph', 'heading', 'keep', 'reword', 'delete'),
    fc.nat(30),
  ),
  { maxLength: 6 },
);

/** What people do to a file; each line of theirs can be told by its number. */
function edit(text: string, edits: readonly Edit[]): string {
  const lines = text.trimEnd().split('\n');
  for (const [index, [kind, at]] of edits.entries()) {
    const place = 1 + (at % lines.length);
    const bullets = lines.flatMap((line, row) =>
      line.startsWith('- ') && !line.includes('HAND') ? [row] : [],
    );
    const row = bullets[at % Math.max(bullets.length, 1)];
    const line = lines[row ?? -1];
    const hand = `HAND${'abcdef'.charAt(index)}!`;
    if (kind === 'bullet') lines.splice(place, 0, `- ${hand} something else`);
    if (kind === 'paragraph') lines.splice(place, 0, '', `${hand} says so.`, '');
    if (kind === 'heading') lines.splice(place, 0, '', `#### ${hand}`, '');
    if (kind === 'keep')
      lines.splice(place, 0, '', '<!-- tminus:keep -->', `- ${hand}`, '<!-- /tminus:keep -->', '');
    if (kind === 'reword' && row !== undefined && line !== undefined)
      lines[row] = line.replace(/^- /, `- ${hand} `);
    if (kind === 'delete' && row !== undefined) lines.splice(row, 1);
  }
  return `${lines.join('\n')}\n`;
}

/** Words that a hand wrote, as often as they are there. */
const handsOf = (text: string): string[] =>
  [...text.matchAll(/.*HAND[a-f]!.*/g)].map(([line]) => line.trim()).sort();
const times = (text: string, id: number): number => text.split(nameOf(id)).length - 1;

describe.each([
  ['with links', true],
  ['without links', false],
])('laws of merging %s', (_, isLinked) => {
  const cases = fc.record({
    made: history(isLinked),
    before: fc.nat(9),
    ends: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    more: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
    edits: EDITS,
  });
  const prepared = cases.map(({ made, before, ends, more, edits }) => {
    const known = Math.max(before, ...ends, 0);
    const file = edit(generate(made.slice(0, known), ends), edits);
    const generated = generate(made, [...ends, ...more.map((end) => known + end)]);
    return { made, file, generated };
  });

  it('generating again changes nothing', () => {
    fc.assert(
      fc.property(prepared, ({ file, generated }) => {
        const once = mergeChangelog(file, generated);
        expect(mergeChangelog(once, generated)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  it('no line of a hand is lost', () => {
    fc.assert(
      fc.property(prepared, ({ file, generated }) => {
        expect(handsOf(mergeChangelog(file, generated))).toEqual(handsOf(file));
      }),
      { numRuns: 400 },
    );
  });

  it('each generated entry is there once, in its own words or in those of a hand', () => {
    fc.assert(
      fc.property(prepared, ({ made, file, generated }) => {
        const merged = mergeChangelog(file, generated);
        const unreleased = generated.split(/^## /m).find((each) => each.startsWith('[Unreleased]')) ?? '';
        for (const { id } of made) {
          const found = times(merged, id);
          expect(found).toBeLessThanOrEqual(1);
          if (times(file, id) + times(unreleased, id) > 0) expect(found).toBe(1);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a file that nobody touched becomes what is generated', () => {
    fc.assert(
      fc.property(cases, ({ made, before, ends, more }) => {
        const known = Math.max(before, ...ends, 0);
        const file = generate(made.slice(0, known), ends);
        const generated = generate(made, [...ends, ...more.map((end) => known + end)]);
        expect(mergeChangelog(file, generated)).toBe(generated);
      }),
      { numRuns: 400 },
    );
  });

  it('line ends of another system stay', () => {
    fc.assert(
      fc.property(prepared, ({ file, generated }) => {
        const merged = mergeChangelog(file.replaceAll('\n', '\r\n'), generated);
        expect(merged).toBe(mergeChangelog(file, generated).replaceAll('\n', '\r\n'));
      }),
      { numRuns: 50 },
    );
  });
});
