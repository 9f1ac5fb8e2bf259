import type { Component } from '../component/component.ts';
import { groupBy } from './group-by.ts';

type Placed = Pick<Component, 'name' | 'path'>;

/**
 * Prepares the answer to "which components do these files touch", for components of one repository. A
 * file belongs to the component with the longest path above it; `.` owns what no other one does. No files
 * (an empty commit) touch nothing, unless the whole repository is the only component. Names come in the
 * order of the components.
 */
export function attributeTo(components: readonly Placed[]): (files: readonly string[]) => readonly string[] {
  const byPath = groupBy(components, ({ path }) => path);
  const owners = new Map<string, readonly Placed[]>();

  const ownersOf = (directory: string): readonly Placed[] => {
    const known = owners.get(directory);
    if (known !== undefined) return known;
    const slash = directory.lastIndexOf('/');
    const parent = directory === '.' ? null : slash === -1 ? '.' : directory.slice(0, slash);
    const found = byPath.get(directory) ?? (parent === null ? [] : ownersOf(parent));
    owners.set(directory, found);
    return found;
  };

  const everything = components.length === 1 && components[0]?.path === '.' ? [components[0].name] : null;
  return (files) => {
    if (everything !== null) return everything;
    const touched = new Set<string>();
    for (const file of files) {
      const slash = file.lastIndexOf('/');
      for (const { name } of ownersOf(slash === -1 ? '.' : file.slice(0, slash))) touched.add(name);
    }
    return components.filter(({ name }) => touched.has(name)).map(({ name }) => name);
  };
}
