import type { Component, PlacedFragment } from '@tminus/domain';
import { expect, it } from 'vitest';
import { selectFragments } from './select-fragments.ts';
import type { Span } from './span.ts';

const api: Component = { name: 'api', path: 'api', repo: '/r', tagPattern: 'api@{version}', dependsOn: [] };
const web: Component = { ...api, name: 'web', tagPattern: 'web@{version}' };

const placed = (...tags: (string | null)[]): PlacedFragment[] =>
  tags.map((tag) => ({
    tag,
    fragment: {
      path: `.changes/${tag ?? 'unreleased'}/x.md`,
      kind: 'change',
      type: 'feat',
      section: null,
      scope: null,
      components: [],
      refs: [],
      commit: null,
      breaking: null,
      subject: tag ?? 'waiting',
      body: '',
    },
  }));

const all = new Map([
  ['/r', placed(null, 'api@1.0.0', 'api@1.1.0-rc.1', 'api@1.1.0', 'web@1.1.0', 'nonsense')],
  ['/other', placed(null)],
]);

const span = (component: Component, from: string | null, to: string, isTagged = true): Span => ({
  component,
  from: from === null ? null : { version: from, revision: 'x', date: null },
  to: { version: to, revision: isTagged ? `refs/tags/${to}` : 'abc', date: null },
});

it('the fragments of a product that has a tag of its own', () => {
  const whole = new Map([['/r', placed(null, 'v3.0.0', 'v3.1.0', 'api@1.1.0')]]);
  const product = { version: '3.1.0', tagPattern: 'v{version}' };
  const found = selectFragments(whole, [span(api, '1.0.0', '1.1.0')], product);
  expect(found.map(({ subject }) => subject)).toEqual(['v3.1.0', 'api@1.1.0']);
});

it.each<[string, Span[], string[]]>([
  ['the next release', [span(api, '1.1.0', '1.2.0', false)], ['waiting']],
  ['a version and its pre-releases', [span(api, '1.0.0', '1.1.0')], ['api@1.1.0-rc.1', 'api@1.1.0']],
  ['a pre-release', [span(api, '1.0.0', '1.1.0-rc.1')], ['api@1.1.0-rc.1']],
  ['the first version', [span(api, null, '1.0.0')], ['api@1.0.0']],
  [
    'several components, each fragment once',
    [span(api, '1.1.0', '1.2.0', false), span(web, '1.0.0', '1.1.0'), span(web, '1.1.0', '1.2.0', false)],
    ['waiting', 'web@1.1.0'],
  ],
])('the fragments of %s', (_, spans, subjects) => {
  expect(selectFragments(all, spans).map(({ subject }) => subject)).toEqual(subjects);
});
