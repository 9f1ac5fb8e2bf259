import { describe, expect, it } from 'vitest';
import { VERSION_POLICY } from '../version/version-policy.ts';
import { relatedComponents } from './related-components.ts';

const component = (name: string, dependsOn: readonly string[] = [], members: readonly string[] = []) => ({
  name,
  dependsOn,
  ...(members.length > 0 && {
    versioning: { ...VERSION_POLICY, group: { kind: 'fixed', members } as const },
  }),
});
const WORKSPACE = [
  component('shell', ['web']),
  component('web', ['api']),
  component('api', ['lib'], ['api', 'cli']),
  component('cli', ['log'], ['api', 'cli']),
  component('lib', ['web']),
  component('log', ['ghost']),
  component('docs'),
];
const related = (...names: readonly string[]) => relatedComponents(WORKSPACE, names).map(({ name }) => name);

describe('components that have a say in versions', () => {
  it('are dependencies and members of groups, but not dependents', () => {
    expect(related('web')).toEqual(['web', 'api', 'cli', 'lib', 'log']);
    expect(related('log')).toEqual(['log']);
    expect(related('docs', 'log')).toEqual(['log', 'docs']);
    expect(related('nobody')).toEqual([]);
  });
});
