import type { Change, Translate } from '@tminus/domain';
import { color, fit, oneLine } from './terminal.ts';

/** How many commits and changes there are, and how many of the changes do not conform. */
export interface ChangeCounts {
  readonly commits: number;
  readonly changes: number;
  readonly nonConforming: number;
}

export function countChanges(changes: readonly Change[]): ChangeCounts {
  return {
    commits: new Set(changes.map(({ sha }) => sha)).size,
    changes: changes.length,
    nonConforming: changes.filter(({ conforms }) => !conforms).length,
  };
}

/** Changes as lines; at the end how many they are, and once more those that do not conform. */
export function changeLines(changes: readonly Change[], translate: Translate): string[] {
  const counts = countChanges(changes);
  const key = counts.nonConforming === 0 ? 'cli.changes.conform' : 'cli.changes.nonConforming';
  return [
    ...changes.map(changeLine),
    ...(changes.length === 0 ? [] : ['']),
    translate(key, { ...counts }),
    ...changes.filter(({ conforms }) => !conforms).map((change) => `  ${changeLine(change)}`),
  ];
}

function changeLine({ sha, conforms, type, scope, subject, breaking, components }: Change): string {
  const kind = type === null ? '—' : `${type}${scope === null ? '' : `(${scope})`}${breaking ? '!' : ''}`;
  const paint = breaking ? color.red : conforms ? color.cyan : type === null ? color.dim : color.yellow;
  const where = components.length === 0 ? '' : color.dim(` [${components.join(', ')}]`);
  return `${color.yellow(sha.slice(0, 8))}  ${paint(fit(oneLine(kind), 18))}  ${oneLine(subject)}${where}`;
}
