import { describe, expect, it } from 'vitest';
import { mergeChangelog } from './merge-changelog.ts';

const generated = `# Changelog

## [Unreleased]

### Added

- Search by name

## [1.1.0] - 2026-02-01

### Fixed

- Rounding

## [1.0.0] - 2026-01-01

### Added

- First
`;

/** Lines without empty ones: what a reader compares. */
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** A file with a title, this as what is not released yet, and one release. */
const fileWith = (...unreleased: string[]): string =>
  ['# Changelog', '## [Unreleased]', ...unreleased, '## [1.0.0] - 2026-01-01', '- First', ''].join('\n\n');

/** What stands between the first two release headings. */
const firstPart = (text: string): string[] => lines(text.split(/^## .*$/m)[1] ?? '');

describe('mergeChangelog', () => {
  it('is the generated text when the file is empty or already the same', () => {
    expect(mergeChangelog('', generated)).toBe(generated);
    expect(mergeChangelog(generated, generated)).toBe(generated);
  });

  it.each(['=====', '---'])('knows a release by its heading underlined with %s', (line) => {
    const old = `1.0.0 / 2020-01-01\n${line}\n\n- By hand\n`;
    const merged = mergeChangelog(`Changes\n=======\n\n${old}`, generated);
    expect(merged.match(/1\.0\.0/g)).toHaveLength(1);
    expect(merged.endsWith(`\n\n${old}`)).toBe(true);
    expect(mergeChangelog(merged, generated)).toBe(merged);
  });

  it('keeps the words of a hand: title, releases as written, and unreleased entries of its own', () => {
    const file = `# What changed\n\nWritten with care.\n\n## [Unreleased]\n\n- By hand\n- Search by name\n\n## 1.0.0 (spring)\n\nThe **first** one.\n`;
    expect(mergeChangelog(file, generated)).toBe(`# What changed

Written with care.

## [Unreleased]

- By hand
- Search by name

## [1.1.0] - 2026-02-01

### Fixed

- Rounding

## 1.0.0 (spring)

The **first** one.
`);
  });

  it.each([
    ['## [2026.11.0] - 2026-11-01'],
    ['## 2026.11'],
    ['## [2026.11] (November)'],
    ['## v2026.11.0'],
    ['## 2026.11.00'],
  ])('knows the release of a calendar version by %s', (heading) => {
    const releases =
      '# Changelog\n\n## [2026.12.0] - 2026-12-01\n\n- New\n\n## [2026.11.0] - 2026-11-01\n\n- Old\n';
    const merged = mergeChangelog(`# Changelog\n\n${heading}\n\n- By hand\n`, releases);
    expect(merged.match(/^## .*/gm)).toEqual(['## [2026.12.0] - 2026-12-01', heading]);
    expect(merged).not.toContain('- Old');
  });

  it('knows a short version where there is such a release, and takes no numbered chapter for one', () => {
    const file = '# Changelog\n\n## 1.0\n\n- By hand\n\n## 2.5 thoughts\n\n- Thought\n';
    const merged = mergeChangelog(file, generated);
    expect(merged.match(/^## .*/gm)).toEqual([
      '## [Unreleased]',
      '## [1.1.0] - 2026-02-01',
      '## 1.0',
      '## 2.5 thoughts',
    ]);
    expect(mergeChangelog(merged, generated)).toBe(merged);
  });

  describe('releases of several components on one day', () => {
    const keys = ['3.1.0', '3.0.0', 'api@1.1.0', 'api@1.0.0', 'web@2.0.0'];
    const part = (key: string, more = '') => `## [${key}] - 2026-02-01\n\n- Of ${key}${more}\n`;
    const fileOf = (...parts: readonly string[]) => ['# Changelog\n', ...parts].join('\n');
    const fresh = fileOf(...keys.map((key) => part(key)));
    const order = (text: string) => [...text.matchAll(/^## \[(.*?)\]/gm)].map(([, key]) => key);

    it('come into order where they are mixed up, with all that people wrote', () => {
      const mixed = ['api@1.0.0', '3.0.0', 'web@2.0.0', 'api@1.1.0', '3.1.0'];
      const file = fileOf(...mixed.map((key) => part(key, '\n\nBy hand.\n\n## Thoughts\n\n- more')));
      const merged = mergeChangelog(file, fresh);
      expect(order(merged)).toEqual(keys);
      expect(lines(merged).sort()).toEqual(lines(file).sort());
      expect(mergeChangelog(merged, fresh)).toBe(merged);
    });

    it.each([
      ['in an order that is possible', ['web@2.0.0', 'api@1.1.0', '3.1.0', 'api@1.0.0', '3.0.0']],
      ['beside one that only people know of', ['api@1.0.0', 'old@1.0.0', 'api@1.1.0']],
    ])('stay %s', (_, some) => {
      const file = fileOf(...some.map((key) => part(key)));
      expect(order(mergeChangelog(file, fresh)).filter((key) => some.includes(key ?? ''))).toEqual(some);
    });

    it('stay in a file that begins with the oldest release', () => {
      const [newest = '', ...others] = keys.map((key) => part(key));
      const last = newest.replace('02-01', '02-02');
      const oldestFirst = fileOf(...others.reverse(), last);
      expect(mergeChangelog(oldestFirst, fresh)).toBe(oldestFirst);
    });
  });

  it('adds missing releases at their place, newest first', () => {
    const file = '# Changelog\n\n## [2.0.0] - 2026-03-01\n\n- Two\n\n## [1.0.0] - 2026-01-01\n\n- One\n';
    expect(mergeChangelog(file, generated).match(/^## .*/gm)).toEqual([
      '## [Unreleased]',
      '## [2.0.0] - 2026-03-01',
      '## [1.1.0] - 2026-02-01',
      '## [1.0.0] - 2026-01-01',
    ]);
  });

  it.each([
    ['a heading that names no version', '## [1.0.0]\n\nText\n\n## Thanks\n\nTo all'],
    ['a release that was withdrawn', '## [1.0.0] - 2026-01-01 [YANKED]\n\n- First'],
    ['headings in code', '## [1.0.0]\n\n```md\n## [1.1.0]\n```'],
    [
      'headings between marks',
      '## [1.0.0]\n\n<!-- tminus:keep -->\n## [9.0.0]\n<!-- /tminus:keep -->\n\n- First',
    ],
    ['a mark that is never closed', '## [1.0.0]\n\n<!-- tminus:keep -->\n- First\n\n## [0.9.0]\n\n- Zero'],
  ])('leaves %s as it is', (_, part) => {
    const merged = mergeChangelog(`# Changelog\n\n${part}\n`, generated);
    expect(merged).toContain(`\n\n${part}\n`);
    expect(merged).toContain('## [1.1.0] - 2026-02-01\n');
  });

  it('keeps line ends and the mark at the start of files of other systems', () => {
    const file = `\ufeff${fileWith('- By hand')}`;
    const merged = mergeChangelog(file, generated);
    expect(mergeChangelog(file.replaceAll('\n', '\r\n'), generated)).toBe(merged.replaceAll('\n', '\r\n'));
    expect(merged.startsWith('\ufeff# Changelog')).toBe(true);
  });

  it('takes what a template writes without releases as it is', () => {
    const page = '<html>\n<ul>\n<li>1.0.0</li>\n</ul>\n';
    expect(mergeChangelog('<html>\n<ul>\n</ul>\n', page)).toBe(page);
  });
});

describe('what is not released yet', () => {
  const [one, two, three] = [
    '- **api:** list tokens by owner ([1111111](https://x/1111111))',
    '- expire tokens after a day ([2222222](https://x/2222222))',
    '- pages load twice as fast ([3333333](https://x/3333333))',
  ] as const;
  const fresh = `# Changelog\n\n## [Unreleased]\n\n### Added\n\n${one}\n${two}\n\n### Changed\n\n${three}\n\n## [1.0.0] - 2026-01-01\n\n- First\n`;
  const KEEP = '<!-- tminus:keep -->';
  const END = '<!-- /tminus:keep -->';

  it.each<[string, readonly string[], readonly string[]]>([
    ['is made anew', [], ['### Added', one, two, '### Changed', three]],
    [
      'keeps new words for an entry that its commit tells',
      ['### Added', '- Tokens end the next day ([2222222](https://x/2222222))'],
      ['### Added', one, '- Tokens end the next day ([2222222](https://x/2222222))', '### Changed', three],
    ],
    [
      'keeps new words for an entry that its old words tell',
      ['### Added', '- Let tokens expire after one day'],
      ['### Added', one, '- Let tokens expire after one day', '### Changed', three],
    ],
    [
      'keeps an entry where a hand moved it',
      ['### Security', two, '### Added', one],
      ['### Security', two, '### Added', one, '### Changed', three],
    ],
    [
      'links what was written before there were links',
      ['### Added', '- expire tokens after a day'],
      ['### Added', one, two, '### Changed', three],
    ],
    [
      'keeps entries, paragraphs, lists and headings of a hand at their place',
      ['Thanks to all.', '### Highlights', '- Faster\n  - Much\n\n  Really.', '### Added', '- By hand', two],
      [
        'Thanks to all.',
        '### Highlights',
        '- Faster',
        '  - Much',
        '  Really.',
        '### Added',
        '- By hand',
        one,
        two,
        '### Changed',
        three,
      ],
    ],
    [
      'never touches what is protected, and does not repeat it',
      [
        `${KEEP}\n- anything about tokens ([2222222](https://x/2222222))\n### Not a section\n${END}`,
        '### Added',
        one,
      ],
      [
        KEEP,
        '- anything about tokens ([2222222](https://x/2222222))',
        '### Not a section',
        END,
        '### Added',
        one,
        '### Changed',
        three,
      ],
    ],
    [
      'brings an entry that was deleted back',
      ['### Added', one],
      ['### Added', one, two, '### Changed', three],
    ],
    [
      'follows a commit that was rebased',
      ['### Added', '- expire tokens after a day ([9999999](https://x/9999999))'],
      ['### Added', one, two, '### Changed', three],
    ],
    [
      'does not take an entry for another one that names another number',
      ['### Changed', '- pages load 3 times as fast on Node 22', '- pages load on Node 20'],
      [
        '### Added',
        one,
        two,
        '### Changed',
        '- pages load 3 times as fast on Node 22',
        '- pages load on Node 20',
        three,
      ],
    ],
  ])('%s', (_, before, after) => {
    const merged = mergeChangelog(fileWith(...before), fresh);
    expect(firstPart(merged)).toEqual(after);
    expect(mergeChangelog(merged, fresh)).toBe(merged);
  });

  it('loses what was reverted, with its section, but not the words of a hand', () => {
    const without = fresh.replace(`${three}\n`, '').replace('### Changed\n\n', '');
    const file = fileWith('### Added', one, '- By hand', two, '### Changed', three);
    expect(firstPart(mergeChangelog(file, without, [three]))).toEqual(['### Added', one, '- By hand', two]);
  });

  it('stays an empty heading where a hand wrote one', () => {
    const released = '# Changelog\n\n## [1.0.0] - 2026-01-01\n\n- First\n';
    expect(mergeChangelog(fileWith(), released)).toContain('## [Unreleased]\n\n## [1.0.0]');
    expect(mergeChangelog(fileWith('### Added', one), released, [one])).toBe(released);
  });

  describe('becomes a release', () => {
    const release = (...parts: string[]): string => fresh.replace('## [Unreleased]', parts.join('\n\n'));

    it('with the words of hands', () => {
      const file = fileWith(
        'Read this first.',
        '### Added',
        '- By hand',
        '- Tokens end the next day ([2222222](https://x/2222222))',
        one,
      );
      const merged = mergeChangelog(file, release('## [1.1.0] - 2026-02-01'));
      expect(lines(merged)).toEqual([
        '# Changelog',
        '## [1.1.0] - 2026-02-01',
        'Read this first.',
        '### Added',
        '- By hand',
        '- Tokens end the next day ([2222222](https://x/2222222))',
        one,
        '### Changed',
        three,
        '## [1.0.0] - 2026-01-01',
        '- First',
      ]);
    });

    it('and what came after it is what is not released now', () => {
      const next = '- Newer still ([4444444](https://x/4444444))';
      const file = fileWith('### Added', '- By hand', two, '- Very new ([4444444](https://x/4444444))');
      const after = release('## [Unreleased]', '### Added', next, '## [1.1.0] - 2026-02-01');
      const merged = mergeChangelog(file, after);
      expect(firstPart(merged)).toEqual(['### Added', '- Very new ([4444444](https://x/4444444))']);
      expect(merged.split('## [1.1.0]')[1]).toContain('- By hand\n');
      expect(merged.match(/4444444\]/g)).toHaveLength(1);
    });

    it('when nothing but a hand wrote it', () => {
      const file = '# Changelog\n\n## [Unreleased]\n\n- By hand\n';
      const merged = mergeChangelog(file, '# Changelog\n\n## [1.0.0] - 2026-01-01\n');
      expect(lines(merged)).toEqual(['# Changelog', '## [1.0.0] - 2026-01-01', '- By hand']);
    });
  });
});

describe('what was released and taken back', () => {
  const fresh = `# Changelog\n\n## [1.0.0] - 2026-01-01\n\n### Added\n\n- a (reverted in 1.1.0) ([1111111](https://x/1111111))\n- b (reverted in 1.1.0)\n`;
  it('says so in the file, whatever its words are', () => {
    const file = `# Changelog\n\n## 1.0.0\n\n- Much better words\n  over two lines ([1111111](https://x/1111111))\n  - and a detail\n- b\n- c\n`;
    const merged = mergeChangelog(file, fresh);
    expect(merged).toBe(
      `# Changelog\n\n## 1.0.0\n\n- Much better words\n  over two lines (reverted in 1.1.0) ([1111111](https://x/1111111))\n  - and a detail\n- b (reverted in 1.1.0)\n- c\n`,
    );
    expect(mergeChangelog(merged, fresh)).toBe(merged);
  });
});

describe('link definitions', () => {
  const fresh = `# Changelog\n\n## [Unreleased]\n\n- New\n\n## [1.1.0]\n\n- x\n\n## [1.0.0]\n\n- y\n\n[Unreleased]: https://x/c...HEAD\n[1.1.0]: https://x/b...c\n[1.0.0]: https://x/b\n`;

  it('at the end are brought up to date, and foreign ones stay', () => {
    const file = `# Changelog\n\n## [1.0.0]\n\n- y\n\n[unreleased]: https://x/b...HEAD\n[docs]: https://docs\n[1.0.0]: https://old\n[0.9.0]: https://x/older\n`;
    const merged = mergeChangelog(file, fresh);
    expect(merged.slice(merged.indexOf('[unreleased]:') >= 0 ? 0 : merged.indexOf('[Unreleased]:'))).toBe(
      '[Unreleased]: https://x/c...HEAD\n[docs]: https://docs\n[1.1.0]: https://x/b...c\n[1.0.0]: https://x/b\n[0.9.0]: https://x/older\n',
    );
  });

  it('are left alone when none are generated', () => {
    const plain = fresh.slice(0, fresh.indexOf('[Unreleased]:'));
    expect(mergeChangelog(fresh, plain)).toBe(fresh);
  });

  it('of what is not released go with it', () => {
    const released = fresh.replace('## [Unreleased]\n\n- New\n\n', '').replace(/^\[Unreleased\].*\n/m, '');
    expect(mergeChangelog(fresh, released, ['- New'])).toBe(released);
  });
});

it('looks at what fragments reword as often however many releases there are', () => {
  const reads = [10, 100].map((count) => {
    const numbers = Array.from({ length: count }, (_, index) => count - index);
    const told = (words: string): string =>
      `# Changelog\n\n${numbers.map((number) => `## [1.${number}.0] - 2026-01-01\n\n### Added\n\n- ${words} ${number}\n`).join('\n')}`;
    let looks = 0;
    const replaced = numbers.map((number) => ({
      get text() {
        looks += 1;
        return `- New words ${number}`;
      },
      before: [{ section: 'added', text: `- Old words ${number}` }],
    }));
    expect(mergeChangelog(told('Old words'), told('New words'), [], replaced)).toBe(told('New words'));
    return looks / count;
  });
  expect(reads[1]).toBe(reads[0]);
});
