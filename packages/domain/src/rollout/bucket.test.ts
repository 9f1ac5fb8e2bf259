import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKETS, bucketOf, isInShare, murmur3 } from './bucket.ts';

const share = fc.integer({ min: 0, max: BUCKETS });

describe('murmur3', () => {
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['test', 0, 0xba6bd213],
    ['Hello, world!', 0, 0xc0363e43],
    ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
    ['café', 0, 605818632],
  ])('agrees with the published vector for %j, seed %d', (text, seed, expected) => {
    expect(murmur3(text, seed)).toBe(expected);
  });

  it('is an unsigned 32-bit integer, always the same for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 0xffffffff }), (text, seed) => {
        const hash = murmur3(text, seed);
        expect(Number.isInteger(hash) && hash >= 0 && hash <= 0xffffffff).toBe(true);
        expect(murmur3(text, seed)).toBe(hash);
      }),
    );
  });
});

describe('a share of users', () => {
  it('only gains users when it grows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), share, share, (user, a, b) => {
        const bucket = bucketOf(user);
        const [small, large] = a < b ? [a, b] : [b, a];
        expect(!isInShare(bucket, small) || isInShare(bucket, large)).toBe(true);
      }),
    );
  });

  it('holds nobody at 0 and everybody at 10,000', () => {
    fc.assert(
      fc.property(fc.string(), (user) => {
        expect([isInShare(bucketOf(user), 0), isInShare(bucketOf(user), BUCKETS)]).toEqual([false, true]);
      }),
    );
  });

  it.each(['user-', 'a@example.com/', '利用者'])(
    'spreads ids that start with %j evenly (χ², 99 degrees, p > 0.001)',
    (prefix) => {
      const cells = new Array<number>(100).fill(0);
      const users = 100_000;
      for (let i = 0; i < users; i++) {
        const cell = Math.floor(bucketOf(`${prefix}${i}`) / 100);
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
      const expected = users / cells.length;
      const chiSquared = cells.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
      expect(chiSquared).toBeLessThan(148.23);
    },
  );
});
