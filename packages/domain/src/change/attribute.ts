import type { Component } from '../component/component.ts';
import type { Change } from './change.ts';
import { groupBy } from './group-by.ts';

/** As much of a component as tells which files are its own, and how its commits are read. */
export type Placed = Pick<Component, 'name' | 'path' | 'formerPaths' | 'owns' | 'reading'>;

/**
 * Prepares the answer to "which components do these files touch", for components of one repository. A file belongs to
 * the component with the longest path above it, present or former; `.` owns what no other one does. Where one component
 * lived before another, it is the other's. Then each component that has a rule of its own (`owns`) may take a file in
 * addition, or leave it. No files (an empty commit) touch nothing, unless the whole repository is the only component.
 * Names come in the order of the components.
 */
export function attributeTo(components: readonly Placed[]): (files: readonly string[]) => readonly string[] {
  if (isWholeRepository(components)) {
    const everything = components.map(({ name }) => name);
    return () => everything;
  }
  const below = ownersByDirectory(components);
  const ownersOf = components.some(({ owns }) => owns !== undefined) ? byRules(components, below) : below;
  return (files) => {
    const touched = new Set<string>();
    for (const file of files) for (const name of ownersOf(file)) touched.add(name);
    return components.filter(({ name }) => touched.has(name)).map(({ name }) => name);
  };
}

/** Whether a commit touches the only component whatever its files are. */
export const isWholeRepository = ([component, ...others]: readonly Placed[]): boolean =>
  component?.path === '.' && component.owns === undefined && others.length === 0;

type OwnersOf = (file: string) => readonly string[];

function ownersByDirectory(components: readonly Placed[]): OwnersOf {
  const present = groupBy(components, ({ path }) => path);
  const former = groupBy(
    components.flatMap(({ name, formerPaths = [] }) => formerPaths.map((path) => ({ name, path }))),
    ({ path }) => path,
  );
  const known = new Map<string, readonly string[]>();
  const ownersIn = (directory: string): readonly string[] => {
    const found = known.get(directory);
    if (found !== undefined) return found;
    const slash = directory.lastIndexOf('/');
    const parent = directory === '.' ? null : slash === -1 ? '.' : directory.slice(0, slash);
    const own = present.get(directory) ?? former.get(directory);
    const owners = own?.map(({ name }) => name) ?? (parent === null ? [] : ownersIn(parent));
    known.set(directory, owners);
    return owners;
  };
  return (file) => {
    const slash = file.lastIndexOf('/');
    return ownersIn(slash === -1 ? '.' : file.slice(0, slash));
  };
}

/** Each file is asked about once: a history touches the same ones again and again. */
function byRules(components: readonly Placed[], below: OwnersOf): OwnersOf {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const found = known.get(file);
    if (found !== undefined) return found;
    const byDirectory = below(file);
    const owners = components
      .filter(({ name, owns }) => {
        const isBelow = byDirectory.includes(name);
        return owns === undefined ? isBelow : owns(file, isBelow);
      })
      .map(({ name }) => name);
    known.set(file, owners);
    return owners;
  };
}

/** Changes of each component that any of them touches, in their order. */
export function changesByComponent(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes)
    for (const name of change.components) {
      const own = found.get(name);
      if (own === undefined) found.set(name, [change]);
      else own.push(change);
    }
  return found;
}
