/** What calendar formats are made of here (calver.org). */
const PERIODS = ['YYYY', 'YY', 'MM', 'WW'] as const;
const COUNTERS = ['MAJOR', 'MINOR', 'MICRO'] as const;
/** Tokens of calver.org that are known in order to say why they cannot be used. */
const PADDED = ['0Y', '0M', '0W', '0D'];
const DAY = 'DD';

export type Period = (typeof PERIODS)[number];
export type Counter = (typeof COUNTERS)[number];

/** What is wrong with a format. */
export type CalendarProblem =
  | 'calendarToken'
  | 'calendarPadded'
  | 'calendarParts'
  | 'calendarOrder'
  | 'calendarCounter';

/** From coarse to fine: only so does a later date give a higher version. Weeks are those of the year, not of a month. */
const ORDERS = ['YYYY', 'YYYY MM', 'YYYY WW', 'YY', 'YY MM', 'YY WW'];

/**
 * Reads a calendar format. Versions must stay SemVer 2.0.0, so that tags, ranges and precedence work as ever: three
 * numbers without leading zeros (rule 2), the year first, periods from coarse to fine, and a counter for a second
 * release of one day. Gives what is wrong with any other format.
 */
export function readCalendarFormat(format: string): readonly (Period | Counter)[] | CalendarProblem {
  const written = format.split('.');
  if (written.some((token) => PADDED.includes(token))) return 'calendarPadded';
  const tokens = written.filter(isToken);
  if (tokens.length + written.filter((token) => token === DAY).length < written.length)
    return 'calendarToken';
  if (written.length !== 3) return 'calendarParts';
  const counters = tokens.filter(isCounter);
  if (counters.length === 0 || tokens.length < written.length) return 'calendarCounter';
  const periods = tokens.filter((token) => !isCounter(token));
  const isOrdered = tokens[0] === periods[0] && ORDERS.includes(periods.join(' '));
  const isDescending = counters.join() === COUNTERS.filter((counter) => counters.includes(counter)).join();
  return isOrdered && isDescending ? tokens : 'calendarOrder';
}

export const isCounter = (token: string): token is Counter => (COUNTERS as readonly string[]).includes(token);

const isToken = (token: string): token is Period | Counter =>
  isCounter(token) || (PERIODS as readonly string[]).includes(token);
