import { groupBy } from '../change/group-by.ts';
import { VERSION_POLICY, type VersionPolicy } from '../version/version-policy.ts';
import type { Component } from './component.ts';

/**
 * Components of one repository whose tags have one pattern are one fixed group, where configuration says nothing of
 * groups: a tag is a release of all of them, so they have one version. Those that count it differently, by calendar and
 * by changes, are left alone.
 */
export function withSharedTags<Each extends Component>(components: readonly Each[]): Each[] {
  const free = components.filter((component) => policyOf(component).group === null);
  const alike = groupBy(free, (component) =>
    JSON.stringify([component.repo, component.tagPattern, policyOf(component).calendar]),
  );
  const membersOf = new Map<Component, readonly string[]>();
  for (const group of alike.values())
    for (const component of group)
      if (group.length > 1)
        membersOf.set(
          component,
          group.map(({ name }) => name),
        );
  return components.map((component) => {
    const members = membersOf.get(component);
    if (members === undefined) return component;
    return { ...component, versioning: { ...policyOf(component), group: { kind: 'fixed', members } } };
  });
}

const policyOf = ({ versioning }: Component): VersionPolicy => versioning ?? VERSION_POLICY;
