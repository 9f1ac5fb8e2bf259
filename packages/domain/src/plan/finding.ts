import type { ErrorParams } from '../error/refusal.ts';

/** Something that the reader of a plan should know; never an error. */
export interface Finding {
  readonly code: string;
  readonly params: ErrorParams;
}
