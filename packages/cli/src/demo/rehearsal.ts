import type { RunningLoad } from '@tminus/adapters';
import type { EventResource } from '@tminus/contract';
import { RefusalError } from '@tminus/domain';
import type { Context } from '../context.ts';
import type { Glance } from '../follow.ts';
import { eventLine } from '../output/event-line.ts';
import { LiveView } from '../output/live-view.ts';
import { color, isTerminal, say } from '../output/terminal.ts';
import type { Session } from '../session.ts';
import { faultOf, judgesPause, outcomeOf } from './outcome.ts';
import {
  approveDemoRelease,
  breakNewApi,
  deployOldVersions,
  type Fault,
  planDemoRelease,
  REQUESTS_PER_SECOND,
  shipDemoRelease,
  startDemoLoad,
  USERS,
} from './scenario.ts';
import type { DemoOutcome } from './summary.ts';
import type { DemoWorkspace } from './workspace.ts';

export interface DemoOptions {
  readonly fault?: Fault;
  readonly keep?: boolean;
}

/** How far into the first step the fault is injected (ms of soak). */
const FAULT_AFTER_MS = 2_500;

/** A step of the demo that is done. */
export const tell = (line: string): void => say(`${color.green('✓')} ${line}`);

/**
 * Plans, approves and ships a release under load, and breaks it when asked to; null when it was interrupted. Refuses
 * `demo.paused` when the judge stands still where nobody looks who could resume.
 */
export async function rehearse(
  context: Context,
  options: DemoOptions,
  workspace: DemoWorkspace,
  session: Session,
  signal: AbortSignal,
  onLoad: (load: RunningLoad) => void,
): Promise<DemoOutcome | null> {
  const { translate: t } = context;
  const { controlRoom } = session;
  if (controlRoom === null) throw new Error('the demo runs in its own process');
  const planned = await planDemoRelease(session);
  const release = `v${planned.release.version}`;
  await deployOldVersions(controlRoom, planned.release, (component, version) => {
    const port = component === 'api' ? workspace.apiPort : workspace.webPort;
    tell(t('demo.step.baseline', { component, version, url: `http://127.0.0.1:${port}/` }));
  });
  const { slowAfterMs } = planned.release.plan.rollback;
  const load = startDemoLoad(workspace, slowAfterMs);
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
    const pause = judgesPause(glance);
    if (pause !== null && !isWatched(context))
      throw new RefusalError('demo.paused', { release, reason: pause });
    if (options.fault === undefined || injectedAt !== null || !isSoaking(glance)) return;
    injectedAt = await breakNewApi(controlRoom, target?.to ?? '', options.fault);
    if (!isTerminal() && !context.json)
      say(color.red(t(`demo.fault.begun.${options.fault}`, { component: 'api', version: target?.to ?? '' })));
  });
  if (signal.aborted) return null;
  await controlRoom.finished(ended.release.id);
  const { total, failed } = await load.stop();
  const requests = { total, failed };
  const fault = faultOf(ended, load, injectedAt, options.fault);
  return outcomeOf(workspace.directory, ended, requests, fault, events, planned.files);
}

const isWatched = ({ json }: Context): boolean => isTerminal() && !json;

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
    const { total, failed, slow } = load.latest() ?? { total: 0, failed: 0, slow: 0 };
    const line = t('demo.load', { total, failed, slow });
    return ['', failed + slow > 0 ? color.red(line) : line];
  };
  const place = { directory: workspace.directory, release };
  const view = new LiveView(t, { extra, hint: t('demo.hint', place) });
  return (glance) =>
    view.draw(glance, judgesPause(glance) === null ? undefined : t('demo.hint.paused', place));
}
