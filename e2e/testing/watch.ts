import { join } from 'node:path';
import { createEmbeddedRouter, createProcessDeployer, holderOf } from '@tminus/adapters';
import type { ApiSchemas } from '@tminus/contract';

type Release = ApiSchemas['Release'];
type Event = ApiSchemas['Event'];
type Rollout = ApiSchemas['Rollout'];

export interface Sight {
  readonly release: Release;
  readonly events: readonly Event[];
  readonly rollout: Rollout | null;
}

export interface HolderSight extends Sight {
  readonly pid: number;
}

/** What the process that holds the data directory tells over HTTP; null while none listens or it just died. */
export async function look(directory: string, ref: string): Promise<HolderSight | null> {
  const holder = await holderOf(join(directory, '.tminus'));
  if (holder?.address == null) return null;
  const sight = await lookAt(holder.address, ref);
  return sight === null ? null : { ...sight, pid: holder.pid };
}

/** What the process at an address tells; null while it does not answer. */
export async function lookAt(address: string, ref: string): Promise<Sight | null> {
  const get = async <T>(path: string): Promise<T | null> => {
    const answer = await fetch(`${address}/api/v1${path}`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok ? ((await answer.json()) as T) : null;
  };
  try {
    const list = await get<{ items: Event[] }>(`/events?limit=1000`);
    const release = await get<Release>(`/releases/${ref}`);
    const rollout = await get<Rollout>(`/rollouts/${ref}`);
    return release === null || list === null ? null : { release, events: list.items, rollout };
  } catch {
    // It was killed, or is not listening yet: the caller looks again.
    return null;
  }
}

const unused = (): string => 'never started from here';

/** The data plane as it is, asked directly: what the router does and which instances run. */
export function dataPlane(directory: string) {
  const runDirectory = join(directory, '.tminus', 'run');
  const router = createEmbeddedRouter({ runDirectory, entry: unused() });
  const deployer = createProcessDeployer({ runDirectory, entry: unused() });
  return {
    observe: (target: string) => router.observe(target),
    running: async () =>
      (await deployer.list())
        .filter(({ state }) => state === 'ready')
        .map(({ key }) => key.replace(/\+.*#/, '#')),
    instanceUrl: async (prefix: string) =>
      (await deployer.list()).find(({ key }) => key.startsWith(prefix))?.url,
    stop: async () => {
      await deployer.stopAll();
      await router.stop();
    },
  };
}
