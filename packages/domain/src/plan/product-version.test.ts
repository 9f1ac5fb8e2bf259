import fc from 'fast-check';
import gt from 'semver/functions/gt.js';
import { describe, expect, it } from 'vitest';
import { schemeOf } from '../version/scheme-of.ts';
import { VERSION_POLICY } from '../version/version-policy.ts';
import { highestIncrement, productVersion, type VersionStep } from './product-version.ts';

const scheme = schemeOf(VERSION_POLICY, '2025-11-03');
const step = (from: string | null, to: string, increment: VersionStep['increment']): VersionStep => ({
  from,
  to,
  increment,
});
const after = (current: string | null, ...steps: VersionStep[]) => productVersion(current, steps, scheme);

describe('the version of a product', () => {
  it.each([
    ['that its components have in common', null, '1.2.0', '1.2.0'],
    ['that its components share with it', '1.1.0', '1.2.0', '1.2.0'],
  ])('is the one %s', (_, current, to, version) => {
    expect(after(current, step('1.1.0', to, 'minor'), step('1.1.0', to, 'minor'))).toBe(version);
  });

  it('is the highest of its components when all of them are new', () => {
    expect(after(null, step(null, '0.1.0', 'minor'), step(null, '2.0.0', 'minor'))).toBe('2.0.0');
  });

  it('is the next of its own when components have other versions', () => {
    expect(after('4.3.2', step('1.1.0', '1.2.0', 'minor'))).toBe('4.4.0');
    expect(after('4.3.2', step('1.1.0', '1.1.1', 'patch'), step('1.1.0', '2.0.0', 'major'))).toBe('5.0.0');
  });

  it('counts from the highest of its components when it has none', () => {
    expect(after(null, step('0.9.0', '0.10.0', 'minor'), step('0.1.0', '0.2.0', 'minor'))).toBe('0.10.0');
  });

  it('moves as far as what breaks, though another component has the higher version', () => {
    expect(after(null, step('1.0.0', '2.0.0', 'major'), step('2.0.0', '2.0.1', 'patch'))).toBe('3.0.0');
  });

  it('never falls back to the version of a component that is new', () => {
    expect(after('4.3.2', step(null, '0.1.0', 'none'))).toBe('4.3.3');
  });

  it('stays below 1.0.0 until somebody says otherwise', () => {
    expect(after('0.4.0', step('1.0.0', '2.0.0', 'major'))).toBe('0.5.0');
  });

  it('rises with every release, by at least the largest step', () => {
    const version = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map((numbers) => numbers.join('.'));
    const increment = fc.constantFrom('patch', 'minor', 'major');
    const steps = fc.array(
      fc
        .tuple(version, increment)
        .map(([from, by]) => step(from, scheme.stableAfter(from, scheme.weigh(from, by)), by)),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.option(version), steps, (current, all) => {
        const next = after(current, ...all);
        expect(current === null || gt(next, current)).toBe(true);
        for (const { from } of all) if (current === null && from !== null) expect(gt(next, from)).toBe(true);
        expect(after(current, ...[...all].reverse())).toBe(next);
      }),
    );
  });
});

describe('what a release weighs', () => {
  it('is its largest step; what graduates weighs what its number says', () => {
    expect(highestIncrement([step('1.0.0', '1.0.1', 'patch'), step('1.0.0', '1.1.0', 'minor')])).toBe(
      'minor',
    );
    expect(highestIncrement([step('2.0.0-rc.2', '2.0.0', 'none')])).toBe('major');
    expect(highestIncrement([])).toBe('none');
  });

  it('is a feature at most for a component that is new among others', () => {
    expect(highestIncrement([step(null, '0.1.0', 'major'), step('1.0.0', '1.0.1', 'patch')])).toBe('minor');
    expect(highestIncrement([step(null, '1.0.0', 'major')])).toBe('major');
  });
});
