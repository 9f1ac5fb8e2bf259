import type { DBOS as Dbos } from '@dbos-inc/dbos-sdk';
import { RefusalError } from '@tminus/domain';
import type { DurableEngine } from '@tminus/engine';
import { outageReason } from '../database/outage.ts';
import { asPgPool, type SqlPool } from '../database/sql-pool.ts';
import { patientPool } from './patient-pool.ts';
import { type RetryPolicy, withRetries } from './retries.ts';
import { workUnderWay } from './work-under-way.ts';

export interface DurableEngineSettings {
  /** Workflows are kept in the schema `dbos` of this database. The pool outlives the engine. */
  readonly pool: SqlPool;
  /** Whose unfinished workflows `launch` takes up; two processes that live at once never share one. */
  readonly executorId: string;
  /** Gets what the library under it has to say that is more than chatter. */
  readonly log: (level: 'warn' | 'error', message: string) => void;
  /** Aborts when this process is to stop, as `shutdown` does. */
  readonly signal?: AbortSignal;
  /** How long `shutdown` waits for steps under way to come to rest (ms); 10,000 by default. */
  readonly graceMs?: number;
}

export type WorkflowStatus = 'running' | 'succeeded' | 'failed';

export interface StepOptions {
  /** How failures are repeated inside the step; without it, the first one fails the step. */
  readonly retries?: RetryPolicy;
}

export interface DbosEngine extends DurableEngine {
  /** Null when no workflow has this id. */
  status(workflowId: string): Promise<WorkflowStatus | null>;
  /** Takes up the unfinished workflows of executors that have no row in the table of nodes; after `launch`. */
  recoverOrphans(): Promise<void>;
  /** As in the port; `run` also gets a signal that aborts when the process is to stop. */
  step<T>(name: string, run: (signal: AbortSignal) => Promise<T>, options?: StepOptions): Promise<T>;
}

/** Part of each workflow's record, and what recovery looks for: never changes, whatever the program's version. */
const APPLICATION = { name: 'tminus', applicationVersion: '1' };

/** A rollout may see any number of restarts; giving up on it would strand its traffic half way. */
const MAX_RECOVERIES = 1_000_000;

/**
 * Durable workflows on DBOS Transact, one engine at a time in a process. A step may take days: it is recorded
 * when it ends, and runs again when its process dies before. When the process is told to stop, a step that
 * fails because of it is not recorded and no further step begins, so that the workflow goes on at the next launch.
 */
export function createDurableEngine(settings: DurableEngineSettings): DbosEngine {
  const workflows = new Map<string, (input: unknown) => Promise<unknown>>();
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, ...(settings.signal ? [settings.signal] : [])]);
  const underWay = workUnderWay();
  /** Workflows that run in this process. */
  const running = new Set<string>();
  /** Seen unfinished, and not running here, once: a second time it is true. */
  const suspects = new Set<string>();
  let dbos: typeof Dbos | null = null;

  const launched = (): typeof Dbos => {
    if (dbos === null) throw new Error('The durable engine is not launched');
    return dbos;
  };

  const statusOf = (workflowId: string) => revived(() => launched().getWorkflowStatus(workflowId));

  /** Not a failure of the work but the end of the process: leaves the record as it is, for the next launch. */
  const unlessStopping = async <T>(run: () => Promise<T>, whenStopped: () => void = () => {}): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (!signal.aborted) throw error;
      whenStopped();
      return never();
    }
  };

  return {
    register(name, run) {
      if (dbos !== null) throw new Error(`Workflow ${name} must be registered before the launch`);
      if (workflows.has(name)) throw new Error(`Workflow ${name} is registered twice`);
      workflows.set(name, run);
    },

    async launch() {
      const { DBOS } = await import('./dbos.ts');
      if (DBOS.isInitialized()) throw new Error('Another durable engine runs in this process');
      const quiet = () => {};
      const logger = {
        debug: quiet,
        info: quiet,
        warn: (entry: unknown) => settings.log('warn', String(entry)),
        error: (entry: unknown) => settings.log('error', String(entry)),
      };
      const { pool, executorId } = settings;
      DBOS.setConfig({
        ...APPLICATION,
        executorID: executorId,
        systemDatabasePool: asPgPool(patientPool(pool)),
        logger,
      });
      for (const [name, run] of workflows) {
        const options = { name, maxRecoveryAttempts: MAX_RECOVERIES };
        workflows.set(
          name,
          DBOS.registerWorkflow((input: unknown) => {
            const id = DBOS.workflowID ?? '';
            running.add(id);
            return unlessStopping(() => run(input)).finally(() => running.delete(id));
          }, options),
        );
      }
      try {
        await DBOS.launch();
      } catch (error) {
        // Half launched it would keep the next engine of this process from being launched.
        await DBOS.shutdown({ deregister: true });
        throw revive(error);
      }
      dbos = DBOS;
    },

    async start(name, workflowId, input) {
      const workflow = workflows.get(name);
      if (workflow === undefined) throw new Error(`No workflow is registered as ${name}`);
      const known = await statusOf(workflowId);
      if (known !== null && known.workflowName !== name) {
        throw new Error(`Workflow id ${workflowId} belongs to ${known.workflowName}, not to ${name}`);
      }
      if (known !== null) return;
      await revived(() => launched().startWorkflow(workflow, { workflowID: workflowId })(input));
    },

    result: (workflowId) => revived(() => launched().getResult(workflowId, { pollingIntervalMs: 100 })),

    async status(workflowId) {
      const found = await statusOf(workflowId);
      if (found === null) return null;
      if (found.status === 'SUCCESS') return 'succeeded';
      return ['PENDING', 'ENQUEUED', 'DELAYED'].includes(found.status) ? 'running' : 'failed';
    },

    async ensure(name, workflowId, input) {
      const known = await statusOf(workflowId);
      if (known === null) return this.start(name, workflowId, input);
      const { isLost, recoverLost } = await import('./recover.ts');
      const wasSuspect = suspects.delete(workflowId);
      if (running.has(workflowId) || !isLost(known, settings.executorId)) return;
      if (!wasSuspect) return void suspects.add(workflowId);
      settings.log('warn', `workflow ${workflowId} was lost (${known.status}) and is taken up again`);
      await revived(() => recoverLost(settings.pool, workflowId, known));
    },

    async recoverOrphans() {
      launched();
      const { recoverOrphans } = await import('./recover.ts');
      await revived(() => recoverOrphans(settings.pool));
    },

    async step(name, run, options = {}) {
      if (!launched().isInWorkflow())
        throw new Error(`Step ${name} is not in a workflow, or inside another step`);
      if (signal.aborted) return never();
      const work = underWay.begin();
      const attempt = () => withRetries(() => run(signal), options.retries, signal);
      const steps = launched();
      return revived(() => steps.runStep(() => unlessStopping(attempt, work.end), { name })).finally(
        work.end,
      );
    },

    async shutdown() {
      stopping.abort();
      if (dbos === null) return;
      const ending = dbos;
      const graceMs = settings.graceMs ?? 10_000;
      dbos = null;
      // What is free is for others from now on.
      const { stopTakingUp } = await import('./recover.ts');
      await within(graceMs, stopTakingUp());
      await underWay.ended(graceMs);
      // It waits for a database that is away as long as it takes; its workflows are the next launch's all the same.
      await within(graceMs, ending.shutdown({ deregister: true }));
    },
  };
}

/** Resolves when the work is done, or is not waited for any longer; rejects when it fails in time. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, over]).finally(() => clearTimeout(timer));
  work.catch(() => 'nobody waits for it any more');
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

async function revived<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw revive(error);
  }
}

/**
 * The refusal that an error stands for: one that was read back from a record is a plain error with the fields of one, and
 * an outage of the database is told as everywhere else.
 */
function revive(error: unknown): unknown {
  const outage = outageReason(error);
  if (outage !== null) return new RefusalError('store.unavailable', { reason: outage }, { cause: error });
  if (error instanceof RefusalError || !(error instanceof Error) || error.name !== 'RefusalError')
    return error;
  const { refusal } = error as RefusalError;
  return new RefusalError(refusal.code, refusal.params, { cause: error });
}
