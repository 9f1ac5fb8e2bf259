import { accept, type Outcome, refuse } from '../error/refusal.ts';

interface Node {
  readonly name: string;
  readonly dependsOn: readonly string[];
}

/**
 * Orders components so that each comes after everything it depends on; otherwise the given order stays.
 * Names are unique; those outside the list are ignored. Refuses a circle with `component.cycle`.
 */
export function orderByDependency<T extends Node>(nodes: readonly T[]): Outcome<readonly T[]> {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const ordered: T[] = [];
  const done = new Set<string>();
  const visit = (node: T, path: readonly string[]): readonly string[] | null => {
    if (done.has(node.name)) return null;
    if (path.includes(node.name)) return [...path.slice(path.indexOf(node.name)), node.name];
    for (const name of node.dependsOn) {
      const dependency = byName.get(name);
      const cycle = dependency === undefined ? null : visit(dependency, [...path, node.name]);
      if (cycle !== null) return cycle;
    }
    done.add(node.name);
    ordered.push(node);
    return null;
  };
  for (const node of nodes) {
    const cycle = visit(node, []);
    if (cycle !== null) return refuse('component.cycle', { cycle: cycle.join(' → ') });
  }
  return accept(ordered);
}
