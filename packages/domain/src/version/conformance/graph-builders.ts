import { change, shaOf } from '../../change/change-builders.ts';
import type { VersionFacts } from '../version-decision.ts';
import { VERSION_POLICY, type VersionGroup } from '../version-policy.ts';
import type { GraphNode, GraphRow } from './graphs.ts';

/** The components of a row as their histories would tell. */
export const factsOf = (row: Omit<GraphRow, 'cite' | 'what' | 'moves'>): VersionFacts[] =>
  Object.entries(row.nodes).map(([name, node]) => ({
    name,
    current: node.at,
    changes: (node.log ?? []).map((message, index) => change(message, { sha: shaOf(500 - index) })),
    ...dependenciesOf(node),
    policy: {
      ...VERSION_POLICY,
      calendar: node.calendar ?? null,
      propagate: row.propagate ?? 'range',
      propagateAs: row.propagateAs ?? 'patch',
      group: groupOf(name, row),
    },
  }));

function dependenciesOf({ on = {} }: GraphNode): Pick<VersionFacts, 'dependsOn' | 'ranges'> {
  const declared = Object.entries(on).filter((entry): entry is [string, string] => entry[1] !== null);
  return { dependsOn: Object.keys(on), ranges: Object.fromEntries(declared) };
}

function groupOf(
  name: string,
  { fixed = [], linked = [] }: Pick<GraphRow, 'fixed' | 'linked'>,
): VersionGroup | null {
  const isMember = (members: readonly string[]): boolean => members.includes(name);
  const [inFixed, inLinked] = [fixed.find(isMember), linked.find(isMember)];
  if (inFixed !== undefined) return { kind: 'fixed', members: inFixed };
  return inLinked === undefined ? null : { kind: 'linked', members: inLinked };
}
