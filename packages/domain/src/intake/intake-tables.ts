import type { ErrorParams } from '../error/refusal.ts';
import { kindOfPaths } from './classify-path.ts';
import type { IntakeFacts, Need, Screen, UseCase } from './intake.ts';

/** The values that a sentence is said with when the case holds, else null. */
type Test = (facts: IntakeFacts) => ErrorParams | null;

const when = (holds: boolean, params: ErrorParams = {}): ErrorParams | null => (holds ? params : null);

/** Whether there is one at least, and each of them is known. */
function isAmong(names: readonly string[], known: readonly string[]): boolean {
  const set = new Set(known);
  return names.length > 0 && names.every((name) => set.has(name));
}

const isEmergency = ({ type }: IntakeFacts): boolean => type === 'hotfix' || type === 'security';

/** R-01, any of them. */
export const NEED_TABLE: Readonly<Record<Need, Test>> = {
  software: ({ versionsMove, components }) => when(versionsMove, { count: components.length }),
  severalParts: ({ components, teams }) =>
    when(components.length > 1 || (teams ?? 0) > 1, { count: components.length, teams: teams ?? '?' }),
  stakeholders: ({ stakeholders, approvers, announcements }) =>
    when(stakeholders + approvers + announcements.length > 0, { stakeholders, approvers }),
  production: ({ target }) => when(target === 'production'),
};

/** R-02, as many as hold. */
export const USE_CASE_TABLE: Readonly<Record<UseCase, Test>> = {
  severalTeams: ({ teams }) => when((teams ?? 0) > 1, { count: teams ?? 0 }),
  versions: ({ versionsMove, components }) => when(versionsMove, { count: components.length }),
  notes: ({ publishesNotes }) => when(publishesNotes),
  approvals: ({ approvers, stakeholders }) => when(approvers + stakeholders > 0, { stakeholders, approvers }),
  changeWindow: ({ target, hasCalendar }) => when(target === 'production' || hasCalendar),
  train: ({ train }) => when(train !== null, { train: train ?? '' }),
  emergency: (facts) => when(isEmergency(facts), { type: facts.type ?? '' }),
  compliance: ({ compliance }) => when(compliance.length > 0, { regimes: compliance.join(', ') }),
  announcements: ({ announcements }) => when(announcements.length > 0, { count: announcements.length }),
};

/** R-03, any of them. What is not known screens nothing out. */
export const SCREEN_TABLE: Readonly<Record<Screen, Test>> = {
  simpleFeature: ({ isFormal, features, fixes, components }) =>
    when(!isFormal && features + fixes <= 1 && components.length <= 1),
  developmentPush: ({ target, authors }) => when(target === 'development' && authors <= 1),
  infrastructureOnly: ({ changedPaths, components, infrastructural }) =>
    when(
      changedPaths !== null &&
        kindOfPaths(changedPaths) === 'infrastructure' &&
        !isAmong(components, infrastructural),
      { count: changedPaths?.length ?? 0 },
    ),
  configurationOnly: ({ changedPaths, versionsMove }) =>
    when(!versionsMove && changedPaths !== null && kindOfPaths(changedPaths) === 'configuration', {
      count: changedPaths?.length ?? 0,
    }),
  experimental: ({ components, experimental }) =>
    when(isAmong(components, experimental), { components: components.join(', ') }),
};

/**
 * What calls for a formal release whatever was screened out: an emergency is named so by a person, a train has others on
 * board, several teams must meet, and auditors ask for a record of every change.
 */
export const OUTWEIGHING: readonly UseCase[] = ['severalTeams', 'train', 'emergency', 'compliance'];
