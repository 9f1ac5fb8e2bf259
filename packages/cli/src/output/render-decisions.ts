import { type Translate, translateCode, type VersionDecision } from '@tminus/domain';
import { color, columns, fit, oneLine, table, wrap } from './terminal.ts';

/** Versions, one component to a line, with what decided. */
export function renderDecisions(decisions: readonly VersionDecision[], translate: Translate): string {
  const rows = decisions.map((decision) => [
    ...steps(decision),
    translateCode(translate, decision.reason.code, decision.reason.params),
  ]);
  return table(rows);
}

/** Every component with what each rule said about it, in lines of 80 columns. */
export function renderExplanations(decisions: readonly VersionDecision[], translate: Translate): string {
  const sentences = decisions.map(({ explanation }) =>
    explanation.map(({ layer, code, params }) => ({
      label: translate(`version.layer.${layer}`),
      text: oneLine(translateCode(translate, code, params)),
    })),
  );
  const width = Math.max(...sentences.flat().map(({ label }) => columns(label)), 0);
  // Each must stay one line.
  const heads = table(decisions.map(steps), Number.POSITIVE_INFINITY).split('\n');
  return decisions
    .map((_, index) => {
      const lines = (sentences[index] ?? []).flatMap(({ label, text }, at, all) => {
        const isRepeated = all[at - 1]?.label === label;
        const room = WIDTH - INDENT - width - GAP;
        return wrap(text, room).map((line, row) => {
          const shown = row === 0 && !isRepeated ? label : '';
          return `${' '.repeat(INDENT)}${color.dim(fit(shown, width))}${' '.repeat(GAP)}${line}`;
        });
      });
      return [heads[index] ?? '', ...lines].join('\n');
    })
    .join('\n\n');
}

const WIDTH = 80;
const INDENT = 2;
const GAP = 2;

function steps({ name, current, next, increment }: VersionDecision): string[] {
  const stays = next === current;
  return [
    color.bold(name),
    current ?? '–',
    stays ? color.dim('=') : '→',
    stays ? color.dim(next) : color.green(next),
    color.dim(increment),
  ];
}
