import { type ChainHead, type ChainProblem, startChain, verifyEnd, verifyRow } from '@tminus/domain';
import type { Store } from '../release/store.ts';

/** What a reading of the whole event log showed. */
export interface LogVerdict {
  /** How many rows there are. */
  readonly rows: number;
  /** The last row in order; its number and hash, noted elsewhere, tell a log that was written anew. */
  readonly head: ChainHead;
  /** In the order of the log; the first `LISTED` of them. Empty for a whole log. */
  readonly problems: readonly ChainProblem[];
  /** How many more problems there are. */
  readonly unlisted: number;
}

const PAGE = 500;
/** More tells nobody more, and a log that was changed everywhere must fit into an answer. */
const LISTED = 1_000;

/**
 * Reads every row of the event log and checks that it is what was written: see docs/event-log.md. `noted` is a head
 * that an earlier reading showed. Events that are written meanwhile are read too.
 */
export async function verifyLog(store: Pick<Store, 'chain'>, noted: ChainHead | null): Promise<LogVerdict> {
  const problems: ChainProblem[] = [];
  let unlisted = 0;
  const note = (found: readonly ChainProblem[]): void => {
    for (const problem of found)
      if (problems.length < LISTED) problems.push(problem);
      else unlisted += 1;
  };
  let state = startChain(noted);
  let after: string | null = null;
  for (;;) {
    const page = await store.chain({ after, limit: PAGE });
    const counter = page.counter === null ? null : BigInt(page.counter);
    for (const row of page.rows) {
      const verified = verifyRow(state, row, counter);
      state = verified.state;
      note(verified.problems);
    }
    after = page.rows.at(-1)?.seq ?? after;
    if (page.rows.length === PAGE) continue;
    note(verifyEnd(state, counter));
    return { rows: state.rows, head: state.head, problems, unlisted };
  }
}
