import type { ApiSchemas } from '@tminus/contract';
import { isLeftOut, type Translate, windowText } from '@tminus/domain';
import type { NeededRelease } from './needed-releases.ts';
import { overrideLines } from './override-lines.ts';
import { color, oneLine, table } from './terminal.ts';

type Release = ApiSchemas['Release'];
type Message = ApiSchemas['ScheduledMessage'];

/** What else is known where a release is shown. */
export interface Beside {
  readonly needs?: readonly NeededRelease[];
  /** Messages that are still to be sent, by date. */
  readonly messages?: readonly Message[];
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

/** Version, type and status. */
export const releaseHead = (release: Release, t: Translate): string[] => [
  color.bold(`v${release.version}`),
  release.type,
  statusText(release.status, t),
];

/** A release as lines for people: what it is about, when it is, where it stands, and what is to be told next. */
export function renderRelease(
  release: Release,
  t: Translate,
  { needs = [], messages = [] }: Beside = {},
): string {
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
    color.dim(t('cli.missing')),
  ]);
  const phases = release.phases.map(({ phase, status }) => [
    `  ${t(`release.phase.${phase}`)}`,
    PHASE_COLORS[status](t(`release.phaseStatus.${status}`)),
  ]);
  const blocks = [
    [
      [...releaseHead(release, t), release.plan.releaseDate, color.dim(release.id)].join('  '),
      ...aboutLines(release),
    ],
    [table([...factRows(release, t), ...needRows(needs, t)])],
    [table(components)],
    [table([...given, ...missing])],
    phases.length > 0 ? [table(phases)] : [],
    publicationLines(release, t),
    overrideLines(release, t),
    messageLines(release, messages, t),
    whyLines(release),
  ];
  return blocks
    .map((lines) => lines.join('\n'))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Why it was rejected, or failed. */
function whyLines({ rejectionReason, failure }: Release): string[] {
  const reason = rejectionReason === null ? [] : [rejectionReason];
  return [...reason, ...(failure?.text.split('\n') ?? [])].map((line) => color.red(oneLine(line)));
}

/** Theme and objectives. */
function aboutLines({ details: { theme, objectives } }: Release): string[] {
  const rows = objectives.map((text) => [`  ${color.dim('•')} ${oneLine(text)}`]);
  return [
    ...(theme === null ? [] : [color.bold(oneLine(theme))]),
    ...(rows.length === 0 ? [] : [table(rows)]),
  ];
}

/** What the plan and people say of it, a row each. */
function factRows({ plan, details }: Release, t: Translate): string[][] {
  const { window, forecast } = plan;
  const row = (label: string, value: string): string[] => [`  ${color.dim(label)}`, oneLine(value)];
  return [
    ...(window === null ? [] : [row(t('cli.release.label.window'), windowOf(window))]),
    row(t('cli.release.label.manager'), details.manager ?? plan.manager),
    ...(window?.score == null
      ? []
      : [row(t('cli.release.label.score'), t('cli.release.score', { score: Math.round(window.score) }))]),
    ...(forecast === null
      ? []
      : [
          row(
            t('cli.release.label.forecast'),
            t('cli.release.forecast', { ...forecast, onTime: Math.round(forecast.onTime * 100) }),
          ),
        ]),
    ...details.announcements.map((text, index) =>
      row(index === 0 ? t('cli.release.label.announcements') : '', text),
    ),
  ];
}

const windowOf = ({ start, end, zone }: NonNullable<Release['plan']['window']>): string =>
  windowText({ start: Date.parse(start), end: Date.parse(end), zone });

const needRows = (needs: readonly NeededRelease[], t: Translate): string[][] =>
  needs.map(({ version, status, isOut }, index) => [
    `  ${color.dim(index === 0 ? t('cli.release.label.needs') : '')}`,
    `${isOut ? color.green('✓') : color.yellow('·')} v${version}  ${statusText(status, t)}`,
  ]);

const SHOWN_MESSAGES = 3;

/** What is to be told next, and how one sees the rest. */
function messageLines({ version }: Release, messages: readonly Message[], t: Translate): string[] {
  if (messages.length === 0) return [];
  const rows = messages
    .slice(0, SHOWN_MESSAGES)
    .map(({ date, moment, audience, channel, status }) => [
      `  ${date}`,
      t(`message.moment.${moment}`),
      t(`message.audience.${audience}`),
      t(`message.channel.${channel}`),
      status === 'scheduled' ? '' : color.yellow(t(`message.status.${status}`)),
    ]);
  const params = { count: messages.length, command: `tminus notify preview v${version}` };
  return [color.dim(t('cli.release.messages', params)), table(rows)];
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
