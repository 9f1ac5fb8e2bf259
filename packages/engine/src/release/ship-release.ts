import {
  accept,
  accepted,
  deployedComponents,
  type Failure,
  type Outcome,
  PHASES,
  type Phase,
  type Refusal,
  RefusalError,
  type Release,
} from '@tminus/domain';
import { outsideWindow, refuseFrozen } from '../calendar/frozen-release.ts';
import { checkPublishing } from '../publication/check-publishing.ts';
import { publishRelease } from '../publication/publish-release.ts';
import { refuseMoving } from '../rollout/refuse-moving.ts';
import { actOnRelease, findRelease } from './act-on-release.ts';
import { deployable } from './deploy-version.ts';
import type { DurableEngine } from './durable.ts';
import { requireNeeds } from './needs.ts';
import { deploy } from './phases/deployment.ts';
import { develop } from './phases/development.ts';
import { prepare } from './phases/preparation.ts';
import { stage } from './phases/staging.ts';
import { test } from './phases/testing.ts';
import { failureOf, reportDelay } from './report-delay.ts';
import { PRODUCT, type ShipDependencies } from './ship-dependencies.ts';
import type { Precondition } from './store.ts';
import { isOutage, throughOutages } from './through-outages.ts';

/** Name of the durable workflow; stored with every run, so it never changes. */
export const SHIP_WORKFLOW = 'ship';

type PhaseHandler = (deps: ShipDependencies, release: Release) => Promise<void>;

/** What each phase does. Handlers may run again after a crash, so each is idempotent. */
const HANDLERS: Readonly<Record<Phase, PhaseHandler>> = {
  development: develop,
  testing: test,
  preparation: prepare,
  staging: stage,
  deployment: deploy,
};

/** One workflow for each attempt at a release, and for each further attempt at publishing it. */
export function shipWorkflowId({ id, attempt, publication }: Release): string {
  const again = publication?.attempt ?? 1;
  return again === 1 ? `ship:${id}:${attempt}` : `ship:${id}:${attempt}:published:${again}`;
}

/** What asking for a release needs. */
type RequestDependencies = Pick<ShipDependencies, 'store' | 'clock' | 'workspace' | 'repository' | 'forge'>;

export interface ShipOptions {
  readonly precondition?: Precondition<Release>;
  /** Said for good: no version before it ran anywhere. Of no effect on what is under way. */
  readonly baseline?: 'none';
}

/**
 * Starts a release on its way, or finds it there. Refuses what is not approved, components that nothing says how to
 * run, components that another release is still moving, and of what is still to begin what needs a release that is not
 * out, what a freeze blocks, what is outside of its window where that counts, and what cannot be published; then nothing
 * was changed.
 */
export async function requestShip(
  deps: RequestDependencies,
  durable: Pick<DurableEngine, 'start'>,
  ref: string,
  actor: string,
  { precondition, baseline }: ShipOptions = {},
): Promise<Outcome<Release>> {
  const found = await findRelease(deps.store, ref);
  if (!found.ok) return found;
  const release = found.value.value;
  const unable = await refusalOf(() => deployedComponents(release).map(({ name }) => deployable(deps, name)));
  if (unable !== null) return { ok: false, refusal: unable };
  const free = await refuseMoving(deps.store, release);
  if (!free.ok) return free;
  const early = (await isToBegin(deps, release)) ? await refusalToBegin(deps, release) : null;
  if (early !== null) return { ok: false, refusal: early };
  const act = { actor, at: deps.clock.now() };
  const command = { type: 'execute', ...(baseline !== undefined && { baseline }) } as const;
  const started = await actOnRelease(deps.store, release.id, command, act, precondition);
  if (!started.ok) return started;
  await durable.start(SHIP_WORKFLOW, shipWorkflowId(started.value), {
    releaseId: started.value.id,
    attempt: started.value.attempt,
  });
  return accept(started.value);
}

/** What a run of the workflow is about. */
export interface Shipment {
  readonly releaseId: string;
  readonly attempt: number;
}

/**
 * The durable workflow: the phases in order, then publishing; what an earlier attempt completed is not done again
 * . A run that was taken up again after a newer attempt began leaves everything to that one.
 */
export async function shipRelease(
  deps: ShipDependencies,
  durable: Pick<DurableEngine, 'step'>,
  { releaseId, attempt }: Shipment,
): Promise<void> {
  for (const phase of PHASES) {
    const found = await throughOutages(deps, () => findRelease(deps.store, releaseId));
    if (accepted(found).value.attempt !== attempt) return;
    const failure = await durable.step(phase, () =>
      throughOutages(deps, () => runPhase(deps, releaseId, phase)),
    );
    if (failure !== null) return;
  }
  await durable.step('publication', () => throughOutages(deps, () => publishRelease(deps, releaseId)));
}

/**
 * Runs one phase and records how it ended; null when it completed. A run that was cut off may be repeated from
 * wherever it stood. While traffic is on its way back nothing ends the phase: it is tried until all is home. An outage
 * of the store ends nothing either.
 */
async function runPhase(deps: ShipDependencies, releaseId: string, phase: Phase): Promise<Failure | null> {
  const act = () => ({ actor: PRODUCT, at: deps.clock.now() });
  const release = await enterPhase(deps, releaseId, phase);
  if (release.status === 'execution_failed' && release.failure !== null) return release.failure;
  if (release.phases.some((record) => record.phase === phase && record.status === 'completed')) return null;
  for (;;) {
    try {
      await HANDLERS[phase](deps, release);
      break;
    } catch (error) {
      if (deps.signal.aborted || isOutage(error)) throw error;
      const failure = failureOf(error);
      const { status } = accepted(await findRelease(deps.store, releaseId)).value;
      if (status === 'rolled_back') return failure;
      if (status !== 'deployment_failed') {
        accepted(await actOnRelease(deps.store, releaseId, { type: 'fail_phase', phase, failure }, act()));
        return failure;
      }
      await reportDelay(deps, release, error);
      await deps.clock.sleep(deps.workspace.judge.tickMs, deps.signal);
    }
  }
  accepted(await actOnRelease(deps.store, releaseId, { type: 'complete_phase', phase }, act()));
  return null;
}

/** Starts a phase, or finds the release where an earlier run of the phase was cut off: under way or at its end. */
async function enterPhase(deps: ShipDependencies, releaseId: string, phase: Phase): Promise<Release> {
  const { value } = accepted(await findRelease(deps.store, releaseId));
  if (value.status === 'rolled_back' || value.status === 'execution_failed') return value;
  const act = { actor: PRODUCT, at: deps.clock.now() };
  return accepted(await actOnRelease(deps.store, releaseId, { type: 'start_phase', phase }, act));
}

/** Whether asking starts an attempt, and no traffic has moved: what is under way looks for itself when it comes to that. */
async function isToBegin({ store }: RequestDependencies, { id, status }: Release): Promise<boolean> {
  if (status === 'approved') return true;
  return status === 'execution_failed' && (await store.rollout(id)) === null;
}

async function refusalToBegin(deps: RequestDependencies, release: Release): Promise<Refusal | null> {
  const needs = await requireNeeds(deps.store, release);
  if (!needs.ok) return needs.refusal;
  const frozen = await refuseFrozen(deps, release);
  if (!frozen.ok) return frozen.refusal;
  const outside = outsideWindow(deps.workspace.calendar, release, deps.clock.now());
  return outside ?? (await refusalOf(() => checkPublishing(deps, release)));
}

async function refusalOf(check: () => unknown): Promise<Refusal | null> {
  try {
    await check();
    return null;
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    throw error;
  }
}
