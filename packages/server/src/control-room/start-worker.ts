import type { DbosEngine, Membership } from '@tminus/adapters';
import { isRefusal, RefusalError } from '@tminus/domain';
import type { Clock, DurableEngine, Store } from '@tminus/engine';
import type { Logger } from 'pino';

/** What carries out releases until its node loses its place, if it ever does. */
export interface Term {
  /** Launched. */
  readonly durable: DbosEngine;
  /** Null where no other process can take over. */
  readonly membership: Membership | null;
}

/** Carries out releases in this process. */
export interface Worker extends Pick<DurableEngine, 'start' | 'result'> {
  /** Whether releases are carried out now: not while this process joins the nodes anew. */
  isReady(): boolean;
  publish(address: string | null): void;
  /** Leaves what is under way to whoever comes next. */
  close(): Promise<void>;
}

const REJOIN_PAUSE_MS = 1_000;
const TURN_PAUSE_MS = 50;

/**
 * Begins a term; when another node takes over, ends it and begins the next one under a new name, until it is closed.
 * Rejects when the first term cannot begin.
 */
export async function startWorker(
  beginTerm: () => Promise<Term>,
  { signal, logger, clock }: { signal: AbortSignal; logger: Logger; clock: Clock },
): Promise<Worker> {
  let term: Term | null = await beginTerm();
  let address: string | null = null;
  let changed = deferred();
  const serve = async (): Promise<void> => {
    while (!signal.aborted) {
      if (term === null) term = await rejoin();
      term?.membership?.publish(address);
      if (term !== null) await either(signal, term.membership?.lost);
      changed.resolve();
      changed = deferred();
      const ended = term;
      term = null;
      await ended?.durable.shutdown().catch((error: unknown) => {
        logger.warn({ err: error }, 'the durable engine did not end well');
      });
      if (signal.aborted) await ended?.membership?.leave();
    }
  };
  const rejoin = async (): Promise<Term | null> => {
    while (!signal.aborted) {
      try {
        return await beginTerm();
      } catch (error) {
        logger.warn({ err: error }, 'this node could not join again');
        await clock.sleep(REJOIN_PAUSE_MS, signal);
      }
    }
    return null;
  };
  const served = serve();
  /** The engine of the moment; a call that is cut off by the end of a term is made again in the next one. */
  const inTerm = async <T>(call: (durable: DbosEngine) => Promise<T>): Promise<T> => {
    for (;;) {
      const current = term;
      if (signal.aborted) throw new RefusalError('server.stopping', {});
      if (current === null) {
        await clock.sleep(TURN_PAUSE_MS, signal);
        continue;
      }
      const over = changed.promise.then(() => OVER);
      const done = await Promise.race([call(current.durable), over]).catch((error: unknown) => {
        if (term === current) throw error;
        return OVER;
      });
      if (done !== OVER) return done as T;
    }
  };
  return {
    start: (name, workflowId, input) => inTerm((durable) => durable.start(name, workflowId, input)),
    result: (workflowId) => inTerm((durable) => durable.result(workflowId)),
    isReady: () => term !== null,
    publish: (news) => {
      address = news;
      term?.membership?.publish(news);
    },
    close: () => served,
  };
}

const OVER = Symbol('the term is over');

/** A commit that was refused tells a node first that another one took over: nothing of this term may go on then. */
export function fenceStore(store: Store, membership: Membership): Store {
  return {
    ...store,
    commit: async (write) => {
      try {
        return await store.commit(write);
      } catch (error) {
        if (isRefusal(error, 'node.fenced')) membership.giveUp();
        throw error;
      }
    },
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function either(first: AbortSignal, second: AbortSignal | undefined): Promise<void> {
  const signal = AbortSignal.any(second === undefined ? [first] : [first, second]);
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
