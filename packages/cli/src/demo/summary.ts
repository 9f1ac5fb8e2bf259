import type { Translate } from '@tminus/domain';
import { color, table, wrap } from '../output/terminal.ts';
import type { Fault } from './scenario.ts';

/** What a demo was, as `demo --json` prints it. Times are ISO 8601. */
export interface DemoOutcome {
  readonly release: string;
  readonly version: string;
  readonly outcome: string;
  readonly components: readonly {
    readonly name: string;
    readonly from: string | null;
    readonly to: string;
  }[];
  readonly requests: { readonly total: number; readonly failed: number };
  readonly fault: {
    readonly injectedAt: string;
    readonly detectedAt: string | null;
    readonly homeAt: string | null;
    /** Requests of the load that failed since the fault began, or, when it makes answers late, that waited. */
    readonly hurt: number;
  } | null;
  readonly events: readonly { readonly at: string; readonly type: string; readonly text: string }[];
  readonly files: readonly string[];
}

/** The end of the demo, for people; `kind` is the fault that was asked for. */
export function renderSummary(outcome: DemoOutcome, t: Translate, kind: Fault = 'errors'): string {
  const { fault, requests } = outcome;
  const release = `v${outcome.version}`;
  const lines = ['', headline(outcome, release, t)];
  if (fault !== null) lines.push(...paragraph(t(`demo.fault.story.${kind}`)));
  lines.push(...decisionOf(outcome));
  if (fault !== null) {
    const began = Date.parse(fault.injectedAt);
    const after = (time: string | null): string =>
      time === null ? '–' : `${time.slice(11, 23)}  +${((Date.parse(time) - began) / 1000).toFixed(1)} s`;
    lines.push(
      table([
        [`  ${t('demo.fault.injectedAt')}`, fault.injectedAt.slice(11, 23)],
        [`  ${t('demo.fault.detectedAt')}`, after(fault.detectedAt)],
        [`  ${t('demo.fault.homeAt')}`, after(fault.homeAt)],
        [
          `  ${t(kind === 'latency' ? 'demo.fault.slowed' : 'demo.fault.hurt')}`,
          t('demo.fault.of', { hurt: fault.hurt, total: requests.total }),
        ],
      ]),
    );
  }
  const files = outcome.files.map((file) => `  ${file}`);
  return [...lines, '', t('demo.files'), ...files].join('\n');
}

/** What a demo leaves on this machine on purpose, and the command that removes it. */
export const leftLine = (
  { directory }: { readonly directory: string },
  { keep }: { readonly keep?: boolean },
  t: Translate,
): string => t(keep === true ? 'demo.kept' : 'demo.cleaned', { directory });

/** Why it was rolled back, whole: the live view has room for its first words only. */
function decisionOf({ events }: DemoOutcome): string[] {
  const decided = events.find(({ type }) => type === 'rollout.rollback_started');
  return decided === undefined ? [] : paragraph(decided.text).map(color.dim);
}

const paragraph = (text: string): string[] => wrap(text, 78).map((line) => `  ${line}`);

function headline(
  { outcome, requests: { total, failed } }: DemoOutcome,
  release: string,
  t: Translate,
): string {
  if (outcome === 'deployed') return color.green(t('demo.deployed', { release, total, failed }));
  if (outcome === 'rolled_back') return color.yellow(t('demo.rolledBack', { release }));
  return color.red(t('demo.failed', { release, status: outcome }));
}
