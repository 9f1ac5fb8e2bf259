import type { Component } from './component.ts';

/**
 * Those components that have a say in the versions of some: they themselves, what they depend on, whom they share a
 * group with, and so on. In the given order.
 */
export function relatedComponents<T extends Pick<Component, 'name' | 'dependsOn' | 'versioning'>>(
  components: readonly T[],
  names: readonly string[],
): readonly T[] {
  const byName = new Map(components.map((component) => [component.name, component]));
  const related = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const component = byName.get(name);
    if (component === undefined || related.has(name)) continue;
    related.add(name);
    open.push(...component.dependsOn, ...(component.versioning?.group?.members ?? []));
  }
  return components.filter(({ name }) => related.has(name));
}
