import { writeLocalTime } from '@tminus/domain';

/** A property as ical.js takes it: name, parameters, type, values (jCal, RFC 7265). */
export type JCalProperty = [name: string, params: Record<string, string>, type: string, ...values: unknown[]];

export type JCalComponent = [name: string, properties: JCalProperty[], components: JCalComponent[]];

/** Text without what no line of a calendar may hold (RFC 5545, section 3.3.11); tabs and line ends stay. */
export const textProperty = (name: string, ...texts: readonly string[]): JCalProperty => [
  name,
  {},
  'text',
  ...texts.map((text) => [...text.replace(/\r\n?/g, '\n')].filter((sign) => !isControl(sign)).join('')),
];

const isControl = (sign: string): boolean =>
  (sign < ' ' && sign !== '\n' && sign !== '\t') || sign === '\u007f' || /^[\ud800-\udfff]$/.test(sign);

/** An instant in UTC. */
export const instantProperty = (name: string, instant: number): JCalProperty => [
  name,
  {},
  'date-time',
  `${wallText(instant)}Z`,
];

/** What the wall shows (ms as if it were UTC), with seconds. */
export function wallText(wall: number): string {
  const text = writeLocalTime(wall);
  return text.length === 16 ? `${text}:00` : text;
}
