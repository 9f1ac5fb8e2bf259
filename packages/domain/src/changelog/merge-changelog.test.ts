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

describe('mergeChangelog', () => {
  it('is the generated text when the file is empty or already the same', () => {
    expect(mergeChangelog('', generated)).toBe(generated);
    expect(mergeChangelog(generated, generated)).toBe(generated);
  });

  it('keeps the words of a hand: title, releases as written, and unreleased entries of its own', () => {
    const file = `# What changed\n\nWritten with care.\n\n## [Unreleased]\n\n- By hand\n- Search by name\n\n## 1.0.0 (spring)\n\nThe **first** one.\n`;
    const merged = mergeChangelog(file, generated);
    expect(merged).toContain('# What changed\n\nWritten with care.');
    expect(merged).toContain('## 1.0.0 (spring)\n\nThe **first** one.');
    expect(merged).not.toContain('## [1.0.0] - 2026-01-01');
    expect(merged).toContain('- Search by name\n\n- By hand');
    expect(merged.match(/Search by name/g)).toHaveLength(1);
  });

  it('adds missing releases at their place, newest first', () => {
    const file = '# Changelog\n\n## [2.0.0] - 2026-03-01\n\n- Two\n\n## [1.0.0] - 2026-01-01\n\n- One\n';
    const headings = mergeChangelog(file, generated).match(/^## .*/gm);
    expect(headings).toEqual([
      '## [Unreleased]',
      '## [2.0.0] - 2026-03-01',
      '## [1.1.0] - 2026-02-01',
      '## [1.0.0] - 2026-01-01',
    ]);
  });

  it('leaves headings alone that name no version: they belong to the release above', () => {
    const file = '# Changelog\n\n## [1.0.0]\n\nText\n\n## Thanks\n\nTo all\n';
    expect(mergeChangelog(file, generated)).toContain('## [1.0.0]\n\nText\n\n## Thanks\n\nTo all');
  });

  it('moves what was unreleased into its release, and keeps only what a hand added', () => {
    const before =
      '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- Rounding\n- By hand\n\n## [1.0.0] - 2026-01-01\n\n- First\n';
    const released = generated.replace(/## \[Unreleased\][\s\S]*?(?=## \[1\.1)/, '');
    const merged = mergeChangelog(before, released);
    expect(merged).toContain('## [Unreleased]\n\n- By hand\n\n## [1.1.0]');
    expect(merged.match(/Rounding/g)).toHaveLength(1);
  });

  it('changes nothing more when run twice', () => {
    const once = mergeChangelog(
      '# Mine\n\n## [Unreleased]\n\n- By hand\n\n## [0.9.0]\n\n- Zero nine\n',
      generated,
    );
    expect(mergeChangelog(once, generated)).toBe(once);
  });
});
