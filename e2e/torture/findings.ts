import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { git } from '../testing/workspace.ts';
import type { Kill } from './kill.ts';
import type { Played } from './play.ts';
import { type Found, processesOf } from './processes.ts';
import type { Published } from './published.ts';
import type { Record } from './record.ts';
import { COMPONENTS, type LoadReport, type Round } from './round.ts';

/** What is found in the world after the release ended: all that the invariants look at. */
export interface Findings {
  readonly round: Round;
  readonly played: Played;
  readonly record: Record;
  readonly requests: LoadReport | null;
  readonly processes: readonly Found[];
  readonly traffic: Readonly<{ [component: string]: Awaited<ReturnType<Round['router']['observe']>> }>;
  /** What each public port answers. */
  readonly answers: Readonly<{ [component: string]: string }>;
  /** Lines of the release branch's reflog, by component. */
  readonly branches: Readonly<{ [component: string]: number }>;
  readonly incidents: number;
  readonly published: Published;
}

const SETTLE_MS = 10_000;
const ANSWER_MS = 5_000;

/** Looks at everything once the controller is gone; waits until what is on its way out has left. */
export async function findOut(
  round: Round,
  played: Played,
  record: Record,
  requests: LoadReport | null,
): Promise<Findings> {
  await bringRouterBack(round, played.kills, record);
  return {
    round,
    played,
    record,
    requests,
    processes: await settledProcesses(round),
    traffic: await byComponent((name) => round.router.observe(name).catch(() => null)),
    answers: await byComponent((name) => answerOf(round.shop.ports[name])),
    branches: await byComponent(async (name) => {
      const log = await git(join(round.shop.directory, name), 'reflog', 'show', 'release/1.1.0');
      return log.split('\n').filter(Boolean).length;
    }),
    incidents: await countIncidents(round.shop.directory),
    published: await round.outlets.look(),
  };
}

const byComponent = async <T>(
  look: (name: (typeof COMPONENTS)[number]) => Promise<T>,
): Promise<{ [component: string]: T }> =>
  Object.fromEntries(await Promise.all(COMPONENTS.map(async (name) => [name, await look(name)] as const)));

/** A router that was killed after its rollout's last look comes back with the next release: started here as there. */
async function bringRouterBack(
  { router, shop }: Round,
  kills: readonly Kill[],
  record: Record,
): Promise<void> {
  const endedAt = Date.parse(record.sight.rollout?.endedAt ?? '');
  const wasKilledLate = kills.some(({ victim, at }) => victim === 'router' && at > endedAt - 1_000);
  if (!wasKilledLate) return;
  for (const name of COMPONENTS) await router.ensure({ name, listen: shop.ports[name] });
}

async function settledProcesses({ shop }: Round): Promise<readonly Found[]> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const found = await processesOf(shop.directory);
    const isSettled = found.filter(({ kind }) => kind === 'component').length === COMPONENTS.length;
    const isQuiet = found.every(({ kind }) => kind !== 'other' && kind !== 'controller');
    if ((isSettled && isQuiet) || Date.now() > deadline) return found;
    await sleep(100);
  }
}

async function answerOf(port: number): Promise<string> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(ANSWER_MS) });
    return `${answer.status} ${await answer.text()}`;
  } catch (error) {
    return String(error);
  }
}

async function countIncidents(directory: string): Promise<number> {
  const files = await readdir(join(directory, 'storage', 'releases', 'v1.1.0'));
  return files.filter((file) => file.startsWith('incident-') && file.endsWith('.md')).length;
}
