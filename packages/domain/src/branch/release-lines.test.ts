import { describe, expect, it } from 'vitest';
import { BRANCH_PATTERNS, branchName, readBranchName } from './branch-name.ts';
import { hotfixBase, hotfixVersion, openReleaseBranches, releaseBase } from './release-lines.ts';

const tags = ['1.2.0', '1.10.0', '1.2.1', '2.0.0', '2.1.0-rc.1'].map((version) => ({
  version,
  tag: `v${version}`,
}));

describe('the name of a branch', () => {
  it('holds its version, and gives it back', () => {
    expect(branchName(BRANCH_PATTERNS, 'release', '2.0.0')).toBe('release/2.0.0');
    expect(readBranchName('hotfix/1.2.1', BRANCH_PATTERNS)).toEqual({ kind: 'hotfix', version: '1.2.1' });
    expect(readBranchName('release/next', BRANCH_PATTERNS)).toBeNull();
    expect(readBranchName('rel-1.0.0-x', { ...BRANCH_PATTERNS, release: 'rel-{version}-x' })?.version).toBe(
      '1.0.0',
    );
  });
});

describe('a hotfix', () => {
  it.each([
    [null, 'v2.0.0'],
    ['1.2', 'v1.2.1'],
    ['v1', 'v1.10.0'],
    ['v1.2.0', 'v1.2.0'],
    ['1.2.0', 'v1.2.0'],
    ['2.1.0-rc.1', 'v2.1.0-rc.1'],
    ['3', null],
    ['main', null],
  ])('of %s starts from %s', (word, tag) => {
    expect(hotfixBase(tags, word)?.tag ?? null).toBe(tag);
  });

  it('is the next patch', () => {
    expect(['1.2.0', '2.1.0-rc.1'].map(hotfixVersion)).toEqual(['1.2.1', '2.1.0']);
  });
});

it.each([
  ['2.1.0', null],
  ['2.0.1', null],
  ['1.11.0', 'v1.10.0'],
  ['1.2.2', 'v1.2.1'],
  ['0.9.0', null],
])('the release branch of %s starts from %s', (version, tag) => {
  expect(releaseBase(tags, version)?.tag ?? null).toBe(tag);
});

it('open release branches are higher and not out, lowest first', () => {
  const branches = [
    'main',
    'release/2.10.0',
    'release/2.2.0',
    'release/2.0.0',
    'release/1.1.0',
    'hotfix/3.0.1',
  ];
  expect(openReleaseBranches(branches, tags, '1.2.2', BRANCH_PATTERNS)).toEqual([
    'release/2.2.0',
    'release/2.10.0',
  ]);
});
