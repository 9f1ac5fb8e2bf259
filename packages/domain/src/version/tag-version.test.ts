import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentVersion } from './current-version.ts';
import { tagVersion, versionTag } from './tag-version.ts';

describe('tagVersion', () => {
  it.each([
    ['v1.2.3', 'v{version}', '1.2.3'],
    ['api/v1.2.3-rc.1+b5', 'api/v{version}', '1.2.3-rc.1+b5'],
    ['@acme/api@1.2.3', '@acme/api@{version}', '1.2.3'],
    ['1.2.3-lts', '{version}-lts', '1.2.3'],
    ['1.2.3', 'v{version}', null],
    ['v1.2.3', '{version}', null],
    ['vv1.2.3', 'v{version}', null],
    ['v1.2', 'v{version}', null],
    ['v01.2.3', 'v{version}', null],
    ['web/v1.2.3', 'api/v{version}', null],
    ['v', 'v{version}v', null],
    ['v1.2.3', 'v', null],
  ])('reads %s under %s as %s', (tag, pattern, expected) => {
    expect(tagVersion(tag, pattern)).toBe(expected);
  });

  it('reads back every tag that it made', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.tuple(fc.nat(), fc.nat(), fc.nat()),
        (before, after, numbers) => {
          fc.pre(!before.includes('{version}'));
          const pattern = `${before}{version}${after}`;
          expect(tagVersion(versionTag(numbers.join('.'), pattern), pattern)).toBe(numbers.join('.'));
        },
      ),
    );
  });
});

describe('currentVersion', () => {
  const tags = ['v1.9.0', 'v1.10.0', 'nightly', 'v1.10.0-rc.2', 'api/v3.0.0'].map((name) => ({ name }));

  it('is the highest by precedence, not by text', () => {
    expect(currentVersion(tags, 'v{version}')).toEqual({ version: '1.10.0', tag: { name: 'v1.10.0' } });
  });

  it('is null when no tag is a version', () => {
    expect(currentVersion(tags, 'web/v{version}')).toBeNull();
  });
});
