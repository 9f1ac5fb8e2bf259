import { type Change, parseCommit } from '@tminus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneRealHistory, hasRealHistory, type RealHistory } from './testing/real-history.ts';

/*
 * The same numbers by other means: git's own search in messages, and plain patterns over its output, line by line.
 */
describe.skipIf(!hasRealHistory)('every commit of a real history', () => {
  let history: RealHistory;
  let read: ReadonlyMap<string, readonly Change[]>;
  beforeAll(() => {
    history = cloneRealHistory();
    read = new Map(history.commits.map((commit) => [commit.sha, parseCommit(commit, [])]));
  });
  afterAll(() => history.remove());

  const where = (holds: (change: Change) => boolean): string[] =>
    [...read].filter(([, changes]) => changes.some(holds)).map(([sha]) => sha);
  const found = (...search: readonly string[]): string[] =>
    history
      .git('log', '--extended-regexp', ...search, '--format=%H', 'HEAD')
      .split('\n')
      .filter(Boolean);
  const subjects = (): string[][] =>
    history
      .git('log', '--format=%H%x09%s', 'HEAD')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
  /** How many lines of a commit's message match. */
  const lines = (sha: string, pattern: RegExp): number =>
    history.commits
      .find((commit) => commit.sha === sha)
      ?.message.split('\n')
      .filter((line) => pattern.test(line)).length ?? 0;

  it('is read: 18 675, as `git rev-list` counts them, in 18 920 changes', () => {
    expect(read.size).toBe(Number(history.git('rev-list', '--count', 'HEAD')));
    expect(read.size).toBe(18_675);
    expect([...read.values()].flat()).toHaveLength(18_920);
  });

  it('has its type where the subject that git prints has one: 18 336', () => {
    const typed = /^ ?[A-Za-z][\w-]*(?:\([^()]*\))?!?: +\S/;
    const bySubject = subjects()
      .filter(([, subject = '']) => typed.test(subject))
      .map(([sha]) => sha);
    const conforming = [...read].filter(([, [first]]) => first?.conforms).map(([sha]) => sha);
    expect(conforming).toEqual(bySubject);
    expect(conforming).toHaveLength(18_336);
  });

  it('is listed when it does not conform: 339, and every one has its reason', () => {
    const rest = [...read].filter(([, [first]]) => first?.conforms === false);
    const parents = new Map(history.commits.map((commit) => [commit.sha, commit.parents.length]));
    const reasonOf = ([sha, [first]]: readonly [string, readonly Change[]]): string => {
      if (first?.type !== null) return 'a header that misses the form';
      if ((parents.get(sha) ?? 0) > 1) return 'a merge';
      if (first.subject.startsWith('Merge ')) return 'a squashed branch below the title of a merge';
      if (first.subject.startsWith('Revert "')) return 'a revert';
      return first.subject.startsWith('fixup! ') ? 'a fixup' : 'no header';
    };
    const counts = new Map<string, number>();
    for (const reason of rest.map(reasonOf)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      'a header that misses the form': 7,
      'a merge': 34,
      'a squashed branch below the title of a merge': 13,
      'a revert': 82,
      'a fixup': 6,
      'no header': 197,
    });
    expect(rest).toHaveLength(339);
  });

  it('says what it reverts wherever git finds the phrase: 102, and one says it in other words', () => {
    const reverting = where(({ reverts }) => reverts.length > 0);
    const phrase = found('--regexp-ignore-case', '--grep=this reverts commits? [0-9a-f]{7}');
    expect(phrase).toHaveLength(102);
    const other = found('--grep=^This commit reverts [0-9a-f]{40}');
    expect(other).toHaveLength(1);
    expect(new Set(reverting)).toEqual(new Set([...phrase, ...other]));
  });

  it('has every breaking note: 186 in form, 95 of them on the line below, 2 in the plural, 9 without a colon', () => {
    const count = (pattern: RegExp): number =>
      history
        .git('log', '--format=%B', 'HEAD')
        .split('\n')
        .filter((line) => pattern.test(line)).length;
    expect(count(/^BREAKING CHANGE:/)).toBe(186);
    expect(count(/^BREAKING CHANGE:\s*$/)).toBe(95);
    expect(count(/^BREAKING CHANGES:/)).toBe(2);
    expect(count(/^BREAKING CHANGES?\s*$/)).toBe(9);
    const notes = [...read.values()].flat().flatMap(({ breakingNotes }) => breakingNotes);
    expect(notes).toHaveLength(186 + 2 + 9);
    for (const note of notes) expect(note.length).toBeGreaterThan(10);
    const breaking = found('--grep=^BREAKING CHANGES?(:|\\s*$)');
    expect(new Set(where((change) => change.breaking))).toEqual(new Set(breaking));
    for (const sha of breaking)
      expect(read.get(sha)?.flatMap(({ breakingNotes }) => breakingNotes)).toHaveLength(
        lines(sha, /^BREAKING CHANGES?(?::|\s*$)/),
      );
  });

  it('has every deprecation: 16, one of them below a blank', () => {
    const deprecating = found('--grep=^ ?DEPRECATED:');
    expect(deprecating).toHaveLength(16);
    expect(found('--grep=^ DEPRECATED:')).toHaveLength(1);
    const tokens = (change: Change): string[] => change.footers.map(({ token }) => token.toLowerCase());
    expect(new Set(where((change) => tokens(change).includes('deprecated')))).toEqual(new Set(deprecating));
    const texts = [...read.values()]
      .flat()
      .flatMap(({ footers }) =>
        footers.filter(({ token }) => token === 'DEPRECATED').map(({ value }) => value),
      );
    expect(texts).toHaveLength(16);
    for (const text of texts) expect(text.length).toBeGreaterThan(10);
  });

  it('has every id in parentheses at the end of a subject', () => {
    const numbered = subjects().flatMap(([sha = '', subject = '']) => {
      const id = /\((#\d+)\)$/.exec(subject)?.[1];
      return id === undefined ? [] : [{ sha, id }];
    });
    expect(numbered).toHaveLength(1_383);
    for (const { sha, id } of numbered)
      expect(read.get(sha)?.flatMap(({ refs }) => refs.map(({ raw }) => raw))).toContain(id);
  });
});
