import type { Config, ConfigComponent } from '@tminus/contract';
import type { VersionGroup, VersionPolicy } from '@tminus/domain';
import { sectionRulesOf } from '../changelog/settings.ts';

/** How versions are decided where a component says nothing itself, and those of the whole product. */
export const toWorkspacePolicy = ({ versioning }: Config): VersionPolicy => ({
  calendar: versioning.scheme === 'calver' ? versioning.format : null,
  initialDevelopment: versioning.initialDevelopment,
  types: versioning.types,
  propagate: versioning.propagate,
  propagateAs: versioning.propagateAs,
  group: null,
});

/** How the versions of a component are decided: what it says itself, before what the workspace says. */
export function toVersionPolicy({ name, versioning: own }: ConfigComponent, config: Config): VersionPolicy {
  const { versioning } = config;
  const usual = toWorkspacePolicy(config);
  const types = { ...usual.types, ...own?.types };
  const sections = sectionRulesOf(config, types);
  const scheme = own?.scheme ?? versioning.scheme;
  return {
    calendar: scheme === 'calver' ? (own?.format ?? versioning.format) : null,
    initialDevelopment: own?.initialDevelopment ?? usual.initialDevelopment,
    types,
    propagate: own?.propagate ?? usual.propagate,
    propagateAs: own?.propagateAs ?? usual.propagateAs,
    group: groupOf(name, versioning),
    ...(sections.size > 0 && { sections }),
  };
}

/** The ranges that a component declares of its dependencies, by name. */
export const rangesOf = ({ dependsOn }: ConfigComponent): Readonly<Record<string, string>> =>
  Object.fromEntries(dependsOn.flatMap(({ name, range }) => (range === undefined ? [] : [[name, range]])));

function groupOf(name: string, { fixed, linked }: Config['versioning']): VersionGroup | null {
  for (const kind of ['fixed', 'linked'] as const) {
    const members = (kind === 'fixed' ? fixed : linked).find((group) => group.includes(name));
    if (members !== undefined) return { kind, members };
  }
  return null;
}
