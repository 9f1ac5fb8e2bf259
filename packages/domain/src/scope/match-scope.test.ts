import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { entriesOfChanges, matchScope, readingFor, type ScopeEntry } from './match-scope.ts';

const entry = (id: string, more: Partial<ScopeEntry> = {}): ScopeEntry => ({
  id,
  title: `title of ${id}`,
  kind: 'feature',
  component: null,
  priority: null,
  owner: null,
  assignee: null,
  deferred: false,
  ...more,
});
const of = (number: number, message: string) => change(message, { sha: shaOf(number) });
const elsewhere = (number: number, message: string) => ({ change: of(number, message), branch: 'topic' });

describe('the scope', () => {
  it('knows by ids what is merged, in progress, planned and deferred', () => {
    const { items } = matchScope({
      entries: [
        entry('REQ-1'),
        entry('gh-2'),
        entry('ABC-3'),
        entry('login-page'),
        entry('REQ-9', { deferred: true }),
      ],
      released: [of(1, 'feat: a REQ-1'), of(2, 'fix: b\n\nImplements: login-page')],
      unmerged: [elsewhere(3, 'feat: c (#2)'), elsewhere(4, 'fix: d REQ-1')],
    });
    expect(items.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'REQ-1 merged',
      'gh-2 in_progress',
      'ABC-3 planned',
      'login-page merged',
      'REQ-9 deferred',
    ]);
    expect(items[0]?.commits.map(({ sha, branch }) => [sha, branch])).toEqual([
      [shaOf(1), null],
      [shaOf(4), 'topic'],
    ]);
  });

  it('takes back what was reverted', () => {
    const released = [of(2, `revert: a\n\nRefs: ${shaOf(1)}`), of(1, 'feat: a REQ-1')];
    const { items, unplanned } = matchScope({ entries: [entry('REQ-1')], released, unmerged: [] });
    expect(items[0]?.state).toBe('planned');
    expect(unplanned).toEqual([]);
  });

  it('names features that nobody planned, and what was put off and came nevertheless', () => {
    const { items, unplanned } = matchScope({
      entries: [entry('REQ-1', { deferred: true })],
      released: [of(1, 'feat: a REQ-1'), of(2, 'feat: surprise'), of(3, 'fix: b')],
      unmerged: [],
    });
    expect(items[0]).toMatchObject({ state: 'deferred', contradiction: true });
    expect(unplanned.map(({ subject }) => subject)).toEqual(['surprise']);
  });

  it.each([
    ['feature', 'feature'],
    ['bugfix', 'fix'],
    ['hotfix', 'fix'],
    ['bug', 'fix'],
    ['security', 'fix'],
  ])('knows what `%s` means', (type, kind) => {
    const released = [of(1, `${type}: a REQ-1`), of(2, 'chore: b REQ-2')];
    expect(entriesOfChanges({ released, unmerged: [] })).toMatchObject([{ id: 'REQ-1', kind }]);
  });

  it('has every work item that a message names, also in the plain lines of its body', () => {
    const released = [
      of(1, 'feat: a (#12)\n\nThis finishes REQ-003.\nPart of ABC-4, too.\n\nSigned-off-by: Ada'),
      of(2, 'fix: b (#13)'),
    ];
    const entries = entriesOfChanges({ released, unmerged: [] });
    expect(entries.map(({ id }) => id)).toEqual(['REQ-003', 'ABC-4', '#13']);
  });

  it.each([
    ['login-page', 'It finishes the Login-Page.'],
    ['FEAT_7', 'See feat_7, and more.'],
    ['req-003', 'This finishes REQ-003.'],
    ['画面-1', 'これで画面-1は終わり。'],
    ['login-page', 'İrem finished the Login-Page.'],
  ])('finds %s in "%s", since it is listed', (id, line) => {
    const entries = [entry(id)];
    const released = [change(`feat: a\n\n${line}\n\nSigned-off-by: Ada`, {}, readingFor(entries))];
    expect(matchScope({ entries, released, unmerged: [] }).items[0]?.state).toBe('merged');
  });

  it.each([
    ['login-page', 'A login-page-2 and the prelogin-page.'],
    ['login', 'Whoever has to login sees it.'],
  ])('does not take %s for what "%s" says', (id, line) => {
    const entries = [entry(id)];
    const released = [change(`feat: a\n\n${line}\n\nSigned-off-by: Ada`, {}, readingFor(entries))];
    expect(matchScope({ entries, released, unmerged: [] }).items[0]?.state).toBe('planned');
  });

  it('can be read from the commits alone', () => {
    const released = [
      of(1, 'feat: a REQ-1'),
      of(2, 'fix: b REQ-1 BUG-2'),
      of(3, 'chore: c REQ-3'),
      of(4, 'fix: d'),
    ];
    const unmerged = [elsewhere(5, 'fix: e BUG-7')];
    const entries = entriesOfChanges({ released, unmerged });
    expect(entries.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'REQ-1 feature',
      'BUG-2 fix',
      'BUG-7 fix',
    ]);
    expect(matchScope({ entries, released, unmerged }).items.map(({ state }) => state)).toEqual([
      'merged',
      'merged',
      'in_progress',
    ]);
  });
});
