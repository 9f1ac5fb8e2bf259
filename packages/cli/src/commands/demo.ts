import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningLoad } from '@tminus/adapters';
import type { EventResource } from '@tminus/contract';
import { EXIT } from '@tminus/domain';
import { type Context, createContext } from '../context.ts';
import {
  approveDemoRelease,
  breakNewApi,
  deployOldVersions,
  planDemoRelease,
  REQUESTS_PER_SECOND,
  shipDemoRelease,
  startDemoLoad,
  USERS,
} from '../demo/scenario.ts';
import { type DemoOutcome, renderSummary } from '../demo/summary.ts';
import { createDemoWorkspace, type DemoWorkspace } from '../demo/workspace.ts';
import type { Glance } from '../follow.ts';
import { onInterrupt } from '../interrupt.ts';
import { eventLine } from '../output/event-line.ts';
import { LiveView } from '../output/live-view.ts';
import { color, isTerminal, print, printJson, say } from '../output/terminal.ts';
import { openSession, type Session } from '../session.ts';

export interface DemoOptions {
  readonly fault?: 'errors';
  readonly keep?: boolean;
}

/** How far into the first step the fault is injected (ms of soak). */
const FAULT_AFTER_MS = 2_500;

/** `demo`: a release from commits to done, or to a rollback, on real processes and real traffic. */
export async function demo(context: Context, options: DemoOptions): Promise<void> {
  const stop = onInterrupt();
  const workspace = await createDemoWorkspace();
  const own = {
    ...createContext({}, process.env),
    ...placeOf(workspace),
    json: context.json,
    language: context.language,
    translate: context.translate,
  };
  let session: Session | null = null;
  let load: RunningLoad | null = null;
  try {
    const t = context.translate;
    tell(t('demo.step.repositories'));
    session = await openSession(own, { works: true, command: 'tminus demo' });
    tell(t('demo.step.database'));
    const outcome = await rehearse(context, options, workspace, session, stop.signal, (started) => {
      load = started;
    });
    if (outcome === null) return interrupted(context);
    if (context.json) printJson(outcome.document);
    else print(renderSummary(outcome.document, t));
    process.exitCode = outcome.exitCode;
  } finally {
    // A load generator that was killed has no last word; everything else is cleared away all the same.
    await (load as RunningLoad | null)?.stop().catch(() => null);
    await session?.controlRoom?.closeEverything();
    if (options.keep !== true) await workspace.clear();
    if (stop.signal.aborted) await rm(workspace.directory, { recursive: true, force: true });
    else if (options.keep !== true) say(color.dim(context.translate('demo.cleaned')));
    stop.release();
  }
}

const tell = (line: string): void => say(`${color.green('✓')} ${line}`);

const placeOf = ({ directory, configFile }: DemoWorkspace) => ({
  directory,
  configFile,
  workspace: directory,
  dataDirectory: join(directory, '.tminus'),
  databaseUrl: null,
});

function interrupted({ translate }: Context): void {
  say(translate('demo.interrupted'));
  process.exitCode = 130;
}

async function rehearse(
  context: Context,
  options: DemoOptions,
  workspace: DemoWorkspace,
  session: Session,
  signal: AbortSignal,
  onLoad: (load: RunningLoad) => void,
): Promise<{ document: DemoOutcome; exitCode: number } | null> {
  const { translate: t } = context;
  const { controlRoom } = session;
  if (controlRoom === null) throw new Error('the demo runs in its own process');
  const planned = await planDemoRelease(session);
  const release = `v${planned.release.version}`;
  await deployOldVersions(controlRoom, planned.release, (component, version) => {
    const port = component === 'api' ? workspace.apiPort : workspace.webPort;
    tell(t('demo.step.baseline', { component, version, url: `http://127.0.0.1:${port}/` }));
  });
  const load = startDemoLoad(workspace);
  onLoad(load);
  tell(t('demo.step.load', { rps: REQUESTS_PER_SECOND, users: USERS }));
  const { components } = planned.release.plan;
  const versions = components.map(({ name, from, to }) => `${name} ${from ?? '–'} → ${to}`).join(', ');
  tell(t('demo.step.plan', { release, components: versions }));
  const approved = await approveDemoRelease(session, planned.release);
  tell(t('demo.step.approved', { roles: approved.approvals.map(({ role }) => role).join(', ') }));

  const events: EventResource[] = [];
  const view = viewOf(context, workspace, release, load);
  const target = components.find(({ name }) => name === 'api');
  let injectedAt: number | null = null;
  const ended = await shipDemoRelease(session, approved, 0, signal, async (glance) => {
    events.push(...glance.news);
    view(glance);
    if (options.fault === undefined || injectedAt !== null || !isSoaking(glance)) return;
    injectedAt = await breakNewApi(controlRoom, target?.to ?? '');
    if (!isTerminal() && !context.json)
      say(color.red(t('demo.fault.begun', { component: 'api', version: target?.to ?? '' })));
  });
  if (signal.aborted) return null;
  const { total, failed } = await load.stop();
  const requests = { total, failed };
  const isRolledBack = ended.release.status === 'rolled_back';
  return {
    exitCode: isRolledBack
      ? EXIT.rolledBack
      : ended.release.status === 'deployed'
        ? EXIT.done
        : EXIT.outsideSystem,
    document: outcomeOf(workspace, ended, requests, faultOf(ended, load, injectedAt), events, planned.files),
  };
}

const isSoaking = ({ rollout }: Glance): boolean =>
  rollout !== null && rollout.state === 'progressing' && rollout.soakElapsedMs >= FAULT_AFTER_MS;

function viewOf(
  context: Context,
  workspace: DemoWorkspace,
  release: string,
  load: RunningLoad,
): (glance: Glance) => void {
  const { translate: t } = context;
  if (context.json) return () => {};
  if (!isTerminal())
    return ({ news }) => {
      for (const event of news) say(eventLine(event));
    };
  const extra = () => {
    const { total, failed } = load.latest() ?? { total: 0, failed: 0 };
    const line = t('demo.load', { total, failed });
    return ['', failed > 0 ? color.red(line) : line];
  };
  const view = new LiveView(t, { extra, hint: t('demo.hint', { directory: workspace.directory, release }) });
  return (glance) => view.draw(glance);
}

function faultOf(
  { rollout }: Pick<Glance, 'rollout'>,
  load: RunningLoad,
  injectedAt: number | null,
): DemoOutcome['fault'] {
  if (injectedAt === null) return null;
  return {
    injectedAt: new Date(injectedAt).toISOString(),
    detectedAt: rollout?.rollback?.detectedAt ?? null,
    homeAt: rollout?.rollback?.homeAt ?? null,
    hurt: load.failedBetween(injectedAt, Number.POSITIVE_INFINITY),
  };
}

function outcomeOf(
  workspace: DemoWorkspace,
  { release }: Pick<Glance, 'release'>,
  requests: DemoOutcome['requests'],
  fault: DemoOutcome['fault'],
  events: readonly EventResource[],
  files: readonly string[],
): DemoOutcome {
  const incident = events.find(({ type }) => type === 'incident.opened')?.data['file'];
  const written = [...files, ...(typeof incident === 'string' ? [incident] : [])];
  return {
    release: release.id,
    version: release.version,
    outcome: release.status,
    components: release.plan.components.map(({ name, from, to }) => ({ name, from, to })),
    requests,
    fault,
    events: events.map(({ at, type, text }) => ({ at, type, text })),
    files: written.map((file) => join(workspace.directory, file)),
  };
}
