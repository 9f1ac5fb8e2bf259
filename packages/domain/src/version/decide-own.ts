import type { Change } from '../change/change.ts';
import type { Increment } from '../change/change-type.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import type { ErrorParams } from '../error/refusal.ts';
import { type HighestChange, highestChange } from './highest-change.ts';
import { type NextVersion, nextVersion } from './next-version.ts';
import { findReleaseAs, hasReleaseAs, type ReleaseAs } from './release-as.ts';
import type { ForcedIncrement, VersionExplanation, VersionFacts } from './version-decision.ts';
import type { VersionPolicy } from './version-policy.ts';
import { type VersionScheme, versionAfter } from './version-scheme.ts';

export interface OwnQuestion {
  readonly facts: VersionFacts;
  readonly policy: VersionPolicy;
  readonly scheme: VersionScheme;
  readonly today: string;
  readonly channel: string | undefined;
  readonly force: ForcedIncrement | undefined;
  /** Whether there is no other component. */
  readonly isOnly: boolean;
}

export interface OwnDecision {
  readonly next: string;
  readonly increment: Increment;
  readonly reason: VersionExplanation;
  readonly explanation: readonly VersionExplanation[];
  /** Whether somebody asked for this very version or increment. */
  readonly isAsked: boolean;
}

/**
 * What a component's version would be without its neighbours: a forced increment goes before a `Release-As` footer,
 * and that before what the changes ask for. Refuses as `nextVersion` and `findReleaseAs` do.
 */
export function decideOwn(question: OwnQuestion): OwnDecision {
  const { facts, policy, scheme, channel } = question;
  const { current, changes, firstVersion } = facts;
  const kept = dropReverted(changes);
  const byChanges = nextVersion({
    current,
    changes,
    scheme,
    types: policy.types,
    ...(policy.sections !== undefined && { sections: policy.sections }),
    ...(channel !== undefined && { channel }),
    ...(typeof firstVersion === 'string' && { firstVersion }),
  });
  const hasSomething = byChanges.next !== current || hasReleaseAs(kept);
  const insisted = forced(question, hasSomething);
  const footers = insisted === null ? findReleaseAs(kept, current, channel) : null;
  const asked = insisted ?? releasedAs(footers?.asked ?? null);
  const notes = [
    ...calendarNote(question, byChanges),
    ...revertedNote(changes, kept),
    ...(footers?.passed ?? []).map(passedNote),
  ];
  if (asked === null) {
    const reason = { layer: 'own', ...byChanges.reason } as const;
    const footer = breakingNote(highestChange(kept, policy.types, policy.sections));
    const { next, increment } = byChanges;
    return { next, increment, reason, explanation: [reason, ...footer, ...notes], isAsked: false };
  }
  const { next, increment } = byChanges;
  const otherwise = {
    layer: 'own',
    code: 'version.note.otherwise',
    params: { version: next, increment },
  } as const;
  return { ...asked, explanation: [asked.reason, otherwise, ...notes], isAsked: true };
}

type Asked = Pick<OwnDecision, 'next' | 'increment' | 'reason'>;

function forced({ facts, scheme, channel, force, isOnly }: OwnQuestion, hasSomething: boolean): Asked | null {
  if (force === undefined) return null;
  const { increment, reason, components } = force;
  const isMeant = components?.includes(facts.name) ?? (isOnly || hasSomething);
  if (!isMeant) return null;
  const next = versionAfter(scheme, facts.current ?? NOTHING, increment, channel);
  const params = { increment, version: next, reason };
  return { next, increment, reason: { layer: 'forced', code: 'version.reason.forced', params } };
}

/** What a forced increment of a component without a version starts from. */
const NOTHING = '0.0.0';

function releasedAs(found: ReleaseAs | null): Asked | null {
  if (found === null) return null;
  const { version, increment, params } = found;
  return {
    next: version,
    increment,
    reason: { layer: 'releaseAs', code: 'version.reason.releaseAs', params },
  };
}

const passedNote = (params: ErrorParams): VersionExplanation => ({
  layer: 'ignored',
  code: 'version.note.releaseAsPassed',
  params,
});

function calendarNote({ policy, today, facts }: OwnQuestion, { next }: NextVersion): VersionExplanation[] {
  if (policy.calendar === null || next === facts.current) return [];
  const params = { format: policy.calendar, today };
  return [{ layer: 'calendar', code: 'version.note.calendar', params }];
}

function revertedNote(changes: readonly Change[], kept: readonly Change[]): VersionExplanation[] {
  const count = changes.length - kept.length;
  return count === 0 ? [] : [{ layer: 'ignored', code: 'version.note.reverted', params: { count } }];
}

/** What the commit says breaks, where it says more than its subject. */
function breakingNote(highest: HighestChange | null): VersionExplanation[] {
  const notes = highest?.change.breaking === true ? highest.change.breakingNotes : [];
  return notes
    .filter((note) => note !== highest?.change.subject)
    .map((note) => ({ layer: 'own', code: 'version.note.breaking', params: { note } }));
}
