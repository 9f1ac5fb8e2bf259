/* Checks a written iCalendar file against RFC 5545 by its text alone, with nothing of what wrote it. */

interface Line {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

interface Part {
  readonly name: string;
  readonly lines: Line[];
  readonly parts: Part[];
}

/** All that is wrong; empty for a valid file. */
export function validateCalendar(text: string): string[] {
  const problems = checkText(text);
  const calendar = partsOf(text, problems);
  if (calendar === null) return problems;
  problems.push(...missing(calendar, ['VERSION', 'PRODID']));
  if (textOf(calendar, 'VERSION') !== '2.0') problems.push('VERSION is not 2.0');
  const zones = calendar.parts.filter(({ name }) => name === 'VTIMEZONE');
  const events = calendar.parts.filter(({ name }) => name === 'VEVENT');
  for (const zone of zones) problems.push(...checkZone(zone));
  const uids = events.map((event) => textOf(event, 'UID'));
  if (new Set(uids).size < uids.length) problems.push('A UID comes twice');
  for (const event of events) problems.push(...checkEvent(event, zones));
  return problems;
}

function checkText(text: string): string[] {
  const problems: string[] = [];
  if (!text.endsWith('\r\n')) problems.push('The last line is not ended by CRLF');
  if (/[^\r]\n|\r(?!\n)/.test(text)) problems.push('A line end is no CRLF');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no line may hold.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) problems.push('A control character');
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > 75) problems.push(`More than 75 octets: ${line}`);
    if (Buffer.from(line).toString() !== line) problems.push(`Folded within a sign: ${line}`);
  }
  return problems;
}

function partsOf(text: string, problems: string[]): Part | null {
  const open: Part[] = [];
  for (const raw of text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)) {
    const [, name = '', params = '', value = ''] =
      /^([A-Z0-9-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(raw) ?? [];
    const part = open.at(-1);
    if (name === '') problems.push(`No content line: ${raw}`);
    else if (name === 'BEGIN') {
      const begun = { name: value, lines: [], parts: [] };
      part?.parts.push(begun);
      open.push(begun);
    } else if (name === 'END') {
      if (part?.name !== value) problems.push(`END:${value} closes ${part?.name}`);
      if (open.length === 1) return part ?? null;
      open.pop();
    } else {
      const pairs = params
        .split(';')
        .filter(Boolean)
        .map((pair) => pair.split('='));
      part?.lines.push({ name, params: Object.fromEntries(pairs), value });
    }
  }
  problems.push('The calendar never ends');
  return null;
}

const linesOf = ({ lines }: Part, name: string): Line[] => lines.filter((line) => line.name === name);
const textOf = (part: Part, name: string): string => linesOf(part, name)[0]?.value ?? '';
const missing = (part: Part, names: readonly string[]): string[] =>
  names.filter((name) => linesOf(part, name).length !== 1).map((name) => `${part.name} has not one ${name}`);

const ONCE = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SEQUENCE', 'SUMMARY', 'STATUS', 'TRANSP'];

function checkEvent(event: Part, zones: readonly Part[]): string[] {
  const problems = missing(event, ONCE);
  const says = (name: string, pattern: RegExp): void => {
    for (const { value } of linesOf(event, name)) if (!pattern.test(value)) problems.push(`${name}:${value}`);
  };
  says('UID', /^[^@]+@[^@]+$/);
  says('DTSTAMP', /^\d{8}T\d{6}Z$/);
  says('LAST-MODIFIED', /^\d{8}T\d{6}Z$/);
  says('SEQUENCE', /^\d+$/);
  says('STATUS', /^(TENTATIVE|CONFIRMED|CANCELLED)$/);
  says('TRANSP', /^(OPAQUE|TRANSPARENT)$/);
  for (const text of ['SUMMARY', 'DESCRIPTION']) says(text, /^(?:[^\\;,]|\\[\\;,nN])*$/);
  const [start, end] = [linesOf(event, 'DTSTART')[0], linesOf(event, 'DTEND')[0]];
  if (start === undefined || end === undefined) return problems;
  for (const line of [start, end, ...linesOf(event, 'EXDATE')])
    problems.push(...checkTime(line, start, zones));
  if (end.value <= start.value) problems.push(`DTEND ${end.value} is not after DTSTART ${start.value}`);
  for (const { value } of linesOf(event, 'RRULE')) {
    const until = /UNTIL=([^;]*)/.exec(value)?.[1];
    const form = start.params['VALUE'] === 'DATE' ? /^\d{8}$/ : /^\d{8}T\d{6}Z$/;
    if (until !== undefined && !form.test(until)) problems.push(`UNTIL=${until}`);
  }
  return problems;
}

function checkTime(line: Line, start: Line, zones: readonly Part[]): string[] {
  const { name, params, value } = line;
  const tzid = params['TZID'];
  const form =
    params['VALUE'] === 'DATE' ? /^\d{8}$/ : tzid === undefined ? /^\d{8}T\d{6}Z$/ : /^\d{8}T\d{6}$/;
  const problems = value.split(',').every((time) => form.test(time)) ? [] : [`${name}:${value}`];
  if (tzid !== start.params['TZID'] || params['VALUE'] !== start.params['VALUE'])
    problems.push(`${name} is of another type than DTSTART`);
  const isKnown = tzid === undefined || zones.filter((zone) => textOf(zone, 'TZID') === tzid).length === 1;
  return isKnown ? problems : [...problems, `${name} names ${tzid}, which has not one VTIMEZONE`];
}

const wallOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'));

function offsetOf(text: string): number {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text) ?? [];
  const ms = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  return sign === '-' ? -ms : ms;
}

/** What a zone is named after and what its observances say must agree, a day around each change and far from it. */
function checkZone(zone: Part): string[] {
  const name = textOf(zone, 'TZID');
  const problems = missing(zone, ['TZID']);
  if (zone.parts.length === 0) problems.push(`${name} has no observance`);
  const onsets = zone.parts.flatMap((part) => {
    problems.push(...missing(part, ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO']));
    const [from, to] = [offsetOf(textOf(part, 'TZOFFSETFROM')), offsetOf(textOf(part, 'TZOFFSETTO'))];
    const walls = [...linesOf(part, 'DTSTART'), ...linesOf(part, 'RDATE')].flatMap(({ value }) =>
      value.split(','),
    );
    return walls.map((wall) => ({ at: wallOf(wall) - from, from, to }));
  });
  onsets.sort((one, other) => one.at - other.at);
  for (const [index, { at, from, to }] of onsets.entries()) {
    if (index > 0 && realOffset(name, at - 1_000) !== from)
      problems.push(`${name} before ${new Date(at).toISOString()}`);
    if (realOffset(name, at) !== to) problems.push(`${name} at ${new Date(at).toISOString()}`);
    const next = onsets[index + 1]?.at ?? at;
    if (realOffset(name, (at + next) / 2) !== to)
      problems.push(`${name} after ${new Date(at).toISOString()}`);
  }
  return problems;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the platform shows there, as if it were UTC, less what UTC shows. */
function realOffset(zone: string, instant: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(zone, format);
  const shown = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day, hour, minute, second } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1_000) * 1_000;
}
