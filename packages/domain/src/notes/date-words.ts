import type { Translate } from '../message/translate.ts';

/** A date of the form `YYYY-MM-DD` as readers write it: November 20, 2025, or 2025年11月20日. */
export function dateInWords(date: string, t: Translate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = t('notes.months').split(',')[Number(month) - 1];
  return name === undefined ? date : t('notes.dateForm', { year, month: name, day: Number(day) });
}
