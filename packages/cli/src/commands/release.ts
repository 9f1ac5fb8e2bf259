import type { ApiSchemas } from '@tminus/contract';
import { isLeftOut, type Translate } from '@tminus/domain';
import { currentActor } from '../actor.ts';
import { allPages } from '../all-pages.ts';
import type { Context } from '../context.ts';
import { color, oneLine, print, printJson, say, table } from '../output/terminal.ts';
import { standstillOf, wayOnLines } from '../output/ways-on.ts';
import { answer, isAttended, looking, withSession } from '../session.ts';

type Release = ApiSchemas['Release'];

/** `release list` */
export async function listReleases(context: Context): Promise<void> {
  await withSession(context, looking('release list'), async ({ api }) => {
    const items = await allPages(async (query) =>
      answer(await api.GET('/api/v1/releases', { params: { query } })),
    );
    if (context.json) return printJson({ items, next: null });
    if (items.length === 0) return say(context.translate('cli.release.none'));
    print(
      table(
        items.map((release) => [...head(release, context.translate), release.plan.releaseDate, release.id]),
      ),
    );
  });
}

/** `release show REL` */
export async function showRelease(context: Context, ref: string): Promise<void> {
  await withSession(context, looking('release show'), async (session) => {
    const path = { ref };
    const release = answer(await session.api.GET('/api/v1/releases/{ref}', { params: { path } }));
    const rollout =
      release.status === 'paused'
        ? answer(await session.api.GET('/api/v1/rollouts/{ref}', { params: { path } }))
        : null;
    const standstill = standstillOf(release, await isAttended(session), rollout);
    if (context.json) return printJson({ ...release, ...standstill });
    print(describe(release, context.translate));
    for (const line of wayOnLines(release, standstill, context.translate)) print(line);
  });
}

/** `release cancel REL --reason TEXT` */
export async function cancelRelease(
  context: Context,
  ref: string,
  options: { reason: string },
): Promise<void> {
  await withSession(context, { command: 'tminus release cancel' }, async ({ api }) => {
    const body = { actor: await currentActor(context), reason: options.reason };
    const release = answer(
      await api.POST('/api/v1/releases/{ref}/cancel', { params: { path: { ref } }, body }),
    );
    if (context.json) return printJson(release);
    print(head(release, context.translate).join('  '));
    for (const line of leftLines(release, context.translate)) say(line);
  });
}

/** What stays of a release that was given up after something was done for it, and how one gets rid of it. */
export function leftLines({ version, phases, plan }: Release, t: Translate): string[] {
  if (phases.length === 0) return [];
  return [
    oneLine(t('cli.release.cancelled.served', { release: `v${version}` })),
    oneLine(t('cli.release.cancelled.branch', { branch: plan.branch })),
  ];
}

export interface ApprovalOptions {
  readonly as: string;
  readonly by?: string;
  /** Of the plan that was read; the one that stands now when left out. */
  readonly digest?: string;
  readonly reason?: string;
}

/** `approve REL --as ROLE` and `reject REL --as ROLE --reason TEXT`: a word on the package that was read. */
export async function decide(
  context: Context,
  ref: string,
  decision: 'approved' | 'rejected',
  options: ApprovalOptions,
): Promise<void> {
  const command = decision === 'approved' ? 'tminus approve' : 'tminus reject';
  await withSession(context, { command }, async ({ api }) => {
    const seen = answer(await api.GET('/api/v1/releases/{ref}', { params: { path: { ref } } }));
    const body = {
      role: options.as,
      person: options.by ?? (await currentActor(context)),
      decision,
      digest: options.digest ?? seen.plan.digest,
      reason: options.reason ?? null,
    };
    const path = { ref: seen.id };
    const release = answer(await api.POST('/api/v1/releases/{ref}/approvals', { params: { path }, body }));
    if (context.json) return printJson(release);
    print(describe(release, context.translate));
  });
}

const STATUS_COLORS: Readonly<Record<string, (text: string) => string>> = {
  approved: color.green,
  deployed: color.green,
  completed: color.green,
  executing: color.cyan,
  paused: color.yellow,
  rejected: color.red,
  execution_failed: color.red,
  deployment_failed: color.red,
  rolled_back: color.red,
};

const PHASE_COLORS = { in_progress: color.dim, completed: color.green, failed: color.red } as const;

/** A status in its words and its colour. */
export const statusText = (status: Release['status'], t: Translate): string =>
  (STATUS_COLORS[status] ?? color.dim)(t(`release.status.${status}`));

const head = (release: Release, t: Translate): string[] => [
  color.bold(`v${release.version}`),
  release.type,
  statusText(release.status, t),
];

function describe(release: Release, translate: Translate): string {
  const components = release.plan.components.map(({ name, from, to }) => [`  ${name}`, from ?? '–', '→', to]);
  const given = release.approvals
    .filter(({ digest }) => digest === release.plan.digest)
    .map(({ role, person, decision, at }) => [
      `  ${decision === 'approved' ? color.green('✓') : color.red('✗')} ${role}`,
      person,
      color.dim(at),
    ]);
  const missing = release.missingApprovals.map((role) => [
    `  ${color.dim('·')} ${role}`,
    color.dim(translate('cli.missing')),
  ]);
  const phases = release.phases.map(({ phase, status }) => [
    `  ${translate(`release.phase.${phase}`)}`,
    PHASE_COLORS[status](translate(`release.phaseStatus.${status}`)),
  ]);
  return [
    [...head(release, translate), release.plan.releaseDate, color.dim(release.id)].join('  '),
    table(components),
    table([...given, ...missing]),
    ...(phases.length > 0 ? [table(phases)] : []),
    ...publicationLines(release, translate),
    ...(release.rejectionReason === null ? [] : [color.red(oneLine(release.rejectionReason))]),
    ...(release.failure === null
      ? []
      : release.failure.text.split('\n').map((line) => color.red(oneLine(line)))),
  ].join('\n');
}

const STEP_MARKS = { pending: color.dim('·'), done: color.green('✓'), failed: color.red('✗') } as const;

/** What was published where, and what was not. */
function publicationLines({ publication }: Release, translate: Translate): string[] {
  if (publication === null || publication.steps.length === 0) return [];
  const rows = publication.steps.map(({ kind, name, subject, status, detail, failure }) => [
    `  ${isLeftOut(kind) ? color.yellow('!') : STEP_MARKS[status]} ${subject}`,
    translate('cli.release.step', { step: translate(`release.publication.${kind}`), name }),
    failure === null ? color.dim(oneLine(detail ?? '')) : color.red(oneLine(failure.text)),
  ]);
  return [table(rows)];
}
