import type { BranchPatterns, PlacedFragment, Release } from '@tminus/domain';

/** A file of the release commit, as text in UTF-8 or as bytes; null removes it. The path is relative to the top of its repository, with `/`. */
export interface ReleaseFile {
  readonly path: string;
  readonly content: string | Uint8Array | null;
}

/** What is generated for a release. The same release gives the same answers, on every machine and at every attempt. */
export interface ReleaseFiles {
  /** Change fragments of a repository at a commit, released ones included. Refuses `fragment.invalid`. */
  fragments(repo: string, commit: string): Promise<readonly PlacedFragment[]>;
  /** Everything that the planned commit of a repository lacks: manifests, changelogs, notes; perhaps nothing. */
  filesOf(release: Release, repo: string): Promise<readonly ReleaseFile[]>;
  /** The release notes in markdown, as a forge shows them, cut where they are longer than it takes. */
  notesOf(release: Release, limit: number): Promise<string>;
}

/** A commit on top of a planned one. Everything in it decides its id, so that it is the same commit at every attempt. */
export interface NewReleaseCommit {
  readonly repo: string;
  readonly branch: string;
  readonly parent: string;
  readonly files: readonly ReleaseFile[];
  readonly subject: string;
  /** Id of the release, by which the commit says whose it is. */
  readonly releaseId: string;
  /** `name <email>`, author and committer. */
  readonly author: string;
  /** Epoch ms. */
  readonly at: number;
}

/** What a release leaves in git. Every method may be repeated, and be cut off at any moment. */
export interface ReleaseRepository {
  /**
   * Makes the commit and moves its branch from the parent to it, or finds it there; null, and nothing is made, when the
   * files are in the parent already. Refuses `git.releaseBranchMoved` when the branch is anywhere else.
   */
  commitRelease(commit: NewReleaseCommit): Promise<string | null>;
  /**
   * Takes the branch back to before the commit of another release, one that was given up and never published, where
   * nothing else came on top of it.
   */
  dropAbandoned(repo: string, branch: string, releaseId: string): Promise<void>;
  /** The branch that is checked out, or where none is the main branch, when it holds the commit; else null. */
  branchHolding(repo: string, sha: string): Promise<string | null>;
  /** Whether a branch is here, or at the remote that it would be made from. */
  hasBranch(repo: string, name: string): Promise<boolean>;
  /**
   * Branches that must have what a version mended: the main one, null where none is known, and release branches of higher
   * versions that are not tagged yet, lowest first.
   */
  branchesAbove(repo: string, mended: MendedVersion): Promise<BranchesAbove>;
  /** Whether no final version above it is tagged by the pattern. */
  isNewest(repo: string, tag: { pattern: string; version: string }): Promise<boolean>;
  /**
   * Sees, and changes nothing, that tags can be made here, and that a remote would take the branch at that commit and
   * these tags, as far as it tells: what its hooks say shows only when something is pushed. A tag that is here already
   * must be at that commit, or at the release's own on top of it. Refuses `git.identityMissing`, `git.tagElsewhere`,
   * `git.remoteMissing`, `git.remoteUnreachable`, `git.pushRejected`, `git.pushDeclined`, `git.pushForbidden`.
   */
  checkPublish(repo: string, intended: IntendedRefs): Promise<void>;
  /** Makes an annotated tag, or finds it there. Refuses `git.tagElsewhere`. */
  createTag(repo: string, tag: { name: string; sha: string; message: string }): Promise<void>;
  /** Brings a commit into a branch, or finds it there. Refuses `git.mergeConflict` and `git.mergeCheckedOut`. */
  mergeBack(repo: string, merge: { source: string; target: string; message: string }): Promise<void>;
  /**
   * Pushes branches and tags, all of them or none, and never by force. Refuses `git.remoteMissing`,
   * `git.remoteUnreachable`, `git.pushRejected`, `git.pushDeclined`, `git.pushForbidden`, and for a branch of `follow` as `mergeBack` does.
   */
  push(repo: string, push: PushedRefs): Promise<void>;
}

export interface PushedRefs {
  readonly remote: string;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  /** Those of the branches that take up, by a merge, what the remote has that they lack. */
  readonly follow?: readonly string[];
}

export interface MendedVersion {
  readonly version: string;
  readonly branches: BranchPatterns;
  /** Of the components of that repository. */
  readonly tagPatterns: readonly string[];
}

export interface BranchesAbove {
  readonly main: string | null;
  readonly releases: readonly string[];
}

/** What is going to be published from a repository. */
export interface IntendedRefs {
  /** Null where nothing is pushed. */
  readonly remote: string | null;
  /** The release's own. */
  readonly branch: string;
  /** The commit that the branch has, or builds upon. */
  readonly sha: string;
  readonly tags: readonly string[];
  /** Id of the release, by which its commit says whose it is. */
  readonly releaseId: string;
}

/** A release as a forge shows it. */
export interface ForgeRelease {
  readonly tag: string;
  readonly sha: string;
  readonly name: string;
  /** Markdown. */
  readonly body: string;
  readonly isPrerelease: boolean;
  /** Whether no final version above it is tagged: one of an older line is not the latest because it came last. */
  readonly isNewest: boolean;
}

/** Where releases are announced. */
export interface Forge {
  /** How many characters the text of a release may have. */
  readonly bodyLimit: number;
  /**
   * Sees, and changes nothing, that the forge answers, knows the repository, and takes the token. Refuses
   * `forge.unauthorized`, `forge.notFound`, `forge.busy`, `forge.unreachable`, and a token that is not there.
   */
  checkPublish(): Promise<void>;
  /**
   * Announces a release, or finds the one that its tag has already; returns its address. Refuses `forge.unauthorized`,
   * `forge.notFound`, `forge.tagMissing`, `forge.refused`, `forge.busy`, `forge.unreachable`.
   */
  publishRelease(release: ForgeRelease): Promise<string>;
}
