import type { EventResource, RolloutResource } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import { type Glance, isResting } from '../follow.ts';
import { color, fit } from './terminal.ts';

const WIDTH = 80;
const KEPT_EVENTS = 8;
const BAR = 20;

const VERDICTS: Readonly<Record<string, (text: string) => string>> = {
  healthy: color.green,
  insufficient: color.dim,
  suspect: color.yellow,
  shared_outage: color.magenta,
  bad: color.red,
};

/** Lines that a view adds below the table, for example the demo's own load. */
export type ExtraLines = () => readonly string[];

/** A live picture of a release, redrawn in place; 80 columns, whatever the texts. */
export class LiveView {
  readonly #translate: Translate;
  readonly #extra: ExtraLines;
  readonly #hint: string;
  #events: readonly EventResource[] = [];
  #drawn = 0;

  constructor(translate: Translate, options: { extra?: ExtraLines; hint?: string } = {}) {
    this.#translate = translate;
    this.#extra = options.extra ?? (() => []);
    this.#hint = options.hint ?? '';
  }

  /** Draws over what was drawn before. */
  draw(glance: Glance): void {
    this.#events = [...this.#events, ...glance.news].slice(-KEPT_EVENTS);
    const lines = this.#lines(glance).map((line) => fit(line, WIDTH).trimEnd());
    const up = this.#drawn > 0 ? `\x1b[${this.#drawn}A` : '';
    process.stdout.write(`${up}${lines.map((line) => `\x1b[2K${line}\n`).join('')}\x1b[0J`);
    this.#drawn = lines.length;
  }

  #lines({ release, rollout }: Glance): string[] {
    const t = this.#translate;
    const title = `${color.bold(`v${release.version}`)}  ${color.dim(release.type)}`;
    const where = rollout === null ? (release.phases.at(-1)?.phase ?? release.status) : rollout.state;
    return [
      color.dim('─'.repeat(WIDTH)),
      `${fit(title, 30)}${fit(this.#progress(rollout), 32)}${fit(stateColor(where)(where), 18, 'right')}`,
      color.dim('─'.repeat(WIDTH)),
      ...this.#targets(rollout, release.plan.components),
      ...this.#extra(),
      color.dim('─'.repeat(WIDTH)),
      ...this.#events.map((event) => eventLine(event)),
      ...Array.from({ length: Math.max(0, KEPT_EVENTS - this.#events.length) }, () => ''),
      ...(this.#hint === '' || isResting(release) ? [] : [color.dim(this.#hint)]),
      ...(rollout?.pause == null ? [] : [color.yellow(`${t('cli.view.paused')}: ${rollout.pause.text}`)]),
    ];
  }

  #progress(rollout: RolloutResource | null): string {
    if (rollout === null) return '';
    if (rollout.state === 'rolling_back' || rollout.state === 'rolled_back') return '';
    const step = rollout.steps[rollout.stepIndex];
    const isDone = rollout.state === 'promoting' || rollout.state === 'succeeded';
    const soak = isDone || step === undefined ? 1 : Math.min(1, rollout.soakElapsedMs / step.soakMs);
    const filled = Math.round(soak * BAR);
    const bar = `${color.cyan('█'.repeat(filled))}${color.dim('░'.repeat(BAR - filled))}`;
    return `${rollout.stepIndex + 1}/${rollout.steps.length} ${bar} ${Math.round(soak * 100)} %`;
  }

  #targets(
    rollout: RolloutResource | null,
    planned: readonly { name: string; from: string | null; to: string }[],
  ): string[] {
    const t = this.#translate;
    const heads = ['component', 'versions', 'share', 'errors', 'p95', 'verdict'] as const;
    const rows = [color.dim(row(heads.map((head) => t(`cli.view.${head}`))))];
    for (const { name, from, to } of planned) {
      const target = rollout?.targets.find(({ component }) => component === name);
      const verdict = target?.verdict ?? null;
      const paint = VERDICTS[verdict ?? ''] ?? color.dim;
      rows.push(
        row([
          color.bold(name),
          `${from ?? '–'} → ${to}`,
          rollout === null ? '0 %' : `${shareOf(rollout)} %`,
          rate(target?.canary.errorRate, target?.stable.errorRate),
          both(target?.canary.p95Ms, target?.stable.p95Ms),
          paint(verdict === null ? '·' : t(`cli.verdict.${verdict}`)),
        ]),
      );
    }
    return rows;
  }
}

const shareOf = ({ state, percent }: RolloutResource): number =>
  state === 'rolling_back' || state === 'rolled_back' ? 0 : percent;

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

const percent = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : `${(value * 100).toFixed(1)}%`;

/** New version against old. */
const both = (canary: number | null | undefined, stable: number | null | undefined): string =>
  `${number(canary)} : ${number(stable)}`;
const rate = (canary: number | null | undefined, stable: number | null | undefined): string =>
  `${percent(canary)} : ${percent(stable)}`;

function stateColor(state: string): (text: string) => string {
  if (['succeeded', 'deployed', 'completed'].includes(state)) return color.green;
  if (['rolling_back', 'rolled_back', 'execution_failed', 'deployment_failed'].includes(state))
    return color.red;
  return state === 'paused' ? color.yellow : color.cyan;
}

/** `12:34:56 text`, as the log has it. */
export function eventLine({ at, text, type }: EventResource): string {
  const paint = /rollback|failed|unreachable|incident|refused|rejected/.test(type)
    ? color.red
    : /deployed|succeeded|approved|promoted/.test(type)
      ? color.green
      : (line: string) => line;
  return `${color.dim(at.slice(11, 19))}  ${paint(text)}`;
}
