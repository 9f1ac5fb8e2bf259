import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from './fragment.ts';
import { readFragment } from './read-fragment.ts';

const path = '.changes/unreleased/one.md';

function fragmentOf(text: string): Fragment {
  const read = readFragment(path, text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.fragment;
}

/** `line code values…` of each problem. */
function problemsOf(text: string, known?: readonly string[]): string[] {
  const read = readFragment(path, text, known ?? null);
  return read.ok
    ? []
    : read.problems.map(({ line, code, params }) => [line, code, ...Object.values(params)].join(' '));
}

describe('readFragment', () => {
  it('reads everything that a fragment may say', () => {
    const text = `---
# how it came about
kind: change
type: Feat
section: security
scope: "api"
component: [api, 'web']
refs: REQ-003, #12
commit: 1A2B3C4
breaking: true
---

- Tokens **expire**

Run \`login\` again.
`;
    expect(fragmentOf(text)).toEqual({
      path,
      kind: 'change',
      type: 'feat',
      section: 'security',
      scope: 'api',
      components: ['api', 'web'],
      refs: [
        { raw: 'REQ-003', kind: 'requirement' },
        { raw: '#12', kind: 'issue' },
      ],
      commit: '1a2b3c4',
      commitLine: 9,
      breaking: true,
      subject: 'Tokens **expire**',
      body: 'Run `login` again.',
    });
  });

  it('reads the same from a file of another system', () => {
    const text = '---\ntype: fix\n---\nRounding\n\nMore\n';
    expect(fragmentOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(fragmentOf(text));
  });

  it.each([
    ['of another kind needs neither type nor section', '---\nkind: known-issue\n---\nSlow on Mondays'],
    ['that rewords a commit may leave both to it', '---\ncommit: 1a2b3c4\n---\nBetter words'],
  ])('one %s', (_, text) => {
    expect(fragmentOf(text)).toMatchObject({ type: null, section: null });
  });

  it.each([
    ['', ['1 subject']],
    ['Just words', ['1 kindless']],
    ['---\ntype: fix\nWords', ['1 unclosed']],
    ['---\ntype: fix\n---\n\n', ['4 subject']],
    ['---\ntype: fix\ntype: feat\n---\nx', ['3 twice type']],
    ['---\ntype: fix\n- item\n---\nx', ['3 line - item']],
    ['---\ncommit: HEAD\n---\nx', ['2 commit HEAD']],
    ['---\ntype: fix\nrefs: #12, twelve\n---\nx', ['3 reference twelve']],
    ['---\ntype: fix\nbreaking: yes\n---\nx', ['3 value breaking yes true, false']],
    ['---\nkind: migratoin\n---\nx', ['2 valueNear kind migratoin migration']],
    [
      '---\ncolor: red\ntype: fix\n---\nx',
      ['2 key color kind, type, section, scope, component, refs, commit, breaking'],
    ],
    ['---\ntype: fix\ncomponent: printer\n---\nx', ['3 component printer api, web']],
    ['---\nkind: news\n---\nx', ['2 value kind news change, migration, known-issue, coming-next']],
    ['---\ntype: fix\ncomponent: api, wbe\n---\nx', ['3 componentNear wbe web']],
  ])('refuses %j', (text, problems) => {
    expect(problemsOf(text, ['api', 'web'])).toEqual(problems);
  });

  it('tells all problems at once, with what is allowed', () => {
    expect(problemsOf('---\ntyp: feat\nsection: new\nbreaking: 1\n---\n')).toEqual([
      '2 keyNear typ type',
      '3 value section new added, changed, deprecated, removed, fixed, security',
      '4 value breaking 1 true, false',
      '6 subject',
    ]);
  });

  it('reads any text or says a line of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('---', 'type: fix', 'refs: #1', ':', '\r', '# x', 'word', '')),
        (lines) => {
          const read = readFragment(path, lines.join('\n'));
          if (read.ok) expect(read.fragment.subject).not.toBe('');
          else
            for (const { line } of read.problems) {
              expect(line).toBeGreaterThan(0);
              expect(line).toBeLessThanOrEqual(lines.join('\n').split(/\r\n?|\n/).length + 1);
            }
        },
      ),
    );
  });
});
