import type { ApiClient, ApiSchemas, RolloutResource } from '@tminus/contract';
import { dateOf, hasEnded, isLeftOut, type Translate } from '@tminus/domain';
import { allPages } from '../all-pages.ts';
import type { Context } from '../context.ts';
import { neededReleases, waitsFor } from '../output/needed-releases.ts';
import { statusText } from '../output/render-release.ts';
import { color, oneLine, print, printJson, say, table } from '../output/terminal.ts';
import { type Standstill, standstillOf, wayOnLines } from '../output/ways-on.ts';
import { answer, isAttended, looking, withSession } from '../session.ts';

type Release = ApiSchemas['Release'];
type Step = NonNullable<Release['publication']>['steps'][number];

/** What `status --json` prints: releases that something can still happen to, or that are not published yet, newest first. */
export interface Status {
  readonly releases: readonly ({
    readonly release: string;
    readonly version: string;
    readonly type: string;
    readonly status: Release['status'];
    /** The latest that was begun; null before the first. */
    readonly phase: Release['phases'][number]['phase'] | null;
    readonly missingApprovals: readonly string[];
    /** Releases that it needs and that are not out yet. */
    readonly waitsFor: readonly { readonly version: string; readonly status: Release['status'] }[];
    readonly releaseDate: string;
    /** From today, below 0 when the date is past. */
    readonly daysLeft: number;
    /** `step` counts from 1; null before traffic begins to move. */
    readonly rollout: {
      readonly state: RolloutResource['state'];
      readonly step: number;
      readonly steps: number;
      readonly percent: number;
    } | null;
    /** What is still to be published of a release that is deployed; null where nothing is. */
    readonly publication: {
      readonly status: 'in_progress' | 'failed';
      /** The step that is waited for; null before any is known. */
      readonly step: Pick<Step, 'kind' | 'subject' | 'name'> | null;
      /** Why it failed; null while it has not. */
      readonly reason: string | null;
      /** Goes on with it. */
      readonly command: string;
    } | null;
  } & Standstill)[];
  /** Of the soonest release date that is not past; null without one. */
  readonly next: {
    readonly release: string;
    readonly version: string;
    readonly releaseDate: string;
    readonly daysLeft: number;
  } | null;
}

/** `status`: where every release that is not over stands, and how long it is until the next release date. */
export async function showStatus(context: Context): Promise<void> {
  await withSession(context, looking('status'), async (session) => {
    const { api } = session;
    const rollouts = await allPages(async (query) =>
      answer(await api.GET('/api/v1/rollouts', { params: { query } })),
    );
    const status = statusOf(await allReleases(api), rollouts, dateOf(Date.now()), await isAttended(session));
    if (context.json) return printJson(status);
    if (status.releases.length === 0) return say(context.translate('cli.status.none'));
    print(renderStatus(status, context.translate));
  });
}

/** Newest first. */
export const allReleases = (api: ApiClient): Promise<Release[]> =>
  allPages(async (query) => answer(await api.GET('/api/v1/releases', { params: { query } })));

/**
 * The status of these releases and rollouts on a day (`YYYY-MM-DD`); `attended`: whether a process carries out releases
 * now.
 */
export function statusOf(
  releases: readonly Release[],
  rollouts: readonly RolloutResource[],
  today: string,
  attended = true,
): Status {
  const alive = releases
    .filter((release) => !hasEnded(release.status) || toUnpublished(release) !== null)
    .map((release) => {
      const rollout = rollouts.find(({ releaseId }) => releaseId === release.id);
      const { releaseDate } = release.plan;
      return {
        release: release.id,
        version: release.version,
        type: release.type,
        status: release.status,
        phase: release.phases.at(-1)?.phase ?? null,
        missingApprovals: release.missingApprovals,
        waitsFor: waitsFor(release, neededReleases(release, releases)),
        releaseDate,
        daysLeft: Math.round((Date.parse(releaseDate) - Date.parse(today)) / 86_400_000),
        rollout: rollout === undefined ? null : toShare(rollout),
        publication: toUnpublished(release),
        ...standstillOf(release, attended, rollout),
      };
    });
  const ahead = alive.filter(({ daysLeft, publication }) => daysLeft >= 0 && publication === null);
  const [soonest] = ahead.sort((left, right) => left.daysLeft - right.daysLeft);
  if (soonest === undefined) return { releases: alive, next: null };
  const { release, version, releaseDate, daysLeft } = soonest;
  return { releases: alive, next: { release, version, releaseDate, daysLeft } };
}

const toShare = ({ state, stepIndex, steps, percent }: RolloutResource) => ({
  state,
  step: stepIndex + 1,
  steps: steps.length,
  percent,
});

function toUnpublished({ version, publication }: Release): Status['releases'][number]['publication'] {
  if (publication === null || publication.status === 'completed') return null;
  const step = publication.steps.find(({ status }) => status !== 'done') ?? null;
  return {
    status: publication.status,
    step: step && { kind: step.kind, subject: step.subject, name: step.name },
    reason: publication.status === 'failed' ? (step?.failure?.text ?? null) : null,
    command: `tminus ship v${version}`,
  };
}

/** A line for each release, what keeps one from being published, and the countdown. */
export function renderStatus({ releases, next }: Status, t: Translate): string {
  const rows = releases.map((release) => [
    color.bold(`v${release.version}`),
    release.type,
    statusText(release.status, t),
    release.releaseDate,
    countdown(release.daysLeft),
    whereabouts(release, t),
  ]);
  const lines = [table(rows), ...releases.flatMap((release) => standstillLines(release, t))];
  if (next !== null) {
    const params = {
      release: `v${next.version}`,
      date: next.releaseDate,
      countdown: countdown(next.daysLeft),
    };
    lines.push('', oneLine(t('cli.status.next', params)));
  }
  return lines.join('\n');
}

/** `T-12` twelve days before the release date, `T-0` on the day itself, `T+3` three days after it. */
const countdown = (daysLeft: number): string => (daysLeft >= 0 ? `T-${daysLeft}` : `T+${-daysLeft}`);

/** Why a release stands still, and how to go on; its log, where there is one, is for `release show`. */
function standstillLines(release: Status['releases'][number], t: Translate): string[] {
  const { version, publication, reason } = release;
  if (publication?.status === 'failed') {
    const params = { release: `v${version}`, reason: reason ?? '', command: publication.command };
    return [color.yellow(oneLine(t('cli.status.unpublished', params)))];
  }
  const needs = release.waitsFor.map((each) =>
    t('cli.status.needed', { release: `v${each.version}`, status: t(`release.status.${each.status}`) }),
  );
  const why = (reason ?? '').split('\n', 1)[0]?.replace(/:$/, '') ?? '';
  return [
    ...(needs.length === 0
      ? []
      : [oneLine(t('cli.status.needs', { release: `v${version}`, needed: needs.join(', ') }))]),
    ...(why === '' ? [] : [color.red(oneLine(`v${version}: ${why}`))]),
    ...wayOnLines(release, release, t).map((line) => `  ${line}`),
  ];
}

/** Step and share where traffic moves, the phase before, who is waited for before that, and what is published last. */
function whereabouts(
  { status, phase, rollout, missingApprovals, publication }: Status['releases'][number],
  t: Translate,
): string {
  if (publication !== null) return publishingText(publication.step, t);
  const during = phase === null ? '' : t(`release.phase.${phase}`);
  if (rollout !== null)
    return `${during}  ${rollout.step}/${rollout.steps}  ${rollout.percent} %  ${t(`rollout.state.${rollout.state}`)}`;
  if (phase !== null) return during;
  return status === 'planning' ? t('cli.status.waiting', { roles: missingApprovals.join(', ') }) : '';
}

function publishingText(step: Pick<Step, 'kind' | 'subject' | 'name'> | null, t: Translate): string {
  if (step === null || isLeftOut(step.kind)) return t('cli.status.publishing');
  const { kind, ...params } = step;
  return oneLine(t('cli.status.publishing.step', { ...params, step: t(`release.publication.${kind}`) }));
}
