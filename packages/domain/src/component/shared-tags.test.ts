import { expect, it } from 'vitest';
import { VERSION_POLICY, type VersionPolicy } from '../version/version-policy.ts';
import type { Component } from './component.ts';
import { withSharedTags } from './shared-tags.ts';

const component = (name: string, more: Partial<Component> = {}): Component => ({
  name,
  path: name,
  repo: '/shop',
  tagPattern: 'v{version}',
  dependsOn: [],
  ...more,
});
const policy = (more: Partial<VersionPolicy>) => ({ versioning: { ...VERSION_POLICY, ...more } });

const groupsOf = (...components: Component[]) =>
  withSharedTags(components).map(({ versioning }) => versioning?.group?.members.join(' ') ?? null);

it('components of one repository with the same tags are one fixed group', () => {
  expect(
    groupsOf(
      component('api'),
      component('web', policy({ propagate: 'never' })),
      component('docs', { tagPattern: 'docs/v{version}' }),
      component('far', { repo: '/far' }),
    ),
  ).toEqual(['api web', 'api web', null, null]);
  const [, web] = withSharedTags([component('api'), component('web', policy({ propagate: 'never' }))]);
  expect(web?.versioning).toMatchObject({ propagate: 'never', group: { kind: 'fixed' } });
});

it('what configuration says of groups stays as it is', () => {
  const linked = policy({ group: { kind: 'linked', members: ['api', 'web'] } });
  const components = [
    component('api', linked),
    component('web', linked),
    component('cli'),
    component('docs'),
  ];
  expect(withSharedTags(components)).toEqual(components);
});

it('one that counts by calendar shares no version with one that counts by changes', () => {
  const calendar = policy({ calendar: 'YYYY.MM.MICRO' });
  expect(groupsOf(component('api'), component('web', calendar), component('app', calendar))).toEqual([
    null,
    null,
    null,
  ]);
  expect(groupsOf(component('web', calendar), component('app', calendar))).toEqual(['web app', 'web app']);
});
