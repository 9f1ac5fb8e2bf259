import { RefusalError, type Release, type Rollout, shippedComponents } from '@tminus/domain';
import type { Instance } from '../rollout/ports.ts';
import { reachRouter } from '../rollout/reach-router.ts';
import { belongsTo, isOfVersion } from './deploy-version.ts';
import { recordEffect } from './record-effect.ts';
import { failureOf, reportDelay } from './report-delay.ts';
import type { ShipDependencies } from './ship-dependencies.ts';
import type { Store } from './store.ts';
import { isOutage } from './through-outages.ts';
import { releasesUnderWay } from './under-way.ts';

/** How often it is tried to stop what does not stop, and the pause before the next time (ms). */
const ROUNDS = 60;
const PAUSE_MS = 2_000;

/** An instance without traffic that nobody needs any more. */
interface Left {
  readonly component: string;
  readonly instance: Instance;
}

/**
 * Drains and stops what an ended rollout left without traffic: the versions before, or the new ones where they
 * gave way. A component that had no version before is no target, and goes on serving. What is stopped already
 * is reported, too, when it belongs to this rollout: the report may have been cut off.
 *
 * Users are served by now, whatever becomes of these instances: what keeps one from stopping, a full disk for one, gets
 * time to be mended. What runs even so ends the phase of a release that goes forward, so that it can be shipped once
 * more; a release that is rolled back is over, and says what still runs.
 */
export async function retireLeft(deps: ShipDependencies, release: Release, rollout: Rollout): Promise<void> {
  let left = await leftBehind(deps, release, rollout);
  for (let round = 1; left.length > 0; round += 1) {
    const failures: { readonly left: Left; readonly error: unknown }[] = [];
    for (const one of left) {
      try {
        if (isStopped(one.instance) || !(await isNeeded(deps, release, one)))
          await retire(deps, release, one);
      } catch (error) {
        if (deps.signal.aborted || isOutage(error) || !isTrouble(error)) throw error;
        failures.push({ left: one, error });
      }
    }
    const [first] = failures;
    if (first === undefined) return;
    if (round === ROUNDS && rollout.state === 'succeeded') throw first.error;
    if (round === ROUNDS) {
      for (const { left: one, error } of failures) await reportRunning(deps, release, one, error);
      return;
    }
    await reportDelay(deps, release, first.error);
    await deps.clock.sleep(PAUSE_MS, deps.signal);
    if (deps.signal.aborted) throw first.error;
    left = failures.map((failure) => failure.left);
  }
}

const isStopped = ({ state }: Instance): boolean => state === 'stopped';

/** One that exited may only seem so while nobody watches it: it is stopped all the same where it is ours. */
const isOver = (instance: Instance): boolean => isStopped(instance) || instance.state === 'exited';

/** Dependents first. */
async function leftBehind(
  { deployer }: ShipDependencies,
  release: Release,
  { state, targets }: Rollout,
): Promise<readonly Left[]> {
  const isForward = state === 'succeeded';
  const instances = await deployer.list();
  return [...targets].reverse().flatMap(({ component, stable, canary }) => {
    const planned = shippedComponents(release).find(({ name }) => name === component);
    const isNew = (key: string) => planned !== undefined && isOfVersion(key, component, planned);
    const left = isForward ? stable.version : canary.version;
    return instances
      .filter(
        (instance) =>
          belongsTo(instance.key, component) &&
          isNew(instance.key) !== isForward &&
          (instance.version === left || !isOver(instance)),
      )
      .map((instance) => ({ component, instance }));
  });
}

/**
 * Whether users may be on an instance, or another release is about to bring them there: time may have passed, and a
 * release that came later begins with what this one ended with, or brings the same version again.
 */
async function isNeeded(
  deps: ShipDependencies,
  { id }: Release,
  { component, instance: { key, url } }: Left,
): Promise<boolean> {
  const seen = await reachRouter(deps, component, () => deps.router.observe(component));
  const tracks = seen === null ? [] : [seen.stable, seen.canaryShare > 0 ? seen.canary : null];
  if (tracks.some((track) => track?.upstreams.includes(url))) return true;
  return isWantedElsewhere(deps.store, id, component, key);
}

/** Whether a release under way, other than this one, has use for an instance. */
export async function isWantedElsewhere(
  store: Pick<Store, 'releases'>,
  releaseId: string,
  component: string,
  key: string,
): Promise<boolean> {
  for await (const other of releasesUnderWay(store)) {
    const planned = shippedComponents(other).find(({ name }) => name === component);
    if (other.id === releaseId || planned === undefined) continue;
    const { from, fromSha, to, sha } = planned;
    const wanted = [{ to, sha }, ...(from !== null && fromSha !== null ? [{ to: from, sha: fromSha }] : [])];
    if (wanted.some((version) => isOfVersion(key, component, version))) return true;
  }
  return false;
}

async function retire(
  deps: ShipDependencies,
  release: Release,
  { component, instance }: Left,
): Promise<void> {
  const { key, version } = instance;
  if (!isStopped(instance)) await deps.deployer.retire(key);
  await recordEffect(deps, release.id, {
    key: `retired:${key}`,
    type: 'instance.retired',
    subject: component,
    data: { version, key },
  });
}

async function reportRunning(
  deps: ShipDependencies,
  release: Release,
  { component, instance: { key, version } }: Left,
  error: unknown,
): Promise<void> {
  const failure = failureOf(error);
  await recordEffect(deps, release.id, {
    key: `not_stopped:${key}`,
    type: 'instance.not_stopped',
    subject: component,
    data: { version, key, explanation: { ...failure, code: `error.${failure.code}` } },
  });
}

/** Something outside that may pass, and no defect of ours. */
const isTrouble = (error: unknown): boolean =>
  error instanceof RefusalError || (error instanceof Error && 'syscall' in error);
