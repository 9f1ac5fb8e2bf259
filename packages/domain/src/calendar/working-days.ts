const DAY_MS = 86_400_000;

/** A calendar date as `YYYY-MM-DD`, without a zone. */
export type DateText = string;

const toMs = (date: DateText): number => Date.parse(`${date}T00:00:00Z`);

const toDate = (ms: number): DateText => new Date(ms).toISOString().slice(0, 10);

/** The UTC date of an instant (epoch ms). */
export const dateOf = (instant: number): DateText => toDate(instant);

/** Whether a text is a real calendar date: `2026-02-30` is not. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toMs(text)) && toDate(toMs(text)) === text;
}

/** Monday to Friday. */
export function isWorkingDay(date: DateText): boolean {
  const weekday = new Date(toMs(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Calendar days later (or earlier, when negative). */
export const addDays = (date: DateText, days: number): DateText => toDate(toMs(date) + days * DAY_MS);

/** The date itself when it is a working day, else the next one. */
export function nextWorkingDay(date: DateText): DateText {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** Moves by working days; 0 leaves the date as it is. */
export function addWorkingDays(date: DateText, days: number): DateText {
  const direction = Math.sign(days);
  let day = date;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, direction);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
