import { groupBy } from '../change/group-by.ts';
import { VERSION_POLICY, type VersionPolicy } from '../version/version-policy.ts';
import type { Component } from './component.ts';

/**
 * Components of one repository whose tags have one pattern are one fixed group, where configuration says nothing of
 * groups of any of them: a tag is a release of all, so they have one version. Where they count differently, by calendar
 * and by changes, all are left alone.
 */
export function withSharedTags<Each extends Component>(components: readonly Each[]): Each[] {
  const alike = groupBy(components, ({ repo, tagPattern }) => JSON.stringify([repo, tagPattern]));
  const membersOf = new Map<Component, readonly string[]>();
  for (const sharing of alike.values()) {
    const [first, ...others] = sharing.map(policyOf);
    const isTold = first?.group !== null || others.some(({ group }) => group !== null);
    const isOneScheme = others.every(({ calendar }) => calendar === first?.calendar);
    const names = sharing.map(({ name }) => name);
    if (others.length > 0 && !isTold && isOneScheme)
      for (const component of sharing) membersOf.set(component, names);
  }
  return components.map((component) => {
    const members = membersOf.get(component);
    if (members === undefined) return component;
    return { ...component, versioning: { ...policyOf(component), group: { kind: 'fixed', members } } };
  });
}

const policyOf = ({ versioning }: Component): VersionPolicy => versioning ?? VERSION_POLICY;
