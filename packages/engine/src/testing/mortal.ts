import type { DurableEngine } from '../release/durable.ts';
import type { ShipDependencies } from '../release/ship-dependencies.ts';

/** The process is gone: whatever it still tries fails. */
export class Death extends Error {}

/** Calls that change something outside the process. */
const EFFECTS = new Set([
  'commit',
  'nextEpoch',
  'createBranch',
  'commitRelease',
  'dropAbandoned',
  'createTag',
  'mergeBack',
  'push',
  'publishRelease',
  'prepare',
  'build',
  'ensure',
  'retire',
  'apply',
  'writePlan',
  'writeIncident',
  'record',
]);

/** What a durable engine keeps of finished steps; outlives every process. */
export type StepRecords = Map<string, unknown>;

/** One life of a process that carries out releases. */
export interface Process {
  readonly deps: ShipDependencies;
  readonly durable: Pick<DurableEngine, 'step'>;
  /** How many calls changed something so far. */
  readonly effects: () => number;
}

/**
 * A process that dies right after its n-th effect: that effect is there, but its answer is lost. Infinity lives on.
 */
export function startProcess(deps: ShipDependencies, records: StepRecords, dieAfter: number): Process {
  let effects = 0;
  const live = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    if (effects >= dieAfter) throw new Death(name);
    const result = await call();
    if (EFFECTS.has(name)) effects += 1;
    if (effects >= dieAfter) throw new Death(name);
    return result;
  };
  const mortal = <P extends object>(port: P): P =>
    new Proxy(port, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function' || name === 'now') return method;
        return (...args: unknown[]) => live(String(name), async () => method.apply(target, args));
      },
    });
  const journal = mortal({
    record: async (name: string, result: unknown) => void records.set(name, result),
  });
  return {
    deps: {
      ...deps,
      store: mortal(deps.store),
      source: mortal(deps.source),
      deployer: mortal(deps.deployer),
      router: mortal(deps.router),
      documents: mortal(deps.documents),
      files: mortal(deps.files),
      repository: mortal(deps.repository),
      forge: deps.forge && mortal(deps.forge),
      clock: mortal(deps.clock),
    },
    durable: {
      async step(name, run) {
        if (records.has(name)) return records.get(name) as Awaited<ReturnType<typeof run>>;
        const result = await run();
        await journal.record(name, result);
        return result;
      },
    },
    effects: () => effects,
  };
}
