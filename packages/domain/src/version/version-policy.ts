import type { Increment } from '../change/change-type.ts';
import type { SectionRules } from '../changelog/section.ts';
import { INITIAL_DEVELOPMENT, type InitialDevelopment } from './increment.ts';

/** When the version of a dependency moves that of its dependents: when it leaves their range, at every step, or never. */
export const PROPAGATIONS = ['range', 'always', 'never'] as const;
export type Propagation = (typeof PROPAGATIONS)[number];

/** How far a dependent moves then; `same` is as far as the dependency. */
export const DEPENDENT_INCREMENTS = ['patch', 'minor', 'same'] as const;
export type DependentIncrement = (typeof DEPENDENT_INCREMENTS)[number];

/** Components that share versions: `fixed` ones all move as soon as one does, of `linked` ones those that changed. */
export interface VersionGroup {
  readonly kind: 'fixed' | 'linked';
  /** Names, this component's own among them. */
  readonly members: readonly string[];
}

/** How the versions of one component are decided. */
export interface VersionPolicy {
  /** Format of a calendar version such as `YYYY.MM.MICRO`; null for SemVer. */
  readonly calendar: string | null;
  readonly initialDevelopment: InitialDevelopment;
  /** Increments of commit types, before those of the table; what breaks is major all the same. */
  readonly types: Readonly<Record<string, Increment>>;
  /** Sections that a configuration gives to commit types; what the changelog shows is at least a patch. */
  readonly sections?: SectionRules;
  readonly propagate: Propagation;
  readonly propagateAs: DependentIncrement;
  readonly group: VersionGroup | null;
}

/** What holds where nothing is configured. */
export const VERSION_POLICY: VersionPolicy = {
  calendar: null,
  initialDevelopment: INITIAL_DEVELOPMENT,
  types: {},
  propagate: 'range',
  propagateAs: 'patch',
  group: null,
};
