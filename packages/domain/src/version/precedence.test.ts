import fc from 'fast-check';
import { compare, compareBuild, parse } from 'semver';
import { describe, expect, it } from 'vitest';
import { highestVersionTags, versionTags } from './current-version.ts';
import { comparePrecedence, parseVersion } from './precedence.ts';

const number = fc.oneof(fc.nat(12), fc.nat(2 ** 31)).map(String);
const identifier = fc.oneof(number, fc.constantFrom('alpha', 'beta', 'rc', '0a', '-', '--1', 'A', 'a1'));
const identifiers = fc.array(identifier, { minLength: 1, maxLength: 3 }).map((all) => all.join('.'));
const version = fc
  .tuple(number, number, number, fc.option(identifiers), fc.option(identifiers))
  .map(
    ([major, minor, patch, prerelease, build]) =>
      `${major}.${minor}.${patch}${prerelease === null ? '' : `-${prerelease}`}${build === null ? '' : `+${build}`}`,
  );
const nearly = fc.oneof(
  fc.string({ unit: fc.constantFrom('0', '1', '.', '-', '+', 'a', 'v', ' '), maxLength: 14 }),
  fc.tuple(version, fc.constantFrom('-', '+', '.', '-01', '-a..b', ' ')).map((parts) => parts.join('')),
  fc.constantFrom('9007199254740991.0.0', '9007199254740992.0.0', `1.0.0-${'a'.repeat(251)}`, '01.0.0'),
);

/** The library also takes `v1.2.3`, `=1.2.3` and spaces around, which SemVer 2.0.0 does not. */
const isVersion = (text: string): boolean => /^\d/.test(text) && text === text.trim() && parse(text) !== null;

describe('a version', () => {
  it('is what the library of npm takes for one', () => {
    const law = fc.property(fc.oneof(version, nearly), (text) => {
      expect(parseVersion(text) !== null).toBe(isVersion(text));
    });
    fc.assert(law, { numRuns: 2_000 });
  });

  it('comes before and after the same others as there', () => {
    const law = fc.property(version, version, (left, right) => {
      const [one, other] = [parseVersion(left), parseVersion(right)];
      if (one === null || other === null) throw new Error('no version');
      expect(Math.sign(comparePrecedence(one, other))).toBe(compareBuild(left, right));
    });
    fc.assert(law, { numRuns: 2_000 });
  });

  it('is in a total order with others (SemVer 2.0.0 §11)', () => {
    const order = (left: string, right: string): number => {
      const [one, other] = [parseVersion(left), parseVersion(right)];
      if (one === null || other === null) throw new Error('no version');
      return Math.sign(comparePrecedence(one, other));
    };
    const law = fc.property(version, version, version, (one, other, third) => {
      expect(order(one, one)).toBe(0);
      expect(order(one, other)).toBe(0 - order(other, one));
      if (order(one, other) === 0) expect(one).toBe(other);
      const [low = '', middle = '', high = ''] = [one, other, third].sort(order);
      expect(order(low, middle)).not.toBe(1);
      expect(order(middle, high)).not.toBe(1);
      expect(order(low, high)).not.toBe(1);
    });
    fc.assert(law, { numRuns: 1_000 });
  });

  it('has a precedence that its build metadata does not touch (SemVer 2.0.0 §10)', () => {
    const plain = version.map((text) => text.split('+', 1)[0] ?? text);
    const law = fc.property(plain, plain, identifiers, identifiers, (left, right, one, other) => {
      const [builtLeft, builtRight] = [parseVersion(`${left}+${one}`), parseVersion(`${right}+${other}`)];
      if (builtLeft === null || builtRight === null) throw new Error('no version');
      const expected = compare(left, right);
      if (expected !== 0) expect(Math.sign(comparePrecedence(builtLeft, builtRight))).toBe(expected);
    });
    fc.assert(law, { numRuns: 1_000 });
  });

  it('compares numbers of any size', () => {
    const [lower, higher] = ['1.0.0-9007199254740993', '1.0.0-9007199254740994'].map(parseVersion);
    if (!lower || !higher) throw new Error('no version');
    expect(comparePrecedence(lower, higher)).toBeLessThan(0);
    expect(comparePrecedence(higher, lower)).toBeGreaterThan(0);
  });

  it('is found among many as the last of all of them', () => {
    const name = fc
      .tuple(fc.constantFrom('v', 'v', 'w', ''), fc.oneof(version, nearly))
      .map((parts) => parts.join(''));
    const law = fc.property(
      fc.array(name, { maxLength: 30 }),
      fc.integer({ min: 1, max: 3 }),
      (names, count) => {
        const tags = names.map((each, number) => ({ name: each, number }));
        expect(highestVersionTags(tags, 'v{version}', count)).toEqual(
          versionTags(tags, 'v{version}').slice(-count),
        );
      },
    );
    fc.assert(law, { numRuns: 500 });
  });
});
