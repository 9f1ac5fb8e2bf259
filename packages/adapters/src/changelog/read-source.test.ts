import type { Component, FoundRelease } from '@tminus/domain';
import { expect, it } from 'vitest';
import { indexReleases } from './index-releases.ts';
import { componentReleases } from './read-source.ts';
import { DEFAULT_CHANGELOG } from './settings.ts';

/** Entries of `web`, which follows `core`, after so many releases with it; and how often something was looked at. */
function releaseTogether(count: number) {
  const names = ['core', 'web', 'docs', 'cli'];
  const all = names.map(
    (name): Component => ({
      name,
      path: name,
      repo: '/shop',
      tagPattern: `${name}/v{version}`,
      dependsOn: name === 'web' ? ['core'] : [],
    }),
  );
  let looks = 0;
  const releases = Array.from({ length: count }, (_, number): FoundRelease => {
    const version = `1.${number}.0`;
    return {
      version,
      get sha() {
        looks += 1;
        return `${number}`;
      },
      tag: `v${version}`,
      date: '2026-01-01',
      at: '2026-01-01T00:00:00Z',
      below: number === 0 ? null : `v1.${number - 1}.0`,
    };
  });
  const index = indexReleases({ releases, firstRelease: new Map(), tagNames: new Set() });
  const asked = new Set<string>();
  const source = {
    here: all,
    releases: (pattern: string) => {
      asked.add(pattern);
      return index;
    },
    changes: () => [],
    fragments: [],
    links: { forge: null, references: [] },
  };
  const query = { wanted: all, all, settings: DEFAULT_CHANGELOG, latest: false };
  const [, web] = all;
  const found = web === undefined ? [] : componentReleases(source, web, query);
  return { told: found.map(({ sections }) => sections.changed[0]?.subject), asked, looks: looks / count };
}

it('a release that follows a dependency asks for the releases of that one alone', () => {
  const { told, asked } = releaseTogether(3);
  expect(told).toEqual(['Follows core 1.2.0', 'Follows core 1.1.0', undefined]);
  expect([...asked].sort()).toEqual(['core/v{version}', 'web/v{version}']);
});

it('each release is looked at as often however many there are', () => {
  expect(releaseTogether(300).looks).toBeLessThanOrEqual(3);
});
