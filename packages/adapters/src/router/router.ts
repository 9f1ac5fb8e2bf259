import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DesiredTraffic, ObservedTraffic } from '@tminus/domain';
import { systemCode } from '../process/socket-path.ts';
import { readThrough, writeThrough } from '../process/write-through.ts';
import { createForwarder } from './forward.ts';
import { openTarget, type TargetListener } from './target-listener.ts';
import { createTargetTraffic, type TargetTraffic } from './target-traffic.ts';

/** Everything that one router process does, for all its targets. */
export interface Router {
  ensure(target: { readonly name: string; readonly listen: number }): Promise<{ url: string }>;
  observe(target: string): ObservedTraffic | null;
  apply(desired: DesiredTraffic): Promise<ObservedTraffic | null>;
  /** Lets what is in flight finish, at most `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

interface Target {
  readonly traffic: TargetTraffic;
  /** What `ensure` asked for; 0 is any port. */
  listen: number;
  listener: TargetListener | undefined;
  /** The port to take again in the next life. */
  port: number;
}

/** What the state file holds, by target name. */
interface KeptTarget {
  readonly listen: number;
  readonly port: number;
  readonly desired: DesiredTraffic | null;
}

const CLOCK = { now: Date.now, elapsed: () => performance.now() };

/**
 * Starts with what the router's last life left in `directory`: same ports, same split, the lease looked at anew.
 * Changes are in force before they are on disk and on disk before they are answered: a full disk must not keep
 * anybody from going back to stable.
 */
export async function openRouter(directory: string, log: (line: string) => void): Promise<Router> {
  const file = join(directory, 'router.json');
  const bootId = randomUUID();
  const forwarder = createForwarder();
  const targets = new Map<string, Target>();
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = queue.then(act);
    queue = done.catch(() => undefined);
    return done;
  };

  const addTarget = (name: string, listen: number, port: number, desired: DesiredTraffic | null): Target => {
    const traffic = createTargetTraffic(name, bootId, desired, CLOCK);
    const target: Target = { traffic, listen, listener: undefined, port };
    targets.set(name, target);
    return target;
  };

  const save = (): Promise<void> =>
    writeThrough(
      file,
      Object.fromEntries(
        [...targets].map(([name, { listen, port, traffic }]): [string, KeptTarget] => [
          name,
          { listen, port, desired: traffic.desired() },
        ]),
      ),
    );

  const open = async (target: Target, port: number): Promise<void> => {
    const previous = target.listener;
    target.listener = await openTarget(port, target.traffic, forwarder);
    target.port = target.listener.port;
    void previous?.close();
  };

  /** Who asked for any port gets the one of the last life, or another when that was taken meanwhile. */
  const openWanted = async (target: Target, listen: number): Promise<void> => {
    try {
      await open(target, listen === 0 ? target.port : listen);
    } catch (error) {
      if (listen !== 0 || target.port === 0) throw error;
      log(`port ${target.port} is taken: ${String(error)}`);
      await open(target, 0);
    }
  };

  const restore = async (): Promise<void> => {
    const kept = (await readThrough<Record<string, KeptTarget>>(file)) ?? {};
    for (const [name, { listen, port, desired }] of Object.entries(kept)) {
      const target = addTarget(name, listen, port, desired);
      if (port === 0) continue;
      // A port that somebody took meanwhile is asked for again by the next `ensure`, which reports it.
      await open(target, port).catch((error: unknown) =>
        log(`${name}: ${systemCode(error)} ${String(error)}`),
      );
    }
  };

  await restore();
  return {
    ensure: ({ name, listen }) =>
      inTurn(async () => {
        const target = targets.get(name) ?? addTarget(name, listen, 0, null);
        if (!target.listener || (listen !== 0 && target.port !== listen)) await openWanted(target, listen);
        target.listen = listen;
        await save();
        return { url: `http://127.0.0.1:${target.port}` };
      }),
    observe: (name) => targets.get(name)?.traffic.observe() ?? null,
    apply: (desired) =>
      inTurn(async () => {
        assertUsable(desired);
        const target = targets.get(desired.target) ?? addTarget(desired.target, 0, 0, null);
        target.traffic.apply(desired);
        forwarder.pool.keepOnly(upstreamsOf(targets.values()));
        await save();
        return target.traffic.observe();
      }),
    close: async (patienceMs) => {
      const closed = Promise.all([...targets.values()].map((target) => target.listener?.close()));
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
    },
  };
}

function upstreamsOf(targets: Iterable<Target>): Set<string> {
  const wanted = new Set<string>();
  for (const { traffic } of targets) {
    const desired = traffic.desired();
    for (const track of [desired?.stable, desired?.canary])
      for (const url of track?.upstreams ?? []) wanted.add(url);
  }
  return wanted;
}

/** Defects of the caller, not refusals: a plan that gets here has been checked. */
function assertUsable(desired: DesiredTraffic): void {
  const urls = [...desired.stable.upstreams, ...(desired.canary?.upstreams ?? [])];
  const foreign = urls.find((url) => !url.startsWith('http://'));
  if (foreign) throw new Error(`the embedded router speaks plain http to its upstreams, not ${foreign}`);
  const share = desired.canaryShare;
  if (!Number.isInteger(share) || share < 0 || share > 10_000)
    throw new Error(`a share of ${share} basis points`);
  if (share > 0 && !desired.canary) throw new Error(`a share of ${share} basis points without a canary`);
}
