import type { ApiSchemas, Problem } from '@tminus/contract';
import {
  inWords,
  isLeftOut,
  isMessageKey,
  isRefusal,
  type PublicationTask,
  RefusalError,
} from '@tminus/domain';
import { currentActor } from '../actor.ts';
import type { Context } from '../context.ts';
import { followRelease, type Glance, lastEventOf } from '../follow.ts';
import { onInterrupt } from '../interrupt.ts';
import { eventLine } from '../output/event-line.ts';
import { failureProblem } from '../output/failure.ts';
import { LiveView } from '../output/live-view.ts';
import { momentText } from '../output/local-times.ts';
import { overrideLines } from '../output/override-lines.ts';
import { pauseHint } from '../output/pause-hint.ts';
import { color, isTerminal, oneLine, print, printJson, say } from '../output/terminal.ts';
import { answer, looking, openSession, type Session, withSession } from '../session.ts';
import { allReleases } from './status.ts';

const LOOK_EVERY_MS = 250;

/** How many ends of processes that it follows one `ship` survives. */
const TAKE_OVERS = 5;

interface ShipOptions {
  /** Nothing of the release ran before: no older version is started to share traffic with. */
  readonly from?: 'none' | null;
}

/**
 * `ship [REL]`: carries a release out to `deployed`, or takes it up again; against a server it asks and follows. When the
 * process that it follows ends, as another `ship` does at the end of its release, it looks for itself. Without a name it
 * is the one release that can go on; refuses `release.noneToShip` and `release.severalToShip`.
 */
export async function ship(
  context: Context,
  ref: string | undefined,
  options: ShipOptions = {},
): Promise<void> {
  const named =
    ref ?? (await withSession(context, looking('ship'), async ({ api }) => onlyOne(await allReleases(api))));
  for (let left = TAKE_OVERS; ; left -= 1) {
    try {
      return await shipOnce(context, named, options);
    } catch (error) {
      if (left === 0 || !isUnreachable(error)) throw error;
    }
  }
}

const CAN_GO_ON: readonly ApiSchemas['Release']['status'][] = [
  'approved',
  'executing',
  'paused',
  'execution_failed',
  'deployment_failed',
];

/** The release that can be carried out or on, or published to its end, if there is one alone. */
export function onlyOne(releases: readonly ApiSchemas['Release'][]): string {
  const names = releases
    .filter(
      ({ status, publication }) =>
        CAN_GO_ON.includes(status) ||
        (status === 'deployed' && publication !== null && publication.status !== 'completed'),
    )
    .map(({ version }) => `v${version}`);
  const [name] = names;
  if (name === undefined) throw new RefusalError('release.noneToShip');
  if (names.length > 1) throw new RefusalError('release.severalToShip', { releases: names.join(', ') });
  return name;
}

const isUnreachable = (error: unknown): boolean => isRefusal(error, 'server.unreachable');

async function shipOnce(context: Context, ref: string, { from = null }: ShipOptions): Promise<void> {
  const session = await openSession(context, { works: true, command: `tminus ship ${ref}` });
  const stop = onInterrupt();
  try {
    const asked = { actor: await currentActor(context), reason: null, from };
    const before = answer(await session.api.GET('/api/v1/releases/{ref}', { params: { path: { ref } } }));
    const after = await lastEventOf(session.api, ref);
    const started = answer(
      await session.api.POST('/api/v1/releases/{ref}/ship', { params: { path: { ref } }, body: asked }),
    );
    if (isNew(before, started)) for (const line of timeLines(started, Date.now(), context)) say(line);
    const release = await watch(context, session, started, after, stop.signal);
    if (stop.signal.aborted) return interrupted(context, session, release);
    await session.controlRoom?.finished(release.id);
    await finish(context, release);
  } finally {
    stop.release();
    await session.close();
  }
}

/** Whether it was asking that began this attempt: what is under way was told already. */
const isNew = (before: ApiSchemas['Release'], { executionStartedAt }: ApiSchemas['Release']): boolean =>
  before.executionStartedAt !== executionStartedAt;

/** What is out of the ordinary about shipping now: not in the window of the plan, or through a freeze. */
export function timeLines(
  { version, plan, overrides }: ApiSchemas['Release'],
  now: number,
  context: Pick<Context, 'translate'>,
): string[] {
  const through = overrideLines({ version, overrides }, context.translate);
  const { window } = plan;
  if (window === null) return through;
  const isEarly = now < Date.parse(window.start);
  if (!isEarly && now < Date.parse(window.end)) return through;
  const { zone } = window;
  const [start, end] = [window.start, window.end].map((at) => momentText(at, zone, context.translate));
  const params = { release: `v${version}`, start: start ?? '', end: end ?? '', zone };
  const words = context.translate(isEarly ? 'cli.ship.early' : 'cli.ship.late', params);
  return [`${color.yellow('!')} ${words}`, ...through];
}

async function watch(
  context: Context,
  session: Session,
  started: ApiSchemas['Release'],
  after: number,
  signal: AbortSignal,
): Promise<ApiSchemas['Release']> {
  const view = isTerminal() && !context.json ? new LiveView(context.translate) : null;
  let release = started;
  let wasPaused = false;
  const onOutage = ({ title, detail }: Problem): void => say(`${title}\n  ${detail}`);
  const options = { everyMs: LOOK_EVERY_MS, after, signal, onOutage };
  for await (const glance of followRelease(session.api, started.id, options)) {
    release = glance.release;
    if (view !== null) view.draw(glance);
    else for (const line of newLines(glance, wasPaused, context)) say(line);
    wasPaused = glance.rollout?.pause != null;
  }
  return release;
}

/** What happened since, and once of each pause how it ends: nothing more comes by itself. */
export function newLines(
  { news, rollout }: Pick<Glance, 'news' | 'rollout'>,
  wasPaused: boolean,
  { translate }: Pick<Context, 'translate'>,
): string[] {
  const lines = news.map(eventLine);
  if (wasPaused || rollout?.pause == null) return lines;
  const isTold = news.some(({ type }) => type === 'rollout.paused');
  const why = `${translate('cli.view.paused')}: ${oneLine(rollout.pause.text)}`;
  return [...lines, ...(isTold ? [] : [why]), pauseHint(rollout, translate)];
}

function interrupted({ translate }: Context, session: Session, release: ApiSchemas['Release']): void {
  const params = { release: `v${release.version}` };
  say(translate(session.controlRoom === null ? 'cli.ship.detached' : 'cli.ship.interrupted', params));
  process.exitCode = 130;
}

/** Says how it ended, with the exit code of that end. */
async function finish(context: Context, release: ApiSchemas['Release']): Promise<void> {
  const problem = await endOf(release, context);
  if (context.json) printJson(problem === null ? release : { ...problem, release });
  if (problem !== null) {
    process.exitCode = problem.exitCode;
    say(`${color.red(`${context.translate('cli.error')}:`)} ${problem.title}`);
    say(`  ${problem.detail.replaceAll('\n', '\n  ')}`);
    return;
  }
  if (context.json) return;
  print(color.green(context.translate('cli.ship.deployed', { release: `v${release.version}` })));
  for (const { kind, subject, name } of release.publication?.steps ?? [])
    if (isLeftOut(kind)) print(leftOutLine(context, { kind, subject, name }));
}

/** What shipping left undone, which nobody should have to look for. */
function leftOutLine(
  { translate }: Context,
  { kind, ...params }: Pick<PublicationTask, 'kind' | 'subject' | 'name'>,
): string {
  const step = translate(`release.publication.${kind}`);
  return color.yellow(oneLine(translate('event.publication.step_left_out', { ...params, step })));
}

async function endOf(
  { status, version, failure, phases, publication }: ApiSchemas['Release'],
  context: Context,
): Promise<Problem | null> {
  const params = { release: `v${version}`, reason: failure?.text ?? '' };
  if (status === 'rolled_back') return failureProblem(context, 'release.rolledBack', params);
  if (status === 'deployment_failed') return failureProblem(context, 'release.deploymentFailed', params);
  if (status === 'execution_failed') {
    const phase = phases.at(-1)?.phase ?? '';
    const stopped = await failureProblem(context, 'release.phaseFailed', { ...params, phase });
    return withAdvice(stopped, failure, context);
  }
  const unpublished = publication?.steps.find((step) => step.status === 'failed')?.failure ?? null;
  if (publication?.status !== 'failed') return null;
  const reason = unpublished?.text ?? '';
  const failed = await failureProblem(context, 'release.publicationFailed', { ...params, reason });
  return withAdvice(failed, unpublished, context);
}

/** The problem with what its cause itself says to do, in front of what to do about a release that stopped. */
export function withAdvice(
  problem: Problem,
  cause: Pick<NonNullable<ApiSchemas['Release']['failure']>, 'code' | 'params'> | null,
  { translate }: Pick<Context, 'translate'>,
): Problem {
  const key = `error.${cause?.code}.help`;
  if (cause === null || !isMessageKey(key)) return problem;
  const advice = translate(key, inWords(translate, cause.params));
  return { ...problem, detail: `${advice}\n${problem.detail}` };
}
