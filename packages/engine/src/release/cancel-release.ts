import {
  type Act,
  accept,
  deployedComponents,
  isLiveState,
  type Outcome,
  type Release,
  refuse,
} from '@tminus/domain';
import { isUnreachable } from '../rollout/reach-router.ts';
import { actOnRelease, findRelease } from './act-on-release.ts';
import { isOfVersion } from './deploy-version.ts';
import { isWantedElsewhere } from './retire-left.ts';
import type { ShipDependencies } from './ship-dependencies.ts';
import type { Precondition } from './store.ts';

type CancelDependencies = Pick<ShipDependencies, 'store' | 'router' | 'deployer'>;

/**
 * Gives a release up for good, and stops what it started and nobody is served by; asked again, what is left of it. Its
 * branch stays: the next release of that version takes it over. Refuses `release.wrongStatus`; `rollout.componentBusy` while its rollout is not over, since
 * nobody would bring the traffic of its components to an end; and `release.serving` once users are on its versions, which
 * the next release begins with.
 */
export async function cancelRelease(
  deps: CancelDependencies,
  ref: string,
  reason: string,
  act: Act,
  precondition?: Precondition<Release>,
): Promise<Outcome<Release>> {
  const found = await findRelease(deps.store, ref);
  if (!found.ok) return found;
  const free = await refuseServing(deps, found.value.value);
  if (!free.ok) return free;
  const cancelled = await actOnRelease(
    deps.store,
    found.value.value.id,
    { type: 'cancel', reason },
    act,
    precondition,
  );
  if (cancelled.ok && cancelled.value.phases.length > 0) await clearStarted(deps, cancelled.value);
  return cancelled;
}

async function refuseServing(
  { store, router }: CancelDependencies,
  { id, version, plan, phases }: Release,
): Promise<Outcome<null>> {
  const release = `v${version}`;
  const rollout = (await store.rollout(id))?.value ?? null;
  const component = rollout?.targets[0]?.component ?? '';
  if (rollout !== null && isLiveState(rollout.state))
    return refuse('rollout.componentBusy', { release, component });
  if (rollout?.state === 'succeeded') return refuse('release.serving', { release, component });
  // A first version gets its traffic without a rollout.
  if (rollout !== null || !phases.some(({ phase }) => phase === 'deployment')) return accept(null);
  for (const { name, to } of deployedComponents({ plan })) {
    const seen = await router.observe(name).catch((error: unknown) => {
      if (isUnreachable(error)) return null;
      throw error;
    });
    if (seen?.stable?.version === to) return refuse('release.serving', { release, component: name });
  }
  return accept(null);
}

/** Stops new versions that no router knows, and the router where it never served anything. */
async function clearStarted(
  { store, router, deployer }: CancelDependencies,
  release: Release,
): Promise<void> {
  const instances = await deployer.list();
  for (const { name, to, sha } of deployedComponents(release)) {
    const own = instances.filter(
      ({ key, state }) => state !== 'stopped' && isOfVersion(key, name, { to, sha }),
    );
    for (const { key, url } of own) {
      const used = await upstreamsOf(router, name);
      const isFree = used !== null && !used.includes(url);
      if (isFree && !(await isWantedElsewhere(store, release.id, name, key))) await deployer.retire(key);
    }
  }
  await router.stopIdle();
}

/** Where a component's router may send somebody; null when it does not answer, and nobody knows. */
async function upstreamsOf(
  router: CancelDependencies['router'],
  target: string,
): Promise<readonly string[] | null> {
  try {
    const seen = await router.observe(target);
    return [seen?.stable, seen?.canary].flatMap((track) => track?.upstreams ?? []);
  } catch (error) {
    if (isUnreachable(error)) return null;
    throw error;
  }
}
