import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceKind } from './change.ts';
import { commit } from './change-builders.ts';
import { parseCommit } from './parse-commit.ts';
import { compileReference } from './reference-pattern.ts';

const patternOf = (pattern: string, kind: ReferenceKind = 'ticket') => {
  const compiled = compileReference({ pattern, kind });
  if (compiled === null) throw new Error(`${pattern} is no pattern`);
  return compiled;
};

/** Ids of a message that is read with these patterns, with their kinds. */
const refs = (text: string, ...patterns: string[]): string[] => {
  const references = patterns.map((pattern) => patternOf(pattern));
  return parseCommit(commit(`fix: ${text}`), [], { references }).flatMap((change) =>
    change.refs.map(({ kind, raw }) => `${kind} ${raw}`),
  );
};

describe('a form of ids', () => {
  it('is found where it stands alone', () => {
    expect(refs('a AB#12, (AB#13) 修正AB#14対応', 'AB#{number}')).toEqual([
      'ticket AB#12',
      'ticket AB#13',
      'ticket AB#14',
    ]);
    expect(refs('xAB#12 AB#12x AB#x AB# AB#12_3', 'AB#{number}')).toEqual([]);
    expect(refs('web!7 [T:8] T:9', '!{number}', '[T:{number}]')).toEqual(['ticket !7', 'ticket [T:8]']);
  });

  it('comes in the order of the text among the others, each id once', () => {
    expect(refs('#3 AB#1 REQ-2 AB#1 #3', 'AB#{number}')).toEqual([
      'issue #3',
      'ticket AB#1',
      'requirement REQ-2',
    ]);
  });

  it('says more than what is always read', () => {
    expect(refs('GH-1 GH-2 and #4', 'GH-{number}')).toEqual(['ticket GH-1', 'ticket GH-2', 'issue #4']);
    expect(refs('acme/web#3', '#{number}')).toEqual(['issue acme/web#3']);
    expect(refs('AB-1-x', 'AB-{number}', 'AB-{number}-x')).toEqual(['ticket AB-1-x']);
  });

  it.each([
    'AB',
    '{number}',
    '{number}-a',
    'a{number}{number}',
    'A1{number}',
    'a{number}2',
    ' a{number}',
    'a{number}\n',
    '',
  ])('%j is none', (pattern) => {
    expect(compileReference({ pattern, kind: 'bug' })).toBeNull();
  });

  it('finds what a search over all places finds', () => {
    const text = fc.array(fc.constantFrom('A', 'B', '#', '1', '23', ' ', '-', 'AB#'), { maxLength: 30 });
    fc.assert(
      fc.property(text, fc.constantFrom('AB#', 'A', '#', '-', 'B-'), (parts, prefix) => {
        const subject = `x ${parts.join('')}`.trim();
        // Of ids that overlap, the earlier and the longer one goes first: a key leaves nothing of itself.
        fc.pre(!/[A-Z][A-Z0-9]+-\d/.test(subject));
        const found = refs(subject, `${prefix}{number}`).filter((ref) => ref.startsWith('ticket '));
        const edge = /^\w/.test(prefix) ? '(?<!\\w)' : '';
        const expected = subject.match(new RegExp(`${edge}${prefix}\\d{1,18}(?!\\w)`, 'g')) ?? [];
        const known = /^(?:[A-Z][A-Z0-9]{1,9}-\d{1,9})$/;
        expect(found.filter((ref) => !known.test(ref.slice(7)))).toEqual(
          [...new Set(expected)].map((raw) => `ticket ${raw}`).filter((ref) => !known.test(ref.slice(7))),
        );
      }),
    );
  });
});
