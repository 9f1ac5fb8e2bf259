import { maintenanceLine } from './maintenance-line.ts';
import { type Pull, pullsOn, type Standings } from './propagate.ts';
import type { Taken } from './skip-taken.ts';
import type { Standing } from './standing.ts';
import type { VersionDecision, VersionExplanation } from './version-decision.ts';
import { agreeOn, type Grouped } from './version-groups.ts';
import { versionAfter } from './version-scheme.ts';

/** How everything stood when nothing changed any more. */
export interface Settled {
  readonly all: Standings;
  readonly groups: readonly Grouped[];
  readonly channel: string | undefined;
  readonly taken: readonly Taken[];
}

/** What was decided, and what each rule had to say to it. Told from the outcome, not from the way there. */
export function explainDecision(standing: Standing, settled: Settled): VersionDecision {
  const { facts, own } = standing;
  const pulls = pullsOn(standing, settled.all);
  const group = groupSentence(standing, settled);
  return {
    name: facts.name,
    current: facts.current,
    next: standing.next(),
    increment: standing.increment(),
    reason: reasonOf(standing, settled, pulls, group),
    explanation: [
      ...own.explanation,
      ...group,
      ...pulls.map((pull) => pullSentence(standing, pull)),
      ...settled.taken.map(takenSentence),
      ...lineSentence(standing),
    ],
    changes: facts.changes.length,
  };
}

/** The rule that the version comes from: its own decision, else a dependency, else its group. */
function reasonOf(
  standing: Standing,
  { channel }: Settled,
  pulls: readonly Pull[],
  [group]: readonly VersionExplanation[],
): VersionDecision['reason'] {
  const { facts, scheme, own } = standing;
  const { layer: _, ...ownReason } = own.reason;
  if (own.next === standing.next()) return ownReason;
  const pull = pulls.find(
    ({ increment }) =>
      increment !== null &&
      facts.current !== null &&
      versionAfter(scheme, facts.current, increment, channel) === standing.next(),
  );
  const found = pull === undefined ? group : pullSentence(standing, pull);
  return found === undefined ? ownReason : { code: found.code, params: found.params };
}

function groupSentence(standing: Standing, { groups, channel }: Settled): VersionExplanation[] {
  const group = groups.find(({ members }) => members.includes(standing));
  const agreed = group === undefined ? null : agreeOn(group, channel);
  if (group === undefined || agreed === null || group.members.length < 2 || !standing.isMoving()) return [];
  const moving = group.members.filter((member) => member.isMoving());
  // Who moved by itself speaks before those who only followed.
  const leader =
    moving.find(({ own }) => own.next === agreed.version) ??
    moving.find(({ own, facts }) => own.next !== facts.current && own.increment === agreed.increment) ??
    moving.find(({ own, facts }) => own.next !== facts.current) ??
    moving[0];
  const params = {
    members: group.members.map(({ facts }) => facts.name).join(', '),
    version: agreed.version,
    increment: agreed.increment,
    member: leader?.facts.name ?? '',
  };
  return [{ layer: 'group', code: `version.reason.${group.kind}`, params }];
}

function pullSentence(
  { policy }: Standing,
  { dependency, from, to, range, increment }: Pull,
): VersionExplanation {
  const step = { dependency: dependency.facts.name, from, to };
  const params = { ...step, range: range ?? '–', increment: increment ?? 'none' };
  if (policy.propagate === 'never') return { layer: 'dependency', code: 'version.note.never', params };
  if (increment === null && range === null)
    return { layer: 'dependency', code: 'version.note.unranged', params };
  if (increment === null) return { layer: 'dependency', code: 'version.note.fits', params };
  if (policy.propagate === 'always') return { layer: 'dependency', code: 'version.reason.follows', params };
  return { layer: 'dependency', code: 'version.reason.dependency', params };
}

const takenSentence = ({ version, sha }: Taken): VersionExplanation => ({
  layer: 'taken',
  code: 'version.note.taken',
  params: { version, sha: sha.slice(0, 7) },
});

function lineSentence({ facts }: Standing): VersionExplanation[] {
  const line = facts.branch ? maintenanceLine(facts.branch) : null;
  if (line === null || facts.current === null || !line.holds(facts.current)) return [];
  return [
    { layer: 'branch', code: 'version.note.line', params: { branch: facts.branch ?? '', range: line.range } },
  ];
}
