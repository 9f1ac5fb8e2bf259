import { isDate } from '@tminus/domain';
import { InvalidArgumentError } from 'commander';

/** A calendar date as the value of an option. */
export function date(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('YYYY-MM-DD');
}

/** A whole number within bounds as the value of an option. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`${least} … ${most}`);
  };
