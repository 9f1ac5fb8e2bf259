import { type Failure, type MessageKey, type Translate, translateCode } from '@tminus/domain';
import type { Checked, Diagnosis } from '@tminus/engine';
import { color, columns, fit, oneLine, wrap } from './terminal.ts';

const MARKS = { ok: '✓', warn: '!', fail: '✗', skip: '–' } as const;
const PAINTS = { ok: color.green, warn: color.yellow, fail: color.red, skip: color.dim } as const;

/** Mark, name, and what was seen; the room that names take, in either language. */
const NAME = 16;
const INDENT = 2 + NAME;
/** Narrower, words have no room. */
const NARROWEST = 20;

/** A finding as lines of so many columns: what was seen beside its name, what to do below it. Words that are longer stand out. */
export function checkLines(checked: Checked, width: number, t: Translate): string[] {
  const room = Math.max(NARROWEST, width - INDENT);
  const paint = PAINTS[checked.verdict];
  const name = fit(t(`doctor.name.${checked.name}`), NAME - 1);
  const [first = '', ...rest] = paragraphs(seenText(checked, t), room);
  const fix = fixText(checked, t);
  const advice = fix === null ? [] : paragraphs(fix, room - 2);
  const isQuiet = checked.verdict === 'skip';
  const told = (line: string): string => (isQuiet ? color.dim(line) : line);
  return [
    `${paint(MARKS[checked.verdict])} ${told(name)} ${told(first)}`.trimEnd(),
    ...rest.map((line) => `${' '.repeat(INDENT)}${told(line)}`),
    ...advice.map(
      (line, index) => `${' '.repeat(INDENT)}${index === 0 ? paint('→') : ' '} ${color.bold(line)}`,
    ),
  ];
}

/** Lines of the text stay apart; what a line begins with, its later parts do too. */
const paragraphs = (text: string, room: number): string[] =>
  text.split('\n').flatMap((line) => {
    const indent = ' '.repeat(line.length - line.trimStart().length);
    return wrap(oneLine(line.trim()), room - columns(indent)).map((part) => indent + part);
  });

/** What was seen, in words. */
export const seenText = ({ seen, params }: Checked, t: Translate): string => sentence(seen, params, t);

/** What to do, in words; null when there is nothing to do. */
export const fixText = ({ fix, params }: Checked, t: Translate): string | null =>
  fix === null ? null : sentence(fix, params, t);

/** How many checks ended how. */
export const summaryLine = (counts: Diagnosis['counts'], t: Translate): string =>
  oneLine(t('doctor.summary', { ...counts }));

function sentence(key: MessageKey, params: Checked['params'], t: Translate): string {
  const values = Object.entries(params).map(
    ([name, value]) => [name, typeof value === 'object' ? failureText(value, t) : value] as const,
  );
  return t(key, Object.fromEntries(values));
}

const failureText = ({ code, params }: Failure, t: Translate): string =>
  translateCode(t, `error.${code}`, params);
