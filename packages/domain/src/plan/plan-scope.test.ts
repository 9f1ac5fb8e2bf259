import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { readFragment } from '../fragment/read-fragment.ts';
import { planScope } from './plan-scope.ts';

const fragment = (path: string, text: string) => {
  const read = readFragment(path, text);
  if (!read.ok) throw new Error(`unreadable: ${JSON.stringify(read.problems)}`);
  return read.fragment;
};
const scope = (messages: readonly string[], ...texts: readonly string[]) => {
  const { features, fixes, breaking, further, otherChanges } = planScope([
    {
      name: 'api',
      changes: messages.map((message, index) => change(message, { sha: shaOf(index + 1) })),
      fragments: texts.map((text, index) => fragment(`.changes/unreleased/${index}.md`, text)),
    },
  ]);
  const [added, fixed, broken, others] = [features, fixes, breaking, further].map((items = []) =>
    items.map(({ subject }) => subject),
  );
  return { added, fixed, broken, others, otherChanges };
};

describe('the scope of a plan', () => {
  it('tells fragments that no commit carries', () => {
    expect(
      scope(
        ['fix: a'],
        '---\ntype: feat\n---\nDark mode',
        '---\nsection: changed\n---\nFaster start',
        '---\nsection: removed\nbreaking: true\n---\nNo more XML',
      ),
    ).toEqual({
      added: ['Dark mode'],
      fixed: ['a'],
      broken: ['No more XML'],
      others: ['Faster start'],
      otherChanges: 0,
    });
  });

  it('tells a reworded commit in the words of its fragment, where that says', () => {
    const words = `---\ncommit: ${shaOf(2)}\ntype: feat\n---\nLog in with a passkey`;
    expect(scope(['fix: a', 'chore: webauthn', 'chore: tidy up'], words)).toEqual({
      added: ['Log in with a passkey'],
      fixed: ['a'],
      broken: [],
      others: [],
      otherChanges: 1,
    });
  });

  it('leaves out words for a commit of an earlier release, and what only notes tell', () => {
    const known = '---\nkind: known-issue\n---\nSlow on Mondays';
    expect(scope(['fix: a'], `---\ncommit: ${shaOf(9)}\n---\nOld words`, known)).toEqual({
      added: [],
      fixed: ['a'],
      broken: [],
      others: [],
      otherChanges: 0,
    });
  });

  it('names what fixes a weakness among the fixes, and what is deprecated', () => {
    expect(scope(['security: escape names', 'feat: a\n\nDeprecated: use a', 'ci: b'])).toEqual({
      added: ['a'],
      fixed: ['escape names'],
      broken: [],
      others: ['use a'],
      otherChanges: 1,
    });
  });
});
