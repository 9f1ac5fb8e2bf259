import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type DesiredTraffic, type ObservedTraffic, RefusalError } from '@tminus/domain';
import { readThrough, writeThrough } from '../process/write-through.ts';
import { createForwarder } from './forward.ts';
import { createPublicPort, type KeptPort, type PublicPort } from './public-port.ts';
import { openTarget } from './target-listener.ts';
import { createTargetTraffic, type TargetTraffic } from './target-traffic.ts';

/** Everything that one router process does, for all its targets. */
export interface Router {
  ensure(target: { readonly name: string; readonly listen: number }): Promise<{ url: string }>;
  /** Refuses `router.unreachable` while the port of the last life cannot be had: nothing is in force for its users. */
  observe(target: string): ObservedTraffic | null;
  /** In force from now on, or from when its port is had again: until then it refuses as `observe` does. */
  apply(desired: DesiredTraffic): Promise<ObservedTraffic | null>;
  /** Whether no target was ever given a version, so that nobody can be served. */
  isIdle(): boolean;
  /** Lets what is in flight finish, at most `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

interface Target {
  readonly traffic: TargetTraffic;
  readonly publicPort: PublicPort;
}

/** What the state file holds, by target name. */
interface KeptTarget extends KeptPort {
  readonly desired: DesiredTraffic | null;
}

/** How soon a port that could not be had is tried again (ms). */
const TAKE_BACK_MS = 1_000;

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

  const addTarget = (name: string, last: KeptPort, desired: DesiredTraffic | null): Target => {
    const traffic = createTargetTraffic(name, bootId, desired, CLOCK);
    const listenAt = (port: number) => openTarget(port, traffic, forwarder);
    const publicPort = createPublicPort(last, listenAt, (line) => log(`${name}: ${line}`));
    const target = { traffic, publicPort };
    targets.set(name, target);
    return target;
  };

  const save = (): Promise<void> =>
    writeThrough(
      file,
      Object.fromEntries(
        [...targets].map(([name, { publicPort, traffic }]): [string, KeptTarget] => [
          name,
          { ...publicPort.kept(), desired: traffic.desired() },
        ]),
      ),
    );

  let takingBack: NodeJS.Timeout | undefined;
  let isClosing = false;

  /** Again and again until all are had: users of the last life must not depend on somebody who asks. */
  const takePortsBack = async (): Promise<void> => {
    if (isClosing) return;
    const ports = [...targets.values()].map(({ publicPort }) => publicPort);
    for (const port of ports) await port.takeBack();
    if (ports.some((port) => port.trouble() !== null))
      takingBack = setTimeout(() => void inTurn(takePortsBack), TAKE_BACK_MS);
  };

  const restore = async (): Promise<void> => {
    const kept = (await readThrough<Record<string, KeptTarget>>(file)) ?? {};
    for (const [name, { desired, ...last }] of Object.entries(kept)) addTarget(name, last, desired);
    await takePortsBack();
  };

  const observe = (name: string): ObservedTraffic | null => {
    const target = targets.get(name);
    const reason = target?.publicPort.trouble() ?? null;
    if (reason !== null)
      throw new RefusalError('router.unreachable', { reason, log: join(directory, 'router.log') });
    return target?.traffic.observe() ?? null;
  };

  await restore();
  return {
    ensure: ({ name, listen }) =>
      inTurn(async () => {
        const target = targets.get(name) ?? addTarget(name, { listen, port: 0 }, null);
        const port = await target.publicPort.ensure(listen);
        await save();
        return { url: `http://127.0.0.1:${port}` };
      }),
    observe,
    apply: (desired) =>
      inTurn(async () => {
        assertUsable(desired);
        const target = targets.get(desired.target) ?? addTarget(desired.target, { listen: 0, port: 0 }, null);
        target.traffic.apply(desired);
        forwarder.pool.keepOnly(upstreamsOf(targets.values()));
        await save();
        return observe(desired.target);
      }),
    isIdle: () => [...targets.values()].every(({ traffic }) => traffic.desired() === null),
    close: async (patienceMs) => {
      isClosing = true;
      clearTimeout(takingBack);
      const closed = Promise.all([...targets.values()].map(({ publicPort }) => publicPort.close()));
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
