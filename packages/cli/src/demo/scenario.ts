import { type RunningLoad, startLoad } from '@tminus/adapters';
import type { ApiSchemas, RolloutResource } from '@tminus/contract';
import { deployBaseline } from '@tminus/engine';
import type { ControlRoom } from '@tminus/server';
import { demoAssets } from '../assets.ts';
import { followRelease, type Glance } from '../follow.ts';
import { answer, type Session } from '../session.ts';
import type { DemoWorkspace } from './workspace.ts';

/** What can be made to be wrong with the new version. */
export const FAULTS = ['errors', 'latency', 'crash'] as const;
export type Fault = (typeof FAULTS)[number];

export const REQUESTS_PER_SECOND = 200;
export const USERS = 400;

const AUTHOR = 'Robin Release <robin@example.com>';
const APPROVERS: Readonly<Record<string, string>> = {
  product_manager: 'Pat Product <pat@example.com>',
  technical_lead: 'Terry Tech <terry@example.com>',
  qa: 'Quinn Quality <quinn@example.com>',
};

type Release = ApiSchemas['Release'];

/** Starts the old versions and gives them all traffic; returns the page's public address. */
export async function deployOldVersions(
  controlRoom: ControlRoom,
  release: Release,
  onServing: (component: string, version: string) => void,
): Promise<void> {
  const { dependencies } = controlRoom;
  const stored = await dependencies.store.release(release.id);
  for (const { name, from, fromSha } of stored?.value.plan.components ?? []) {
    if (from === null || fromSha === null) continue;
    await deployBaseline(dependencies, name, { version: from, sha: fromSha });
    onServing(name, from);
  }
}

/** Answers later than this (ms) count as slow, as they do for the judge. */
export const startDemoLoad = ({ webPort }: DemoWorkspace, slowAfterMs: number): RunningLoad =>
  startLoad({
    entry: demoAssets.loadEntry,
    targets: [{ url: `http://127.0.0.1:${webPort}`, path: '/', rps: REQUESTS_PER_SECOND }],
    users: USERS,
    reportEveryMs: 200,
    timeoutMs: 5_000,
    slowAfterMs,
  });

export async function planDemoRelease({ api }: Session): Promise<ApiSchemas['PlanResult']> {
  return answer(await api.POST('/api/v1/releases', { body: { author: AUTHOR, dryRun: false } }));
}

export async function approveDemoRelease({ api }: Session, release: Release): Promise<Release> {
  let current = release;
  for (const role of release.missingApprovals) {
    const body = {
      role,
      person: APPROVERS[role] ?? `${role}@example.com`,
      decision: 'approved' as const,
      digest: release.plan.digest,
    };
    const path = { ref: release.id };
    current = answer(await api.POST('/api/v1/releases/{ref}/approvals', { params: { path }, body }));
  }
  return current;
}

/** Ships the release and shows every glance; `onGlance` may act on what it sees. */
export async function shipDemoRelease(
  { api }: Session,
  release: Release,
  after: number,
  signal: AbortSignal,
  onGlance: (glance: Glance) => Promise<void>,
): Promise<{ release: Release; rollout: RolloutResource | null }> {
  const path = { ref: release.id };
  let last: { release: Release; rollout: RolloutResource | null } = { release, rollout: null };
  answer(await api.POST('/api/v1/releases/{ref}/ship', { params: { path }, body: { actor: AUTHOR } }));
  for await (const glance of followRelease(api, release.id, { everyMs: 200, after, signal })) {
    last = glance;
    await onGlance(glance);
  }
  return last;
}

/**
 * Makes the new version of the API answer with errors, answer late, or die whenever it is asked for prices; returns
 * when that began (epoch ms).
 */
export async function breakNewApi(controlRoom: ControlRoom, version: string, fault: Fault): Promise<number> {
  const instances = await controlRoom.dependencies.deployer.list();
  const bad = instances.find(({ key, version: running }) => key.startsWith('api@') && running === version);
  if (bad === undefined) throw new Error(`no instance of api ${version} to break`);
  const url = new URL(`/break?fault=${fault}`, bad.url);
  const { ok } = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(5_000) });
  if (!ok) throw new Error(`api ${version} would not break`);
  return Date.now();
}
