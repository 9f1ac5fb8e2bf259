import type { EventResource, RolloutResource } from '@tminus/contract';
import { isResting, type Translate } from '@tminus/domain';
import type { Glance } from '../follow.ts';
import { eventLine } from './event-line.ts';
import { pauseHint } from './pause-hint.ts';
import { color, fit, oneLine } from './terminal.ts';

const KEPT_EVENTS = 8;
const BAR = 20;

const VERDICTS: Readonly<Record<string, (text: string) => string>> = {
  healthy: color.green,
  insufficient: color.dim,
  suspect: color.yellow,
  shared_outage: color.magenta,
  bad: color.red,
};

export interface View {
  readonly translate: Translate;
  /** Every line is as wide as this at most (columns). */
  readonly width: number;
  /** Oldest first; the latest are shown. */
  readonly events: readonly EventResource[];
  /** Lines below the table, for example the demo's own load. */
  readonly extra: readonly string[];
  /** What else can be done, as long as there is something to do; empty for nothing but how a pause ends. */
  readonly hint: string;
}

/** A release at one moment as lines of one width at most, whatever names and texts are in it. */
export function viewLines({ release, rollout }: Glance, view: View): string[] {
  const { translate: t, width } = view;
  const rule = color.dim('─'.repeat(width));
  const title = `${color.bold(`v${oneLine(release.version)}`)}  ${color.dim(release.type)}`;
  const shown = view.events.slice(-KEPT_EVENTS);
  const lines = [
    rule,
    `${fit(title, 30)}${fit(progress(rollout), 32)}${fit(whereabouts({ release, rollout }, t), 18, 'right')}`,
    rule,
    ...targetLines(rollout, release.plan.components, t),
    ...view.extra,
    rule,
    ...shown.map(eventLine),
    ...Array.from({ length: KEPT_EVENTS - shown.length }, () => ''),
    ...(view.hint === '' || isResting(release.status) ? [] : [color.dim(oneLine(view.hint))]),
    ...(rollout?.pause == null
      ? []
      : [
          color.yellow(`${t('cli.view.paused')}: ${oneLine(rollout.pause.text)}`),
          ...(view.hint === '' ? [color.dim(oneLine(pauseHint(rollout, t)))] : []),
        ]),
  ];
  return lines.map((line) => fit(line, width).trimEnd());
}

function progress(rollout: RolloutResource | null): string {
  if (rollout === null || isGoingBack(rollout)) return '';
  const step = rollout.steps[rollout.stepIndex];
  const isDone = rollout.state === 'promoting' || rollout.state === 'succeeded';
  const soak = isDone || step === undefined ? 1 : Math.min(1, rollout.soakElapsedMs / step.soakMs);
  const filled = Math.round(soak * BAR);
  const bar = `${color.cyan('█'.repeat(filled))}${color.dim('░'.repeat(BAR - filled))}`;
  return `${rollout.stepIndex + 1}/${rollout.steps.length} ${bar} ${Math.round(soak * 100)} %`;
}

const isGoingBack = ({ state }: RolloutResource): boolean =>
  state === 'rolling_back' || state === 'rolled_back';

function targetLines(
  rollout: RolloutResource | null,
  planned: readonly { name: string; from: string | null; to: string }[],
  t: Translate,
): string[] {
  const heads = ['component', 'versions', 'share', 'errors', 'p95', 'verdict'] as const;
  const rows = planned.map(({ name, from, to }) => {
    const target = rollout?.targets.find(({ component }) => component === name);
    const verdict = target?.verdict ?? null;
    const paint = VERDICTS[verdict ?? ''] ?? color.dim;
    return row([
      color.bold(oneLine(name)),
      oneLine(`${from ?? '–'} → ${to}`),
      rollout === null ? '0 %' : `${isGoingBack(rollout) ? 0 : rollout.percent} %`,
      `${rate(target?.canary.errorRate)} : ${rate(target?.stable.errorRate)}`,
      `${number(target?.canary.p95Ms)} : ${number(target?.stable.p95Ms)}`,
      paint(verdict === null ? '·' : t(`rollout.verdictName.${verdict}`)),
    ]);
  });
  return [color.dim(row(heads.map((head) => t(`cli.view.${head}`)))), ...rows];
}

const row = ([
  name = '',
  versions = '',
  share = '',
  errors = '',
  p95 = '',
  verdict = '',
]: readonly string[]): string =>
  `${fit(name, 11)}${fit(versions, 18)}${fit(share, 6, 'right')}  ${fit(errors, 15, 'right')} ${fit(p95, 11, 'right')}  ${verdict}`;

const number = (value: number | null | undefined): string =>
  value === null || value === undefined
    ? '–'
    : value >= 10 || value === 0
      ? String(Math.round(value))
      : value.toFixed(1);

const rate = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : `${(value * 100).toFixed(1)}%`;

/** The state of the rollout; before there is one, the phase or the status. */
function whereabouts({ release, rollout }: Pick<Glance, 'release' | 'rollout'>, t: Translate): string {
  if (rollout !== null) return stateColor(rollout.state)(t(`rollout.state.${rollout.state}`));
  const phase = release.phases.at(-1)?.phase;
  if (phase !== undefined) return stateColor(phase)(t(`release.phase.${phase}`));
  return stateColor(release.status)(t(`release.status.${release.status}`));
}

function stateColor(state: string): (text: string) => string {
  if (['succeeded', 'deployed', 'completed'].includes(state)) return color.green;
  if (['rolling_back', 'rolled_back', 'execution_failed', 'deployment_failed'].includes(state))
    return color.red;
  return state === 'paused' ? color.yellow : color.cyan;
}
