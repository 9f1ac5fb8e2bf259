import { expect, it } from 'vitest';
import { likelyNext, releaseKindOf } from './release-kind.ts';

it.each([
  [[['1.0.0', '2.0.0']], 'major'],
  [[['1.0.0', '1.1.0']], 'minor'],
  [[['1.0.0', '1.0.1']], 'patch'],
  [
    [
      ['1.0.0', '1.0.1'],
      ['1.9.0', '2.0.0'],
      ['1.0.0', '1.1.0'],
    ],
    'major',
  ],
  [[[null, '1.0.0']], 'first'],
  [
    [
      [null, '1.0.0'],
      ['1.0.0', '1.0.1'],
    ],
    'patch',
  ],
  [[['1.0.0', '2.0.0-rc.1']], 'prerelease'],
  [[['2.0.0-rc.1', '2.0.0']], 'patch'],
  [[['1.0.0', '1.0.0']], null],
  [[['1.0.0', null]], null],
  [[], null],
] as const)('steps %j make a release %s', (steps, kind) => {
  expect(releaseKindOf(steps.map(([from, to]) => ({ name: 'api', from, to })))).toBe(kind);
});

it.each([
  ['1.2.0', '1.3.0'],
  ['1.2.3', '1.3.0'],
  ['2.0.0-rc.1', '2.0.0'],
  ['next', null],
  [null, null],
])('after %s comes most likely %s', (version, next) => {
  expect(likelyNext(version)).toBe(next);
});
