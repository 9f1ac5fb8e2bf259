/**
 * Makes a dependency graph free of circles: walks it in the given order and leaves out each edge that leads
 * back onto the way it came. Every circle is returned as the names along it, the first one again at its end.
 */
export function dropCycles(graph: ReadonlyMap<string, readonly string[]>): {
  edges: Map<string, string[]>;
  cycles: string[][];
} {
  const edges = new Map<string, string[]>();
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    const path = [...way, name];
    const kept: string[] = [];
    for (const next of graph.get(name) ?? []) {
      const at = path.indexOf(next);
      if (at !== -1) {
        cycles.push([...path.slice(at), next]);
        continue;
      }
      kept.push(next);
      if (!done.has(next)) visit(next, path);
    }
    edges.set(name, kept);
    done.add(name);
  };
  for (const name of graph.keys()) if (!done.has(name)) visit(name, []);
  return { edges, cycles };
}
