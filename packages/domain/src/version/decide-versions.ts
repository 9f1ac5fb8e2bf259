import { dropReverted } from '../change/drop-reverted.ts';
import { RefusalError } from '../error/refusal.ts';
import { decideOwn } from './decide-own.ts';
import { explainDecision } from './explain-decision.ts';
import { highestChange, shortSha } from './highest-change.ts';
import { maintenanceLine } from './maintenance-line.ts';
import { applyPulls, type Standings } from './propagate.ts';
import { schemeOf } from './scheme-of.ts';
import { skipTaken, type Taken } from './skip-taken.ts';
import { type Standing, startFrom } from './standing.ts';
import type { VersionDecision, VersionFacts, VersionQuestion } from './version-decision.ts';
import { applyGroups, groupsOf } from './version-groups.ts';
import { VERSION_POLICY } from './version-policy.ts';

/**
 * Decides the next version of every component of a workspace. Each first decides for itself (`decideOwn`); then groups
 * and dependents follow until nothing changes any more. The outcome does not depend on the order of the components, more
 * changes never lead to a lower version, and deciding again on what was decided changes nothing. A circle of
 * dependencies settles like anything else.
 *
 * Refuses `version.invalid`, `version.notHigher` and `version.releaseAsInvalid` (a `Release-As` footer),
 * `version.taken`, and `version.outsideMaintenance` unless the increment is forced.
 */
export function decideVersions(question: VersionQuestion): readonly VersionDecision[] {
  const { components, channel } = question;
  const ordered = [...components].sort((left, right) => (left.name < right.name ? -1 : 1));
  const all: Standings = new Map(ordered.map((facts) => [facts.name, startOf(facts, question)]));
  const standings = [...all.values()];
  const groups = groupsOf(standings);
  const taken = new Map<string, Taken[]>();
  do settle(all, groups, channel);
  while (passOver(standings, question, taken));
  for (const standing of standings) checkLine(standing);
  return components.flatMap(({ name }) => {
    const standing = all.get(name);
    if (standing === undefined) return [];
    return [explainDecision(standing, { all, groups, channel, taken: taken.get(name) ?? [] })];
  });
}

/** Rules only lift, and there are finitely many heights: this ends. */
function settle(all: Standings, groups: ReturnType<typeof groupsOf>, channel: string | undefined): void {
  for (let changed = true; changed; ) {
    changed = applyGroups(groups, channel);
    changed = applyPulls(all, channel) || changed;
  }
}

function startOf(facts: VersionFacts, { components, today, channel, force }: VersionQuestion): Standing {
  const { policy = VERSION_POLICY } = facts;
  const scheme = schemeOf(policy, today);
  const isOnly = components.length === 1;
  return startFrom(
    facts,
    policy,
    scheme,
    decideOwn({ facts, policy, scheme, today, channel, force, isOnly }),
  );
}

function passOver(
  standings: readonly Standing[],
  { takenBy }: VersionQuestion,
  taken: Map<string, Taken[]>,
): boolean {
  if (takenBy === undefined) return false;
  let moved = false;
  for (const standing of standings) {
    const found = skipTaken(standing, takenBy);
    if (found.length === 0) continue;
    moved = true;
    taken.set(standing.facts.name, [...(taken.get(standing.facts.name) ?? []), ...found]);
  }
  return moved;
}

/** A branch named after a line keeps to it, unless its component is elsewhere anyway or somebody insists. */
function checkLine({ facts, policy, own, next }: Standing): void {
  const { name, branch = null, current, changes } = facts;
  const line = branch === null ? null : maintenanceLine(branch);
  if (line === null || current === null || !line.holds(current) || line.holds(next())) return;
  if (own.reason.layer === 'forced') return;
  const change = highestChange(dropReverted(changes), policy.types, policy.sections)?.change;
  throw new RefusalError('version.outsideMaintenance', {
    component: name,
    branch: branch ?? '',
    range: line.range,
    current,
    version: next(),
    commit: change === undefined ? '–' : `${shortSha(change.sha)} "${change.subject}"`,
  });
}
