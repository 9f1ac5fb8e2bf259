import { LANGUAGES, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { columns } from '../output/terminal.ts';
import { scratchRepository } from '../testing/repository.ts';
import { releaseOf } from '../testing/samples.ts';
import { timeLines } from './ship.ts';

const CONFIG = `components:
  - name: api
calendar:
  zone: Europe/Berlin
  holidays: [{ date: 2027-05-06, name: Ascension }]
  freezes: [{ name: Everything that one can think of in the middle of spring, from: 2027-05-10, to: 2027-05-23 }]
  trains: [{ name: Weekly, type: minor, from: 2027-05-04T18:00, to: 2027-05-04T20:00, repeats: weekly }]
  peaks: [{ name: Sale, from: 2027-05-03, to: 2027-05-04, impact: 0.5 }]
`;

/* Without a database: what the configuration says is there all the same. */
const workspace = () => {
  const repository = scratchRepository();
  repository.write('tminus.yaml', CONFIG);
  return repository;
};

const RANGE = ['--from', '2027-05-03', '--to', '2027-05-16'];
const tooLong = (text: string): string[] => text.split('\n').filter((line) => columns(line) > 80);

describe('tminus calendar windows', () => {
  it('gives the document of the windows and of what was rejected', async () => {
    const { document, exitCode } = await workspace().json<Record<string, unknown[]>>(
      'calendar',
      'windows',
      ...RANGE,
      '--limit',
      '2',
    );
    expect(exitCode).toBe(0);
    expect(document['windows']).toHaveLength(2);
    expect(document).toMatchObject({ zone: 'Europe/Berlin', refusal: null, constraints: { type: 'minor' } });
  });

  it('gives it also where there is none, with the problem, and exits with its code', async () => {
    const { document, exitCode } = await workspace().json<Record<string, unknown>>(
      ...(['calendar', 'windows', '--date', '2027-05-12', '--date', '2027-05-13'] as const),
      ...RANGE,
    );
    expect(exitCode).toBe(1);
    expect(document).toMatchObject({ code: 'calendar.noWindow', exitCode: 1, windows: [] });
    expect((document['rejected'] as unknown[]).length).toBeGreaterThan(0);
  });

  it.each(LANGUAGES)('shows both within 80 columns (%s)', async (language) => {
    const { text } = workspace();
    const found = await text('calendar', 'windows', ...RANGE, '--lang', language);
    expect(found).toMatch(/2027-05-03 {2}09:00–10:00 +135\.0 +−10\.0 +\+20\.0 +\+15\.0 +0 +\+10\.0/);
    expect(tooLong(found)).toEqual([]);
    const none = await text(
      'calendar',
      'windows',
      '--from',
      '2027-05-11',
      '--to',
      '2027-05-21',
      '--lang',
      language,
    );
    expect(none).toMatch(/→ .* 2027-05-11 00:00–01:00/);
    expect(tooLong(none)).toEqual([]);
  });

  it.each([
    [['--zone', 'Europe/Berln'], 2],
    [['--from', 'soon'], 2],
    [['--limit', '0'], 2],
    [['--duration', 'long'], 2],
    [['--component', 'web'], 4],
    [['--release', 'v9.9.9'], 4],
    [['--duration', '9h'], 1],
  ])('refuses %j', async (words, code) => {
    expect((await workspace().json('calendar', 'windows', ...words)).exitCode).toBe(code);
  });
});

it.each(LANGUAGES)('tminus calendar list shows the days within 80 columns (%s)', async (language) => {
  const shown = await workspace().text('calendar', 'list', ...RANGE, '--lang', language);
  expect(shown.match(/Weekly/g)).toHaveLength(2);
  for (const name of ['Sale', 'Ascension', 'Everything']) expect(shown).toContain(name);
  expect(tooLong(shown)).toEqual([]);
  const empty = await workspace().text(
    'calendar',
    'list',
    '--from',
    '2027-08-02',
    '--to',
    '2027-08-02',
    '--lang',
    language,
  );
  expect(empty).toContain('2027-08-02');
});

it('tminus calendar train list tells the next three departures', async () => {
  const { document } = await workspace().json<{ items: { next: unknown[] }[] }>('calendar', 'train', 'list');
  expect(document.items.map(({ next }) => next.length)).toEqual([3]);
});

describe('shipping at another time than planned', () => {
  const context = { translate: translator('en') };
  const window = {
    start: '2026-12-02T18:00:00.000Z',
    end: '2026-12-02T20:00:00.000Z',
    soakEnd: '2026-12-02T21:00:00.000Z',
    zone: 'UTC',
    score: null,
    factors: [],
  };
  const linesAt = (time: string) =>
    timeLines(releaseOf({ plan: { window } }), Date.parse(time), context).join('\n');

  it('is told in one line, and within the window nothing is', () => {
    expect(linesAt('2026-12-02T17:59Z')).toMatch(
      /before its window, Wed 2026-12-02 18:00 to Wed 2026-12-02 20:00/,
    );
    expect(linesAt('2026-12-02T20:00Z')).toContain('after its window');
    expect(linesAt('2026-12-02T18:00Z')).toBe('');
    expect(timeLines(releaseOf(), 0, context)).toEqual([]);
  });

  it('through a freeze tells who let it through', () => {
    const overrides = [
      { freeze: 'f', name: 'Winter', reason: 'the law', approver: 'Noor', at: window.start },
    ];
    expect(timeLines(releaseOf({ overrides }), 0, context).join('')).toMatch(/Winter .* Noor: the law/);
  });
});
