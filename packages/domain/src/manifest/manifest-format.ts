import type { ErrorParams } from '../error/refusal.ts';
import type { Edit, Span } from './span.ts';

/** Packages of one ecosystem know each other by name. */
export type Ecosystem = 'npm' | 'cargo' | 'python' | 'maven' | 'helm' | 'go' | 'composer' | 'dotnet';

/** What other files of the workspace say now, for the lock files that repeat them. Directories count from the repository. */
export interface WorkspaceMoves {
  /** Where the lock file is. */
  readonly directory: string;
  /** By directory of the package. */
  readonly versions: ReadonlyMap<string, string>;
  /** Ranges that moved, by what `rangeKey` makes of their place. */
  readonly ranges: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
}

/** `group` is the field that the range stands in, for example `devDependencies`. */
export const rangeKey = (directory: string, group: string, dependency: string): string =>
  [directory, group, dependency].join('\0');

/** What a release makes of one file. */
export interface ManifestUpdate {
  /** Version of the package that the file describes; null when it is not released. */
  readonly version: string | null;
  /** Whether the file is of a component that is not released: what binds whoever installs it must not change then. */
  readonly staysAsItIs?: boolean;
  /** Versions of released packages by their names in the file's ecosystem (Maven: `group:artifact`). */
  readonly dependencies?: ReadonlyMap<string, string>;
  /** Version that the packages of a Cargo workspace share; null when none of them that inherits it is released. */
  readonly shared?: string | null;
  /** For lock files of npm and pnpm. */
  readonly workspace?: WorkspaceMoves;
  /** Versions that the package may have had before, to find them in a marked line. */
  readonly previous?: readonly string[];
}

/** Something that a person should know; never an error. `path` is filled in by `updateManifest`. */
export interface ManifestFinding {
  readonly code:
    | 'manifest.rangeExcludes'
    | 'manifest.dynamicVersion'
    | 'manifest.computedVersion'
    | 'manifest.yarnLock'
    | 'manifest.goMajor'
    | 'manifest.goTag';
  readonly params: ErrorParams;
}

/** What a file says about its package. */
export interface ManifestIdentity {
  /** Null when it has none; nobody depends on it then. */
  readonly name: string | null;
  /** As written; null when the file gives none. */
  readonly version: string | null;
  /** A Cargo workspace or a Maven parent gives the version. */
  readonly inherits: boolean;
  /** Version for those that inherit it. */
  readonly shared: string | null;
  /** Name of the Maven parent. */
  readonly parent: string | null;
  /** Directories of packages that belong to it, as patterns relative to its own. */
  readonly members: readonly string[];
}

export interface ManifestEdits {
  readonly edits: readonly Edit[];
  readonly findings: readonly ManifestFinding[];
  /** A version that the ecosystem cannot write. */
  readonly unwritable?: string;
}

/** Formats read by scanners, which throw `BrokenText`. */
export interface ManifestFormat {
  /** For messages: what the text should have been. */
  readonly syntax: 'JSON' | 'TOML' | 'XML' | 'YAML';
  readonly ecosystem: Ecosystem;
  /** Null for lock files: they repeat what other files say. */
  readonly identify: ((text: string) => ManifestIdentity) | null;
  readonly edit: (text: string, update: ManifestUpdate) => ManifestEdits;
}

export const NO_EDITS: ManifestEdits = { edits: [], findings: [] };

export const identity = (known: Partial<ManifestIdentity>): ManifestIdentity => ({
  name: null,
  version: null,
  inherits: false,
  shared: null,
  parent: null,
  members: [],
  ...known,
});

/** An edit of one value; none where there is no value or nothing to write. */
export const setting = (field: string, span: Span | null, to: string | null): Edit[] =>
  span === null || to === null ? [] : [{ field, start: span.start, end: span.end, to }];
