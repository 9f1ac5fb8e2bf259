import type { Failure } from '../event/event.ts';
import { movingComponents } from '../plan/leading-component.ts';
import type { PlannedComponent } from '../plan/plan.ts';

/** Steps that do nothing but say what was left out: no branch holds the plan, the configured one is missing, people go on. */
const LEFT_OUT = ['merge_unknown', 'merge_missing', 'merge_by_hand'] as const;

/** `survey`: finding out what there is to do, which is a step only where it failed. */
export const PUBLICATION_KINDS = [
  'survey',
  'tag',
  'merge_back',
  ...LEFT_OUT,
  'push',
  'forge_release',
] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** Whether a step is there only to say that something was left out, and why. */
export const isLeftOut = (kind: unknown): boolean => LEFT_OUT.some((each) => each === kind);

/** Something that makes a deployed release known, done once. */
export interface PublicationTask {
  /** The same at every attempt, on every machine. */
  readonly id: string;
  readonly kind: PublicationKind;
  /** Whose it is: the component of a tag, the repository of a branch, or the product. */
  readonly subject: string;
  /** What it makes or moves: a tag, a branch, a remote, a forge; or what is missing, or the command to go on with. */
  readonly name: string;
}

export interface PublicationStep extends PublicationTask {
  readonly status: 'pending' | 'done' | 'failed';
  /** Epoch ms of its end; null while it is pending. */
  readonly at: number | null;
  /** What came of it, for example a commit or an address; null when there is nothing to say. */
  readonly detail: string | null;
  readonly failure: Failure | null;
}

/** How far a deployed release is published. It never says anything about traffic. */
export interface Publication {
  readonly status: 'in_progress' | 'completed' | 'failed';
  /** Grows each time that somebody has it tried again. */
  readonly attempt: number;
  readonly steps: readonly PublicationStep[];
}

/** The commit that was made of the planned one for a release, in one repository. */
export interface ReleaseCommit {
  /** Components that are deployed from it. */
  readonly components: readonly string[];
  readonly sha: string;
  /** The branch that was checked out, or else the main one, and held the planned commit; null when there was none. */
  readonly base: string | null;
}

/** The release commit that a component is deployed from; null where the planned commit itself is. */
export const releaseCommitOf = (
  { commits }: { readonly commits?: readonly ReleaseCommit[] },
  component: string,
): ReleaseCommit | null => commits?.find(({ components }) => components.includes(component)) ?? null;

/** The components with the commits that they are really deployed from. */
export const shippedComponents = (release: {
  readonly plan: { readonly components: readonly PlannedComponent[] };
  readonly commits?: readonly ReleaseCommit[];
}): readonly PlannedComponent[] =>
  release.plan.components.map((component) => {
    const commit = releaseCommitOf(release, component.name);
    return commit === null ? component : { ...component, sha: commit.sha };
  });

/** Those of them that run, and that traffic moves to; the others are only published. */
export const deployedComponents = (
  release: Parameters<typeof shippedComponents>[0],
): readonly PlannedComponent[] => movingComponents(shippedComponents(release));

/** Whether somebody is to go on with publishing: its release was deployed, and it has neither ended nor failed. */
export const isPublishing = ({
  publication,
}: {
  readonly publication?: { readonly status: Publication['status'] } | null;
}): boolean => publication?.status === 'in_progress';
