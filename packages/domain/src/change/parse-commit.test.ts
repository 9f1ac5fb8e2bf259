import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change, commit } from './change-builders.ts';
import { parseCommit } from './parse-commit.ts';

describe('header', () => {
  it('reads type, scope, breaking mark and subject', () => {
    expect(change('Feat(@acme/API)!:  drop the login endpoint')).toMatchObject({
      conforms: true,
      type: 'feat',
      scope: '@acme/API',
      subject: 'drop the login endpoint',
      breaking: true,
      breakingNotes: ['drop the login endpoint'],
    });
  });

  it.each([
    'Merge branch "main" of example.org:repo',
    'feat add something',
    'feat: ',
    'feat(api: open scope',
    'fix(api) missing colon',
    'two words: subject',
    'fixup! feat: not yet squashed',
    ': nothing before',
    '',
  ])('keeps %j although it does not conform', (message) => {
    expect(change(message)).toMatchObject({
      conforms: false,
      type: null,
      scope: null,
      subject: message.trim(),
    });
  });

  it('takes the first line that says something', () => {
    expect(change('\n\n  \nfix: late start\nwithout a blank line')).toMatchObject({
      type: 'fix',
      subject: 'late start',
    });
  });

  it('reads headers of 100 kB', () => {
    const long = 'a'.repeat(100_000);
    expect(change(`feat: ${long}`).subject).toHaveLength(100_000);
    expect(change(`feat(${long}): x`).scope).toHaveLength(100_000);
    for (const hostile of [
      long,
      `feat(${'('.repeat(100_000)}`,
      `feat: ${' #1'.repeat(30_000)}x-${long}`,
      `x${' '.repeat(100_000)}`,
    ])
      expect(parseCommit(commit(`${hostile}\n\n${hostile}\n\n* ${hostile}`), [])).toHaveLength(1);
  });

  it('never throws and never loses a commit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        const changes = parseCommit(commit(message), ['api']);
        expect(changes.length).toBeGreaterThan(0);
        expect(changes.map(({ index }) => index)).toEqual(changes.map((_, index) => index));
        for (const { conforms, type } of changes) expect(conforms).toBe(type !== null);
      }),
    );
  });
});

describe('footers', () => {
  it('reads breaking notes in both spellings, on the same line and on the following ones', () => {
    const message = [
      'fix: rename options',
      '',
      'Some text.',
      'BREAKING CHANGE: `a` is now `b`',
      'and `c` is gone',
      '',
      'with a second paragraph',
      'Reviewed-by: Z',
      'BREAKING-CHANGE:',
      'needs Node 20',
    ].join('\n');
    expect(change(message)).toMatchObject({
      breaking: true,
      breakingNotes: ['`a` is now `b`\nand `c` is gone\n\nwith a second paragraph', 'needs Node 20'],
    });
  });

  it('takes only upper case for breaking', () => {
    expect(change('fix: a\n\nbreaking change: no').breaking).toBe(false);
    expect(change('fix: a\n\nNot a BREAKING CHANGE: inside a line').breaking).toBe(false);
  });

  it('finds a breaking note in a commit that does not conform', () => {
    expect(change('Drop it\n\nBREAKING CHANGE: gone')).toMatchObject({ conforms: false, breaking: true });
  });

  it('reads footers with both separators and their continuation', () => {
    expect(change('fix: a\n\nbody\n\nReviewed-by: Z\nRefs #12\nNotes: one\n two').footers).toEqual([
      { token: 'Reviewed-by', value: 'Z' },
      { token: 'Refs', value: '#12' },
      { token: 'Notes', value: 'one\n two' },
    ]);
  });
});

describe('references', () => {
  const refs = (text: string): string[] =>
    change(`fix: ${text}`).refs.map(({ raw, kind }) => `${kind} ${raw}`);

  it('tells issues, requirements, bugs, tickets and vulnerabilities apart', () => {
    expect(
      refs(
        'a (#12), GH-13, acme/web#14, REQ-003/REQ-AUTH-004, [BUG-123]. ABC-9: CVE-2024-12345 GHSA-ab12-cd34-ef56',
      ),
    ).toEqual([
      'issue #12',
      'issue GH-13',
      'issue acme/web#14',
      'requirement REQ-003',
      'requirement REQ-AUTH-004',
      'bug BUG-123',
      'ticket ABC-9',
      'vulnerability CVE-2024-12345',
      'vulnerability GHSA-ab12-cd34-ef56',
    ]);
  });

  it('finds them in body and footers, each once', () => {
    expect(change('fix: a (#1)\n\nsee #2\n\nRefs: #1, #3').refs.map(({ raw }) => raw)).toEqual([
      '#1',
      '#2',
      '#3',
    ]);
  });

  it.each([
    'UTF-8 and SHA-256, ISO-8859-1',
    'C#12',
    'https://example.org/a/b#12',
    'color #fff',
    'v1.2-3',
    'A-1',
    'xREQ-003x',
    'abc-9',
  ])('finds none in %j', (text) => {
    expect(refs(text)).toEqual([]);
  });
});

describe('reverts', () => {
  const sha = '676104e1c0ffee00000000000000000000000000';

  it('reads the ids that git, merges and the specification write', () => {
    expect(change(`Revert "feat: a"\n\nThis reverts commit ${sha}.`).reverts).toEqual([sha]);
    expect(
      change(`revert: a\n\nThis reverts commits 676104e, a215868 and\nb333333.\nMore cafe123`).reverts,
    ).toEqual(['676104e', 'a215868', 'b333333']);
    expect(change('revert: let us never speak of it\n\nRefs: 676104e, a215868').reverts).toEqual([
      '676104e',
      'a215868',
    ]);
    expect(
      change(`Revert "Merge x"\n\nThis reverts commit ${sha}, reversing\nchanges made to a215868.`).reverts,
    ).toEqual([sha]);
  });

  it('takes ids in the footers of other commits as references only', () => {
    expect(change('fix: a\n\nRefs: 676104e').reverts).toEqual([]);
  });
});

describe('squash merges', () => {
  it('gives one change for each entry, with its own scope, notes and references', () => {
    const message = [
      'Add user settings (#42)',
      '',
      '* feat(api)!: settings endpoint (REQ-003)',
      '',
      'Long text.',
      '',
      'BREAKING CHANGE: the old one is gone',
      '',
      '* fix(web): toggle',
      '',
      'Refs: BUG-7',
    ].join('\n');
    const changes = parseCommit(commit(message), ['api', 'web']);
    expect(
      changes.map(({ index, conforms, type, scope, subject }) => [index, conforms, type, scope, subject]),
    ).toEqual([
      [0, false, null, null, 'Add user settings (#42)'],
      [1, true, 'feat', 'api', 'settings endpoint (REQ-003)'],
      [2, true, 'fix', 'web', 'toggle'],
    ]);
    expect(changes.map(({ breakingNotes }) => breakingNotes)).toEqual([[], ['the old one is gone'], []]);
    expect(changes.map(({ refs }) => refs.map(({ raw }) => raw))).toEqual([['#42'], ['REQ-003'], ['BUG-7']]);
  });

  it('gives the footers after a plain list to the commit', () => {
    const changes = parseCommit(commit('feat: settings\n\n- feat: a\n- fix: b\n\nBREAKING CHANGE: c'), []);
    expect(changes.map(({ type, subject, breaking }) => [type, subject, breaking])).toEqual([
      ['feat', 'settings', true],
      ['feat', 'a', false],
      ['fix', 'b', false],
    ]);
  });

  it('counts the entry that repeats the title once', () => {
    const changes = parseCommit(
      commit('feat: settings (#42)\n\n* feat: settings\n\nRefs: REQ-1\n\n* fix: b'),
      [],
    );
    expect(changes.map(({ subject }) => subject)).toEqual(['settings (#42)', 'b']);
    expect(changes[0]?.refs.map(({ raw }) => raw)).toEqual(['#42', 'REQ-1']);
  });

  it('leaves ordinary lists and the lists of merge commits alone', () => {
    expect(parseCommit(commit('feat: a\n\n- Note: this\n- api: that\n* see feat: x'), [])).toHaveLength(1);
    expect(parseCommit(commit('Merge x\n\n* feat: a\n* fix: b', { parents: ['1', '2'] }), [])).toHaveLength(
      1,
    );
  });
});

it('tells the title alone of a squash merge where a team wants that, with the footers below it', () => {
  const message = 'feat: settings (#42)\n\n* feat: a\n\n* fix: typo\n\nBREAKING CHANGE: b';
  const read = (squash: 'entries' | 'title') => parseCommit(commit(message), [], { references: [], squash });
  expect(read('entries').map(({ subject }) => subject)).toEqual(['settings (#42)', 'a', 'typo']);
  expect(read('title')).toMatchObject([{ subject: 'settings (#42)', breakingNotes: ['b'] }]);
  const [broken] = parseCommit(commit('fix: small (#43)\n\n* feat!: drop y'), [], {
    references: [],
    squash: 'title',
  });
  expect(broken).toMatchObject({ type: 'fix', breaking: true });
  const loose = parseCommit(commit('Settings (#44)\n\n* feat: a'), [], { references: [], squash: 'title' });
  expect(loose.map(({ subject }) => subject)).toEqual(['Settings (#44)', 'a']);
});
