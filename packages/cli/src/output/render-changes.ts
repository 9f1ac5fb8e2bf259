import type { Change, Translate } from '@tminus/domain';
import { color, columns, fit, oneLine, wrap } from './terminal.ts';

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

/**
 * Changes as lines; at the end how many they are, and once more those that do not conform.
 *
 * @param width columns that a line may take; null for any number
 */
export function changeLines(
  changes: readonly Change[],
  translate: Translate,
  width: number | null = null,
): string[] {
  const counts = countChanges(changes);
  const key = counts.nonConforming === 0 ? 'cli.changes.conform' : 'cli.changes.nonConforming';
  const summary = translate(key, { ...counts });
  const indented = width === null ? null : width - 2;
  return [
    ...changes.map((change) => changeLine(change, width)),
    ...(changes.length === 0 ? [] : ['']),
    ...(width === null ? [summary] : wrap(summary, width)),
    ...changes.filter(({ conforms }) => !conforms).map((change) => `  ${changeLine(change, indented)}`),
  ];
}

const KIND_WIDTH = 18;
/** Of an id, a kind, and two blanks behind each. */
const LEAD_WIDTH = 8 + KIND_WIDTH + 4;

function changeLine(
  { sha, conforms, type, scope, subject, breaking, components }: Change,
  width: number | null,
): string {
  const kind = type === null ? '—' : `${type}${scope === null ? '' : `(${scope})`}${breaking ? '!' : ''}`;
  const paint = breaking ? color.red : conforms ? color.cyan : type === null ? color.dim : color.yellow;
  const where = components.length === 0 ? '' : ` [${components.join(', ')}]`;
  const [words, place] = fitted(oneLine(subject), oneLine(where), width);
  return `${color.yellow(sha.slice(0, 8))}  ${paint(fit(oneLine(kind), KIND_WIDTH))}  ${words}${color.dim(place)}`;
}

/** What a change says and where; the components give up what is beyond a third of the room, the words the rest. */
function fitted(words: string, place: string, width: number | null): readonly [words: string, place: string] {
  if (width === null) return [words, place];
  const room = Math.max(width - LEAD_WIDTH, 1);
  const shownPlace = shortened(place, Math.max(Math.floor(room / 3), room - columns(words)));
  return [shortened(words, room - columns(shownPlace)), shownPlace];
}

const shortened = (text: string, width: number): string =>
  columns(text) <= width ? text : fit(text, width).trimEnd();
