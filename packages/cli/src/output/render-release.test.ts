import type { ApiSchemas } from '@tminus/contract';
import { LANGUAGES, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { releaseOf } from '../testing/samples.ts';
import { neededReleases, waitsFor } from './needed-releases.ts';
import { releaseTable } from './release-table.ts';
import { renderRelease } from './render-release.ts';
import { columns } from './terminal.ts';

const en = translator('en');
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
const plain = (text: string): string => text.replaceAll(ESCAPES, '');

const details = {
  theme: 'Night shift',
  objectives: ['Work at night'],
  manager: 'Rita <rita@example.org>',
  announcements: ['A post', 'A film'],
  needs: ['1.1.0', '1.0.0'],
};
const window = {
  start: '2025-11-17T09:00:00.000Z',
  end: '2025-11-17T13:00:00.000Z',
  soakEnd: '2025-11-18T13:00:00.000Z',
  zone: 'Europe/Berlin',
  score: 119.6,
  factors: [],
};
const forecast = { p50: '2025-11-12', p80: '2025-11-13', p95: '2025-11-14', onTime: 0.934 };
const release = releaseOf({ details, plan: { window, forecast, releaseDate: '2025-11-17' } });
const needs = neededReleases(release, [
  releaseOf({ version: '1.1.0', status: 'planning' }),
  releaseOf({ version: '1.0.0', status: 'deployed' }),
]);
const message = (moment: 'kickoff' | 'release_day', status: 'scheduled' | 'late') =>
  ({
    ...{ id: `${moment}:users:docs`, moment, date: '2025-11-17', audience: 'users', channel: 'docs' },
    ...{ to: [], level: 'summary', contents: [], isLate: false, isEmbargoed: false, status },
  }) as ApiSchemas['ScheduledMessage'];

describe('a release that is shown', () => {
  const text = plain(renderRelease(release, en, { needs, messages: [message('release_day', 'late')] }));

  it('says what it is about, when it is, who leads it, and how likely its date is', () => {
    for (const words of [
      'Night shift',
      '• Work at night',
      '2025-11-17 10:00 – 14:00 (Europe/Berlin)',
      'Rita <rita@example.org>',
      '120 (65 to 145)',
      'P80 2025-11-13',
      'on time 93 %',
      'A film',
    ])
      expect(text).toContain(words);
  });

  it('tells what it needs, and what is out of that', () => {
    expect(text).toMatch(/needs +· v1\.1\.0 {2}planning\n +✓ v1\.0\.0 {2}deployed/);
    expect(waitsFor(release, needs)).toEqual([{ version: '1.1.0', status: 'planning' }]);
    expect(waitsFor(releaseOf({ status: 'deployed' }), needs)).toEqual([]);
  });

  it('tells the next messages, and the command for all', () => {
    expect(text).toContain('1 message to come: tminus notify preview v1.2.0');
    expect(text).toMatch(/2025-11-17 {2}release day {2}users {2}documentation {2}late/);
    const many = Array.from({ length: 9 }, () => message('kickoff', 'scheduled'));
    expect(renderRelease(release, en, { messages: many }).split('kickoff')).toHaveLength(4);
  });

  it('has no empty lines for what is not known', () => {
    expect(renderRelease(releaseOf(), en)).not.toMatch(/\n\n\n|undefined|null/);
  });

  it.each(LANGUAGES)('has words for all of it (%s)', (language) => {
    const all = { needs, messages: [message('kickoff', 'late')] };
    expect(renderRelease(release, translator(language), all)).not.toMatch(/\{\w+\}|cli\.|message\./);
  });
});

describe('releases that are listed', () => {
  const of = (theme: string | null) =>
    releaseOf({ details: { ...details, theme }, id: 'rel_0123456789abcdef' });

  it('take no more columns than there are, and cut only what they are about', () => {
    const long = of('夜間作業 '.repeat(20));
    for (const room of [60, 80, 120]) {
      const lines = releaseTable([long, of(null)], room, en).split('\n');
      expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(room);
      expect(lines).toHaveLength(2);
      for (const line of lines) expect(plain(line)).toContain('rel_0123456789abcdef');
    }
    expect(releaseTable([long], 80, en)).toContain('…');
  });

  it('have no column for it where nobody says what they are about', () => {
    expect(plain(releaseTable([of(null)], 80, en))).toMatch(/\d {2}rel_/);
  });

  it('show no sign that could move a cursor', () => {
    expect(releaseTable([of('a\u001b[2Jb\nc')], 80, en).split('\n')).toHaveLength(1);
  });
});
