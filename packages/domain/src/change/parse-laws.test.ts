import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit } from './change-builders.ts';
import { parseCommit } from './parse-commit.ts';

const parse = (message: string, parents: readonly string[] = []) =>
  parseCommit(commit(message, { parents }), ['api']);

/** Pieces that messages are made of, so that chance finds what they do together. */
const piece = fc.constantFrom(
  ...[
    'feat',
    'fix',
    'security',
    'x',
    '(',
    ')',
    '(api)',
    '!',
    ':',
    ': ',
    '：',
    ' ',
    '\t',
    '\n',
    '\n\n',
    '* ',
    '- ',
    '#12',
  ],
  ...[
    'REQ-003',
    'acme/web#3',
    'BREAKING CHANGE',
    'BREAKING-CHANGE: ',
    'BREAKING CHANGES',
    'Deprecated:',
    'Refs: ',
    'Refs #',
  ],
  ...[
    'This reverts commit ',
    '676104e1',
    'Revert "',
    '"',
    '```',
    '```\n',
    '    ',
    '**',
    'Merge pull request #1\n\n',
    'fixup! ',
  ],
  ...['…', ' (#12)', '📝 ', 'é', '(cherry picked from commit 676104e)\n'],
);
const message = fc.oneof(
  fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const parents = fc.constantFrom<string[]>([], ['1', '2']);

describe('whatever a message holds', () => {
  it('is read, and its commit is never lost', () => {
    fc.assert(
      fc.property(message, parents, (text, of) => {
        const changes = parse(text, of);
        expect(changes.length).toBeGreaterThan(0);
        expect(changes.map(({ index }) => index)).toEqual(changes.map((_, index) => index));
        for (const { conforms, type, subject, breaking, breakingNotes, scope } of changes) {
          if (conforms) expect(type).not.toBeNull();
          if (type === null) expect(scope).toBeNull();
          else expect(subject).not.toBe('');
          expect(breakingNotes.length > 0).toBe(breaking);
          expect(scope).not.toBe('');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads the same with the line ends of Windows', () => {
    fc.assert(
      fc.property(message, parents, (text, of) => {
        expect(parse(text.replaceAll('\n', '\r\n'), of)).toEqual(parse(text, of));
      }),
    );
  });

  it('reads the same whatever blanks stand behind the lines and around the message', () => {
    fc.assert(
      fc.property(message, parents, (text, of) => {
        expect(parse(`\n${text.replaceAll('\n', ' \t\n')} \n\n`, of)).toEqual(parse(text, of));
      }),
    );
  });

  it('finds a breaking note behind it, unless code or a fixup holds it', () => {
    fc.assert(
      fc.property(message, parents, (text, of) => {
        fc.pre(text.trim() !== '' && !text.includes('`') && !text.includes('fixup!'));
        const notes = parse(`${text}\n\nBREAKING CHANGE: what breaks`, of).flatMap(
          ({ breakingNotes }) => breakingNotes,
        );
        expect(notes).toContain('what breaks');
      }),
    );
  });

  it('finds an id and a revert behind it', () => {
    fc.assert(
      fc.property(message, parents, (text, of) => {
        const changes = parse(`${text}\n\nThis reverts commit 1234567. See REQ-77.`, of);
        expect(changes.flatMap(({ refs }) => refs.map(({ raw }) => raw))).toContain('REQ-77');
        expect(changes.flatMap(({ reverts }) => reverts)).toContain('1234567');
      }),
    );
  });

  it('has its first line as the subject of a header, and more lines change nothing about it', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(word, fc.option(word), fc.boolean(), word, message, (type, scope, mark, subject, body) => {
        fc.pre(!body.includes('…'));
        const header = `${type}${scope === null ? '' : `(${scope})`}${mark ? '!' : ''}: ${subject}`;
        expect(parse(`${header}\n\n${body}`, ['1', '2'])[0]).toMatchObject({
          conforms: true,
          type,
          scope,
          subject,
        });
        if (mark) expect(parse(`${header}\n\n${body}`)[0]?.breaking).toBe(true);
      }),
    );
  });
});
