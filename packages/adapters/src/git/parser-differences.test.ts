import { readFileSync } from 'node:fs';
import { type Change, parseCommit } from '@tminus/domain';
import { CommitParser } from 'conventional-commits-parser';
import { describe, expect, it } from 'vitest';
import { DIFFERENCE_CLASSES, type Difference } from './testing/parser-differences.ts';
import { cloneRealHistory, hasRealHistory } from './testing/real-history.ts';

const peer = new CommitParser({ breakingHeaderPattern: /^(\w*)(?:\((.*)\))?!: (.*)$/ });

type PeerCommit = ReturnType<typeof peer.parse>;

/** Line ends and blanks around a text tell nothing about who reads what. */
const plain = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

const headerOf = (type?: string | null, scope?: string | null, subject?: string | null): string[] =>
  typeof type === 'string' || typeof scope === 'string'
    ? [`${type?.toLowerCase() ?? ''}(${scope ?? ''}): ${subject ?? ''}`]
    : [];

interface Readings {
  readonly header: readonly string[];
  readonly note: readonly string[];
  readonly reference: readonly string[];
  readonly revert: readonly string[];
}

function ourReadings(changes: readonly Change[]): Readings {
  const [first] = changes;
  const footers = changes.flatMap((change) => change.footers);
  return {
    header: headerOf(first?.type, first?.scope, first?.subject),
    note: footers.filter(({ token }) => token === 'BREAKING CHANGE').map(({ value }) => plain(value)),
    reference: changes.flatMap(({ refs }) =>
      refs.filter(({ kind }) => kind === 'issue').map(({ raw }) => raw),
    ),
    revert: changes.flatMap(({ reverts }) => reverts),
  };
}

function theirReadings({ type, scope, subject, notes, references, revert }: PeerCommit): Readings {
  return {
    header: headerOf(type, scope, subject),
    note: notes.map(({ text }) => plain(text)),
    reference: references.map(
      ({ owner, repository, prefix, issue }) =>
        `${[owner, repository].filter((part) => part !== null).join('/')}${prefix}${issue}`,
    ),
    revert: typeof revert?.['hash'] === 'string' ? [revert['hash']] : [],
  };
}

const ABOUT = ['header', 'note', 'reference', 'revert'] as const;

/** What one of the two reads and the other does not; two headers are one difference. */
function differencesOf(message: string, changes: readonly Change[]): Difference[] {
  const ours = ourReadings(changes);
  const theirs = theirReadings(peer.parse(message));
  return ABOUT.flatMap((about): Difference[] => {
    const here = [...new Set(ours[about])].filter((reading) => !theirs[about].includes(reading));
    const there = [...new Set(theirs[about])].filter((reading) => !ours[about].includes(reading));
    const base = { about, message, changes };
    if (about === 'header')
      return here.length + there.length === 0
        ? []
        : [{ ...base, ours: here[0] ?? null, theirs: there[0] ?? null }];
    return [
      ...here.map((reading) => ({ ...base, ours: reading, theirs: null })),
      ...there.map((reading) => ({ ...base, ours: null, theirs: reading })),
    ];
  });
}

/** `docs/parser-differences.md`, which says the same to people. */
function renderTable(): string {
  const total = DIFFERENCE_CLASSES.reduce((sum, { count }) => sum + count, 0);
  return [
    '# Where our commit parser differs',
    '',
    `The 18 675 commits of angular-cli, read by \`parseCommit\` and by conventional-commits-parser 7.1.4 with its defaults and`,
    `the \`!\` of the specification: headers, breaking notes, references to issues, reverts. They differ in ${total} places, and`,
    'each is of exactly one class. `packages/adapters/src/git/parser-differences.test.ts` counts them and checks this page.',
    '',
    '| about | class | places | why |',
    '|---|---|---:|---|',
    ...DIFFERENCE_CLASSES.map(({ about, name, count, why }) => `| ${about} | ${name} | ${count} | ${why} |`),
    '',
  ].join('\n');
}

describe('the differences to conventional-commits-parser', () => {
  it('are on the page that lists them', () => {
    const page = new URL('../../../../docs/parser-differences.md', import.meta.url);
    expect(readFileSync(page, 'utf8')).toBe(renderTable());
  });

  it.skipIf(!hasRealHistory)('are explained, each by one class, in a history of 18 675 commits', () => {
    const history = cloneRealHistory();
    try {
      const counts = new Map(DIFFERENCE_CLASSES.map(({ name }) => [name, 0]));
      const unexplained: string[] = [];
      for (const commit of history.commits)
        for (const difference of differencesOf(commit.message, parseCommit(commit, []))) {
          const { about, ours, theirs } = difference;
          const classes = DIFFERENCE_CLASSES.filter((one) => one.about === about && one.holds(difference));
          for (const { name } of classes) counts.set(name, (counts.get(name) ?? 0) + 1);
          if (classes.length !== 1)
            unexplained.push(
              `${commit.sha} ${about}: ${ours} here, ${theirs} there, ${classes.length} classes`,
            );
        }
      expect(unexplained).toEqual([]);
      expect(Object.fromEntries(counts)).toEqual(
        Object.fromEntries(DIFFERENCE_CLASSES.map(({ name, count }) => [name, count])),
      );
    } finally {
      history.remove();
    }
  });
});
