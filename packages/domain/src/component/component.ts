import type { ReadingRules } from '../change/parse-commit.ts';
import type { VersionPolicy } from '../version/version-policy.ts';

/** A part of the product that has a version of its own. */
export interface Component {
  readonly name: string;
  /** Directory relative to the repository root with `/` separators, no trailing slash; `.` is the whole repository. */
  readonly path: string;
  /** Directories where it lived before, in the form of `path`. */
  readonly formerPaths?: readonly string[];
  /** Whether a file is its own, given whether its directories say so; without it, these alone decide. */
  readonly owns?: (file: string, isBelow: boolean) => boolean;
  /** How messages are read that touch it, one way for all components of a workspace; as everywhere when left out. */
  readonly reading?: ReadingRules;
  /** A revision; what came up to it is told elsewhere, so that histories without a release begin after it. */
  readonly since?: string;
  /** Repository directory, absolute; components may live in different repositories. */
  readonly repo: string;
  /** Tag with `{version}` in place of the version, for example `v{version}` or `api/v{version}`. */
  readonly tagPattern: string;
  /** Names of components that must be released before this one. */
  readonly dependsOn: readonly string[];
  /** Ranges of versions that it declares of its dependencies, by name. */
  readonly ranges?: Readonly<Record<string, string>>;
  /** How its versions are decided; the usual way when left out. */
  readonly versioning?: VersionPolicy;
  /** Files that say its version, relative to `path`; `auto` stands for its package files, and is the default. */
  readonly manifests?: readonly string[];
}
