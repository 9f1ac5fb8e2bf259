import type { Component } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import type { Tag } from '../git/tags.ts';
import { baseOf, isNewest } from './span.ts';

const component: Component = { name: 'api', path: '.', repo: '.', tagPattern: 'v{version}', dependsOn: [] };

/** Tags by name, one a day from the first of January. */
const tags = (...names: readonly string[]): Tag[] =>
  names.map((name, index) => ({
    name,
    sha: String(index),
    date: `2026-01-${String(index + 1).padStart(2, '0')}T12:00:00+00:00`,
  }));

describe('notes of a version', () => {
  it.each([
    ['the version before', ['v1.0.0', 'v1.1.0', 'v1.2.0'], '1.2.0', '1.1.0'],
    ['the last of a maintenance branch', ['v1.0.0', 'v1.0.1', 'v1.1.0'], '1.1.0', '1.0.1'],
    ['none that came later', ['v1.0.0', 'v1.1.0', 'v1.0.1'], '1.1.0', '1.0.0'],
    ['no pre-release, of a final one', ['v1.0.0', 'v1.1.0-rc.1', 'v1.1.0'], '1.1.0', '1.0.0'],
    [
      'the pre-release before, of another one',
      ['v1.0.0', 'v1.1.0-rc.1', 'v1.1.0-rc.2'],
      '1.1.0-rc.2',
      '1.1.0-rc.1',
    ],
    ['the highest lower one, where it has no tag yet', ['v1.0.0', 'v1.1.0', 'v3.0.0'], '2.0.0', '1.1.0'],
    ['nothing, of the first one', ['v1.0.0'], '1.0.0', undefined],
  ])('begin at %s', (_, names, version, expected) => {
    expect(baseOf(tags(...names), component, version)?.version).toBe(expected);
  });

  it('are the newest when no final version is higher', () => {
    const all = tags('v1.0.0', 'v1.1.0', 'v1.2.0-rc.1');
    expect(isNewest(all, component, '1.1.0')).toBe(true);
    expect(isNewest(all, component, '1.0.0')).toBe(false);
    expect(isNewest(all, component, '1.2.0')).toBe(true);
  });
});
