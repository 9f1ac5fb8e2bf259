import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { CHANGE_TYPES } from '../change/change-type.ts';
import { sectionOf } from '../changelog/section.ts';
import { readFragment } from '../fragment/read-fragment.ts';
import { categoriesOf, NOTE_CATEGORIES } from './category.ts';
import { notesOf } from './note-builders.ts';
import { releaseNotes } from './release-notes.ts';

describe('categoriesOf', () => {
  it.each([
    ['feat: a', ['new_features']],
    ['docs: a', ['improvements']],
    ['perf: a', ['performance_improvements']],
    ['fix: a', ['bug_fixes']],
    ['fix(security): a', ['security_updates']],
    ['fix: a\n\nCVE-2024-12345', ['security_updates']],
    ['deprecate: a', ['deprecations']],
    ['feat: a\n\nDeprecated: use b', ['new_features']],
    ['chore: a\n\nDeprecated: use b', ['deprecations']],
    ['remove: a', ['deprecations']],
    ['feat!: a', ['breaking_changes']],
    ['chore!: a', ['breaking_changes']],
    ['feat: a\n\nBREAKING CHANGE: b is gone', ['new_features', 'breaking_changes']],
    ['perf: a\n\nBREAKING CHANGE: b is gone', ['performance_improvements', 'breaking_changes']],
    ['refactor: a\n\nBREAKING CHANGE: b is gone', ['breaking_changes']],
    ['Revert "feat: a"\n\nThis reverts commit 1234567.', ['improvements']],
    ['chore: a', []],
    ['Merge a', []],
  ])('%j stands in %j', (message, expected) => {
    expect(categoriesOf(change(message))).toEqual(expected);
  });
});

describe('releaseNotes', () => {
  it('shows each change or says by which rule it is left out, whatever the changes are', () => {
    const message = fc
      .tuple(
        fc.constantFrom(...Object.keys(CHANGE_TYPES), 'wip', null),
        fc.constantFrom('', '!'),
        fc.constantFrom('', '\n\nBREAKING CHANGE: b', '\n\nSecurity: c', '\n\nDeprecated: d'),
      )
      .map(([type, mark, body]) => `${type === null ? 'something' : `${type}${mark}:`} a${body}`);
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        const changes = messages.map((text, index) => change(text, { sha: shaOf(index + 1) }));
        const { sections, leftOut } = notesOf(messages);
        const shown = new Set(
          NOTE_CATEGORIES.flatMap((name) => sections[name].flatMap(({ sha, alsoIn }) => [sha, ...alsoIn])),
        );
        const counted = Object.values(leftOut.internal).reduce((sum, count) => sum + count, 0);
        const gone = new Set([...leftOut.reverted, ...leftOut.nonConforming].map(({ sha }) => sha));
        expect(shown.size + counted + gone.size).toBe(changes.length);
        for (const one of changes)
          if (sectionOf(one) !== null) expect(shown.has(one.sha) || gone.has(one.sha)).toBe(true);
      }),
    );
  });

  it('lets a reverted pair vanish, and keeps the revert of what an earlier version had', () => {
    const pair = notesOf(['revert: feat: a', 'feat: a']);
    expect(pair.sections.new_features).toEqual([]);
    expect(pair.leftOut.reverted.map(({ subject }) => subject)).toEqual(['feat: a', 'a']);
    const alone = notesOf(['revert: feat: a']);
    expect(alone.sections.improvements.map(({ subject }) => subject)).toEqual(['feat: a']);
    expect(alone.leftOut.reverted).toEqual([]);
  });

  it('tells what breaks and what migrates as upgrade instructions, in their own words', () => {
    const { upgrade } = notesOf([
      'feat: a\n\nBREAKING CHANGE: first\n\n- then this\nBREAKING CHANGE: second',
      'feat!: drop b',
      'feat: c\n\nMigration: run the script',
      'feat: d',
    ]);
    expect(upgrade.map(({ subject, text }) => [subject, text])).toEqual([
      ['a', 'first\n\n- then this'],
      ['a', 'second'],
      ['drop b', 'drop b'],
      ['c', 'run the script'],
    ]);
  });

  it('keeps impact, workaround, before and after, and known issues where a commit names them', () => {
    const { sections, knownIssues } = notesOf([
      'fix: a (BUG-1)\n\nImpact: wrong totals\nWorkaround: add by hand\nKnown-Issue: slow on Sundays',
      'perf: b\n\nBefore-After: 250 ms, now 180 ms',
    ]);
    expect(sections.bug_fixes[0]).toMatchObject({
      refs: [{ raw: 'BUG-1', kind: 'bug' }],
      impact: 'wrong totals',
      workaround: 'add by hand',
      beforeAfter: null,
    });
    expect(sections.performance_improvements[0]?.beforeAfter).toBe('250 ms, now 180 ms');
    expect(knownIssues).toMatchObject([{ text: 'slow on Sundays', components: ['api'] }]);
  });

  it('tells what a footer announces as deprecated beside the new feature, and the rest of it once', () => {
    const { sections, upgrade, knownIssues } = notesOf([
      'feat(api)!: new search (#1)\n\nDeprecated: old search\n\nUse the new one.\nKnown-Issue: slow',
      'chore: tidy\n\nDeprecated: old list\nMigration: use the new list',
    ]);
    expect(sections.breaking_changes.map(({ subject }) => subject)).toEqual(['new search (#1)']);
    expect(sections.deprecations).toMatchObject([
      { sha: shaOf(1), scope: 'api', subject: 'old search', id: '#1', description: 'Use the new one.' },
      { sha: shaOf(2), subject: 'old list', description: null },
    ]);
    expect(upgrade.map(({ text }) => text)).toEqual(['new search (#1)', 'use the new list']);
    expect(knownIssues.map(({ text }) => text)).toEqual(['slow']);
  });

  it('describes a security fix by what its footer says', () => {
    const { sections } = notesOf(['fix: check lengths\n\nSecurity: nobody reads beyond the end']);
    expect(sections.security_updates).toMatchObject([
      { subject: 'check lengths', description: 'nobody reads beyond the end' },
    ]);
  });

  it('highlights three new features and two improvements at most', () => {
    const { highlights } = notesOf([
      'perf: faster',
      ...['feat: 1', 'feat: 2', 'feat: 3', 'feat: 4', 'docs: x', 'docs: y', 'docs: z'],
    ]);
    expect(highlights.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'new 1',
      'new 2',
      'new 3',
      'improved faster',
    ]);
  });

  it('highlights documentation only where there is too little else, and nothing that takes something back', () => {
    const subjects = (...messages: string[]) => notesOf(messages).highlights.map(({ subject }) => subject);
    expect(subjects('perf: faster', 'docs: x', 'revert: feat: y')).toEqual(['faster', 'x']);
    expect(subjects('perf: a', 'perf: b', 'feat: c', 'docs: d')).toEqual(['c', 'a', 'b']);
  });

  it('brings to the front what a footer asks to highlight, in its words', () => {
    const { highlights } = notesOf([
      ...['feat: 1', 'feat: 2', 'feat: 3', 'perf: 4', 'perf: 5'],
      'feat: 6\n\nHighlight: yes',
      'perf: 7\n\nHighlight: Twice as fast',
    ]);
    expect(highlights.map(({ subject }) => subject)).toEqual(['6', '1', '2', 'Twice as fast', '4']);
  });

  const highlightsIn = (...messages: string[]) =>
    notesOf(messages).highlights.map(({ kind, subject }) => `${kind} ${subject}`);

  it('highlights what breaks first, once, and more of it where there is too little else', () => {
    const features = ['feat: 1', 'feat: 2', 'feat: 3', 'perf: 4', 'perf: 5'];
    expect(highlightsIn(...features, 'feat: gone\n\nBREAKING CHANGE: use 1', 'fix!: two')).toEqual([
      'breaking gone',
      'new 1',
      'new 2',
      'new 3',
      'improved 4',
    ]);
    expect(highlightsIn('fix!: a', 'fix!: b', 'fix!: c', 'fix!: d')).toEqual([
      'breaking a',
      'breaking b',
      'breaking c',
    ]);
    expect(highlightsIn('fix!: a', 'fix!: b\n\nHighlight: B is gone', 'feat: c', 'perf: d')).toEqual([
      'breaking B is gone',
      'new c',
      'improved d',
    ]);
  });

  it('highlights the entries of a squash merge, and its title where they tell nothing of its kind', () => {
    const squash = (title: string, ...entries: string[]) =>
      `${title} (#12)\n\n${entries.map((entry) => `* ${entry}`).join('\n')}`;
    expect(highlightsIn(squash('feat: settings', 'feat: dark mode', 'feat: font size'))).toEqual([
      'new dark mode',
      'new font size',
    ]);
    expect(highlightsIn(squash('feat: settings', 'fix: a typo', 'perf: faster'))).toEqual([
      'new settings (#12)',
      'improved faster',
    ]);
    expect(highlightsIn(squash('feat!: settings', 'feat: dark mode'))).toEqual([
      'breaking settings (#12)',
      'new dark mode',
    ]);
    expect(highlightsIn(`${squash('feat: settings', 'feat: dark mode')}\n\nHighlight: yes`)).toEqual([
      'new settings (#12)',
      'new dark mode',
    ]);
  });

  it('highlights the words that a fragment gave a squash merge', () => {
    const merge = 'feat: settings (#12)\n\n* feat!: no more menus\n* feat: dark mode';
    const words = readFragment('a.md', `---\ncommit: ${shaOf(1)}\n---\nSettings of your own`);
    const { highlights } = notesOf([merge], words.ok ? { fragments: [words.fragment] } : {});
    expect(highlights.map(({ subject }) => subject)).toEqual(['no more menus', 'Settings of your own']);
  });

  it('tells a change of several components once, and names those whose new version has it', () => {
    const shared = change('feat: a', { sha: shaOf(1) });
    const { sections, leftOut } = notesOf([], {
      components: [
        { name: 'api', from: '1.0.0', to: '1.1.0', changes: [shared] },
        { name: 'web', from: '1.0.0', to: '1.1.0', changes: [shared] },
      ],
      outside: [change('feat: nowhere', { sha: shaOf(2) }), change('ci: x', { sha: shaOf(3) })],
    });
    expect(sections.new_features).toMatchObject([{ subject: 'a', components: ['api', 'web'] }]);
    expect(leftOut).toMatchObject({ outside: [{ subject: 'nowhere' }], internal: { ci: 1 }, reverted: [] });
  });
});

it('what breaks is told of the product where it touches no component of today', () => {
  const gone = change('refactor: no more command line\n\nBREAKING CHANGE: use the library', {
    sha: shaOf(2),
  });
  const { sections, upgrade, leftOut } = releaseNotes({
    version: '2.0.0',
    date: null,
    components: [{ name: 'api', from: '1.0.0', to: '2.0.0', changes: [change('fix: a', { sha: shaOf(1) })] }],
    outside: [gone, change('feat: nowhere', { sha: shaOf(3) })],
  });
  expect(sections.breaking_changes).toMatchObject([{ sha: shaOf(2), components: [] }]);
  expect(upgrade).toMatchObject([{ sha: shaOf(2), text: 'use the library' }]);
  expect(leftOut.outside).toMatchObject([{ subject: 'nowhere' }]);
});

it('a release is of the kind that its SemVer components show', () => {
  const data = { name: 'data', from: '2025.12.0', to: '2026.1.0', changes: [], isCalendar: true };
  const api = { name: 'api', from: '1.0.0', to: '1.0.1', changes: [] };
  const kindOf = (...components: (typeof api)[]) =>
    releaseNotes({ version: null, date: null, components, outside: [] }).kind;
  expect([kindOf(data, api), kindOf(data), kindOf(api)]).toEqual(['patch', null, 'patch']);
});
