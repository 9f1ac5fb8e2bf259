import type {
  Change,
  Component,
  DateText,
  Decision,
  Finding,
  FreezeResult,
  MatchedEntry,
  Plan,
  Release,
  Sentence,
  SteeringFiles,
} from '@tminus/domain';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Ids {
  /** A new id, for example `rel_8f3k2m`; never given twice. */
  release(): string;
}

/** What git knows of one component. */
export interface ComponentHistory {
  readonly component: Component;
  /** The commit that would be released. */
  readonly head: string;
  /** Highest ancestor version by SemVer precedence, and its tag; null before the first. */
  readonly current: { readonly version: string; readonly tag: string; readonly sha: string } | null;
  /** From the component's manifest, when it can be read. */
  readonly manifestVersion: string | null;
  /** Changes after `current`, newest first. */
  readonly changes: readonly Change[];
  /** That its package files declare of its dependencies, by component, where the configuration gives none. */
  readonly ranges?: Readonly<Record<string, string>>;
}

/** A component's version that was deployed, and its commit. */
export interface ReleasedVersion {
  readonly component: string;
  readonly version: string;
  readonly sha: string;
}

export interface ChangeHistory {
  /**
   * One entry for each component, in the given order; one pass over each repository. Versions that are known to be
   * released count like tags, where their commit is an ancestor: a tag may come only later.
   */
  read(
    components: readonly Component[],
    released: readonly ReleasedVersion[],
  ): Promise<readonly ComponentHistory[]>;
  /** The branch that is checked out in a repository; null when none is. */
  branch(repo: string): Promise<string | null>;
  /** Commits of those of these tags that the repository has, on any branch, by name. */
  tagged(repo: string, names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The highest version among the tags of a pattern that what is checked out comes after; null when none is one. */
  highestVersion(repo: string, pattern: string): Promise<string | null>;
  /** What a reader of the plan should know about the workspace, for example missing steering files. */
  findings(): Promise<readonly Finding[]>;
}

/** What people wrote down about their product, their components and their tools. */
export interface SteeringSource {
  read(): Promise<SteeringFiles>;
}

/** Source code as a release needs it. Every method may be repeated. */
export interface SourceTree {
  /** Creates the branch at that commit, or finds it there; true when it was created now. */
  createBranch(repo: string, branch: string, sha: string): Promise<boolean>;
  /** Copies a commit's files of one path to a directory of its own, once; returns the directory. */
  prepare(source: { component: string; repo: string; path: string; sha: string }): Promise<string>;
  /** Runs a build command in a copy of a prepared directory, once for each command; returns the built directory. */
  build(directory: string, command: readonly string[]): Promise<string>;
}

/** What was decided to be in a release, tied to its commits. */
export interface ReleaseScope {
  /** Every feature and fix that somebody listed for this plan; null where nobody made a list. */
  read(plan: Plan): Promise<readonly MatchedEntry[] | null>;
  /** What came to the commits of this plan from that day on, in all of its repositories. */
  frozen(plan: Plan, from: DateText): Promise<FreezeResult>;
}

/** Documents that a release leaves behind; writing the same content again changes nothing. */
export interface ReleaseDocuments {
  /** Writes `storage/releases/vX.Y.Z/release-plan.md` and `.json`; returns the paths. */
  writePlan(release: Release): Promise<readonly string[]>;
  /** Writes the incident record beside the plan; returns its path. */
  writeIncident(release: Release, incident: Incident): Promise<string>;
}

/** Why a rollout was rolled back, with what was seen. Times in epoch ms. */
export interface Incident {
  readonly detectedAt: number;
  readonly homeAt: number;
  /** In the words of a person or signal; null when the judge decided. */
  readonly reason: string | null;
  readonly explanation: Sentence;
  /** The verdicts it rested on; null when a person aborted. */
  readonly decision: Decision | null;
  readonly targets: readonly { readonly component: string; readonly from: string; readonly to: string }[];
}
