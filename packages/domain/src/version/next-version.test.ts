import fc from 'fast-check';
import { compareBuild, gt, valid } from 'semver';
import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { RefusalError } from '../error/refusal.ts';
import { type NextVersionQuery, nextVersion } from './next-version.ts';

const log = (...messages: string[]) =>
  messages.map((message, index) => change(message, { sha: shaOf(100 - index) }));
const next = (current: string | null, messages: string[], more: Partial<NextVersionQuery> = {}) =>
  nextVersion({ current, changes: log(...messages), ...more });

describe('nextVersion', () => {
  it.each([
    ['1.0.0', ['feat: two factors'], '1.1.0'],
    ['1.1.0', ['fix: a', 'chore: b'], '1.1.1'],
    ['1.1.1', ['fix: a', 'feat!: remove the login endpoint'], '2.0.0'],
    ['1.1.1', ['chore: a\n\nBREAKING CHANGE: b'], '2.0.0'],
    ['1.1.1', ['chore: a', 'no convention'], '1.1.1'],
    ['1.1.1', ['deprecate: a'], '1.2.0'],
    ['1.1.1', ['fix: a\n\nDeprecated: use b'], '1.2.0'],
    ['1.1.1', ['fix: a\n\nSecurity: b\nDeprecated: use b'], '1.2.0'],
    ['1.1.1', ['perf: a'], '1.1.2'],
    ['1.1.1', ['docs: a'], '1.1.2'],
    ['1.1.1', ['security: a'], '1.1.2'],
    ['1.1.1', ['build: bump x (CVE-2024-1234)'], '1.1.2'],
    ['1.1.1', ['Revert "chore: a"\n\nThis reverts commit 1234567.'], '1.1.2'],
    ['0.3.1', ['feat!: a'], '0.4.0'],
    ['0.3.1', ['feat: a'], '0.4.0'],
    ['0.3.1', ['fix: a'], '0.3.2'],
    ['22.2.0-next.4', ['feat: a'], '22.2.0'],
    ['22.2.0-next.4', ['feat!: a'], '23.0.0'],
    ['22.2.0-next.4', ['chore: a'], '22.2.0'],
    ['1.0.1-rc.1', ['feat: a'], '1.1.0'],
  ])('%s after %j is %s', (current, messages, expected) => {
    expect(next(current, messages).next).toBe(expected);
  });

  it.each([
    ['1.0.0', 'rc', ['feat: a'], '1.1.0-rc.1'],
    ['1.1.0-rc.1', 'rc', ['fix: a'], '1.1.0-rc.2'],
    ['22.2.0-next.4', 'next', ['feat: a'], '22.2.0-next.5'],
    ['22.2.0-next.4', 'next', ['feat!: a'], '23.0.0-next.1'],
    ['1.1.0-alpha.3', 'beta', ['fix: a'], '1.1.0-beta.1'],
    ['1.1.0-alpha.3', 'beta', ['chore: a'], '1.1.0-beta.1'],
    ['1.1.0-beta.3', 'alpha', ['feat: a'], '1.2.0-alpha.1'],
    ['1.1.0-beta.3', 'alpha', ['chore: a'], '1.1.0-beta.3'],
    ['1.1.0-beta.3', 'beta', ['chore: a'], '1.1.0-beta.3'],
    ['1.1.0-beta', 'beta', ['fix: a'], '1.1.0-beta.1'],
    ['1.0.0', 'rc', ['chore: a'], '1.0.0'],
  ])('%s on channel %s after %j is %s', (current, channel, messages, expected) => {
    expect(next(current, messages, { channel }).next).toBe(expected);
  });

  it('starts with the given first version, or 0.1.0', () => {
    expect(next(null, ['feat: a'])).toMatchObject({
      current: null,
      next: '0.1.0',
      increment: 'minor',
      changes: 1,
    });
    expect(next(null, [], { firstVersion: '1.4.0' }).next).toBe('1.4.0');
    expect(next(null, ['feat: a'], { firstVersion: '1.4.0', channel: 'beta' }).next).toBe('1.4.0-beta.1');
    expect(next(null, []).reason).toEqual({ code: 'version.reason.first', params: { version: '0.1.0' } });
  });

  it('says which change decided; of several, the first one', () => {
    expect(next('1.0.0', ['feat: later', 'feat: earlier', 'fix: c']).reason).toEqual({
      code: 'version.reason.highest',
      params: {
        current: '1.0.0',
        type: 'feat',
        sha: shaOf(99).slice(0, 7),
        subject: 'earlier',
        increment: 'minor',
      },
    });
    expect(next('1.0.0', ['feat!: a']).reason.code).toBe('version.reason.breaking');
    expect(next('0.1.0', ['feat!: a']).reason.code).toBe('version.reason.initialDevelopment');
    expect(next('1.0.0-rc.1', ['fix: a']).reason.code).toBe('version.reason.graduates');
    expect(next('1.0.0', ['chore: a']).reason.code).toBe('version.reason.none');
  });

  it('lets the policy before 1.0.0 be chosen', () => {
    const initialDevelopment = { breaking: 'major', feature: 'patch' } as const;
    expect(next('0.3.1', ['feat!: a'], { initialDevelopment }).next).toBe('1.0.0');
    expect(next('0.3.1', ['feat: a'], { initialDevelopment }).next).toBe('0.3.2');
  });

  it('does not count a change that was reverted', () => {
    const feature = change('feat: a', { sha: shaOf(1) });
    const revert = change(`Revert "feat: a"\n\nThis reverts commit ${shaOf(1)}.`, { sha: shaOf(2) });
    expect(nextVersion({ current: '1.0.0', changes: [revert, feature] })).toMatchObject({
      next: '1.0.0',
      increment: 'none',
      changes: 2,
    });
  });

  it('adds commit and UTC time as build metadata', () => {
    const build = { sha: `abc1234${'0'.repeat(33)}`, at: Date.UTC(2025, 0, 28, 12, 0, 0) };
    expect(next('1.0.0', ['fix: a'], { build }).next).toBe('1.0.1+abc1234.20250128120000');
    expect(next('1.0.0+old', ['chore: a'], { build }).next).toBe('1.0.0+abc1234.20250128120000');
  });

  it.each([
    ['v1.0.0', 'rc'],
    ['1.0', 'rc'],
    ['1.0.0', 'r c'],
    ['1.0.0', 'rc.2'],
    ['1.0.0', '01'],
    ['1.0.0', ''],
  ])('refuses %j with channel %j', (current, channel) => {
    expect(() => next(current, ['fix: a'], { channel })).toThrow(RefusalError);
  });

  const small = fc.nat({ max: 3 });
  const preRelease = fc.option(fc.tuple(fc.constantFrom('alpha', 'beta', 'rc', 'x-1'), small), { nil: null });
  const version = fc
    .tuple(small, small, small, preRelease)
    .map(
      ([major, minor, patch, pre]) => `${major}.${minor}.${patch}${pre === null ? '' : `-${pre.join('.')}`}`,
    );
  const message = fc.constantFrom(
    'feat: a',
    'fix: a',
    'chore: a',
    'feat!: a',
    'docs: a',
    'anything',
    'deprecate: a',
  );

  it('is higher than the current version whenever something is released, and never lower', () => {
    fc.assert(
      fc.property(
        version,
        fc.array(message, { maxLength: 4 }),
        fc.option(fc.constantFrom('alpha', 'beta', 'rc'), { nil: null }),
        (current, messages, channel) => {
          const result = next(current, messages, channel === null ? {} : { channel });
          expect(valid(result.next)).toBe(result.next);
          expect(compareBuild(result.next, current)).toBeGreaterThanOrEqual(0);
          if (result.increment !== 'none') expect(gt(result.next, current)).toBe(true);
        },
      ),
    );
  });

  it('never goes back when a change is added', () => {
    fc.assert(
      fc.property(version, fc.array(message, { maxLength: 4 }), message, (current, messages, added) => {
        const before = next(current, messages).next;
        expect(gt(before, next(current, [added, ...messages]).next)).toBe(false);
      }),
    );
  });
});
