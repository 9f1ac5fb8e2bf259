import {
  type Freeze,
  mergeConstraints,
  type ScheduledRelease,
  searchWindows,
  USUAL_WORKING_TIME,
  type WindowFacts,
  type WindowRequest,
} from '@tminus/domain';
import { bruteForceWindows } from '../../packages/domain/src/calendar/window/testing/brute-force-windows.ts';

/*
 * Times the search for windows in a year of quarter hours, with 1,000 releases and 200 recurring freezes, their rules
 * expanded each time; prints ms of each round. Outside of the timing, a brute force must find the same.
 */

const [rounds = '5'] = process.argv.slice(2);
const isCold = rounds === '0';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = { start: Date.UTC(2027, 0, 1), end: Date.UTC(2028, 0, 1) };
const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo'];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'];
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Of a few hours, so that much is forbidden and much is left. */
const freezeOf = (index: number): Freeze => {
  const day = pick(DAYS, index);
  const rule = index % 2 === 0 ? `FREQ=WEEKLY;BYDAY=${day}` : `FREQ=MONTHLY;BYDAY=${(index % 4) + 1}${day}`;
  const from = String(index % 20).padStart(2, '0');
  const to = String((index % 20) + 2).padStart(2, '0');
  return {
    id: `freeze-${index}`,
    name: `Freeze ${index}`,
    period: {
      start: `2026-01-0${(index % 9) + 1}T${from}:00`,
      end: `2026-01-0${(index % 9) + 1}T${to}:30`,
      zone: pick(ZONES, index),
      rule,
    },
    blocks: ['major', 'minor', 'patch'],
    components: index % 10 === 0 ? ['api'] : index % 10 === 1 ? null : [`component-${index}`, 'web'],
  };
};

const releaseOf = (index: number): ScheduledRelease => {
  const start = YEAR.start + Math.floor((index * 366 * DAY) / 1_000) + (index % 7) * HOUR;
  const window = { start, end: start + 2 * HOUR };
  return {
    id: `release-${index}`,
    version: `1.${index}.0`,
    window,
    soakEnd: window.end + 24 * HOUR,
    components: [`component-${index % 40}`, index % 25 === 0 ? 'api' : 'other'],
    people: [`person-${index % 30}`],
  };
};

const request: WindowRequest = {
  type: 'minor',
  components: ['api', 'web'],
  people: ['person-1', 'person-2', 'person-3'],
  range: YEAR,
  durationMs: 3 * HOUR,
  soakMs: 24 * HOUR,
  constraints: mergeConstraints('minor', { zone: 'Europe/Berlin' }),
  notBefore: YEAR.start + 10 * DAY,
  preferredDates: null,
  overriddenFreezes: ['freeze-11'],
  limit: 20,
};

const facts: WindowFacts = {
  businessTime: { ...USUAL_WORKING_TIME, zone: 'Europe/Berlin' },
  freezes: Array.from({ length: 200 }, (_, index) => freezeOf(index)),
  changeWindows: [],
  peaks: Array.from({ length: 10 }, (_, index) => ({
    id: `peak-${index}`,
    name: `Peak ${index}`,
    period: { start: '2026-11-20', end: '2026-11-21', zone: pick(ZONES, index), rule: 'FREQ=MONTHLY' },
    impact: (index + 1) / 10,
  })),
  releases: Array.from({ length: 1_000 }, (_, index) => releaseOf(index)),
  people: request.people.map((name, index) => ({
    name,
    time: { ...USUAL_WORKING_TIME, zone: pick(ZONES, index) },
  })),
  requirements: [
    {
      id: 'change-board',
      name: 'Change board',
      period: { start: '2026-01-05T06:00', end: '2026-01-05T20:00', zone: 'UTC', rule: 'FREQ=DAILY' },
    },
  ],
  dependencies: [{ name: 'billing', readyAt: YEAR.start + 60 * DAY }],
  doneShare: (instant) => Math.min(1, (instant - YEAR.start) / (90 * DAY)),
  risk: 0.3,
};

const search = () => searchWindows(request, facts);
/** Until the machine code has settled. */
const WARMING = isCold ? 1 : 3;
const times: number[] = [];
let first = 0;
for (let round = 0; round < WARMING + Number(rounds); round += 1) {
  const started = performance.now();
  search();
  const took = performance.now() - started;
  if (round === 0) first = took;
  if (round >= WARMING) times.push(took);
}

/** Whether the brute force says the same. */
function compare(): boolean {
  const found = search();
  const { windows, rejected } = bruteForceWindows(request, facts, HOUR / 4);
  return (
    found.ok &&
    JSON.stringify(
      found.value.windows.map(({ start, end, score, factors }) => [
        start,
        end,
        score,
        factors.map((factor) => factor.value),
      ]),
    ) ===
      JSON.stringify(
        windows.map(({ start, end, score, values }) => [start, end, score, Object.values(values)]),
      ) &&
    JSON.stringify(found.value.rejected) === JSON.stringify(rejected)
  );
}

process.stdout.write(JSON.stringify({ times, first, isSame: isCold || compare() }));
