import type { PublicationTask } from '@tminus/domain';

/** A step of publishing, and how it is done; what it returns may be an address, for example. */
export interface PublicationWork extends PublicationTask {
  perform(): Promise<StepResult>;
}

/** What is worth keeping, or, of a step that somebody has to do, what it is then. */
export type StepResult =
  | string
  | null
  | { readonly detail: string | null; readonly leftOut: Pick<PublicationTask, 'kind' | 'name'> };
