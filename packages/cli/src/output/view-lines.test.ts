import { LANGUAGES, translator } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glance } from '../follow.ts';
import { eventOf, plannedComponent, releaseOf, rolloutOf, targetOf } from '../testing/samples.ts';
import { columns } from './terminal.ts';
import { type View, viewLines } from './view-lines.ts';

const view = (more: Partial<View> = {}): View => ({
  translate: translator('en'),
  width: 80,
  events: [],
  extra: [],
  hint: '',
  ...more,
});
const glance = (more: Partial<Glance> = {}): Glance => ({
  release: releaseOf(),
  rollout: rolloutOf(),
  news: [],
  ...more,
});
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
const textOf = (what: Glance, more: Partial<View> = {}): string =>
  viewLines(what, view(more)).join('\n').replaceAll(ESCAPES, '');

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom('日本語の長い名前'.repeat(12), 'x'.repeat(300), 'a\nb\r\nc\t\u001b[2J', '🚀'.repeat(60)),
);
const states = [
  'pending',
  'progressing',
  'paused',
  'promoting',
  'succeeded',
  'rolling_back',
  'rolled_back',
] as const;
const anyNumber = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }));
const anyRollout = fc
  .record({
    state: fc.constantFrom(...states),
    name: anything,
    percent: fc.nat(100),
    soakElapsedMs: fc.nat(1e9),
    errorRate: anyNumber,
    p95Ms: anyNumber,
    pause: fc.option(anything),
  })
  .map(({ name, errorRate, p95Ms, pause, ...rest }) => {
    const track = { version: name, requests: 1, bad: 0, errorRate, p95Ms };
    const target = targetOf(name, { stable: track, canary: track });
    return rolloutOf({
      ...rest,
      targets: [target],
      pause: pause === null ? null : { code: 'x', text: pause },
    });
  });

describe('a view of a release', () => {
  it('stays within its width, a line each, whatever names and texts there are', () => {
    const law = fc.property(
      fc.record({ name: anything, text: anything, hint: anything, version: anything }),
      fc.option(anyRollout),
      fc.constantFrom(...LANGUAGES),
      fc.integer({ min: 20, max: 120 }),
      ({ name, text, hint, version }, rollout, language, width) => {
        const components = [plannedComponent(name, { from: version, to: version }), plannedComponent('api')];
        const release = releaseOf({ version, plan: { components } });
        const events = [eventOf(1, { text }), eventOf(2, { text: name })];
        const options = { translate: translator(language), events, extra: [text], hint, width };
        for (const line of viewLines(glance({ release, rollout }), view(options))) {
          expect(columns(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\n\r\t]/);
        }
      },
    );
    fc.assert(law);
  });

  it('shows each component from version to version, share, new against old, and the verdict in words', () => {
    expect(textOf(glance())).toMatch(
      /api\s+1\.1\.0 → 1\.2\.0\s+10 %\s+1\.0% : 0\.0%\s+6\.0 : 5\.0\s+healthy/,
    );
    const rollout = rolloutOf({ targets: [targetOf('api', { verdict: 'shared_outage' })] });
    expect(textOf(glance({ rollout }), { translate: translator('ja') })).toContain('共通の障害');
  });

  it('shows step and soak, and where the release stands before traffic moves', () => {
    expect(textOf(glance())).toMatch(/1\/2 █{5}░{15} 25 %/);
    const phases = [{ phase: 'staging', status: 'in_progress', startedAt: '', endedAt: null }] as const;
    const before = textOf(glance({ release: releaseOf({ phases: [...phases] }), rollout: null }));
    expect(before).toContain('staging');
    expect(before).toMatch(/api\s+1\.1\.0 → 1\.2\.0\s+0 %\s+– : –\s+– : –\s+·/);
  });

  it.each(['rolling_back', 'rolled_back'] as const)('shows no share and no step when %s', (state) => {
    const text = textOf(glance({ rollout: rolloutOf({ state, percent: 50 }) }));
    expect(text).toMatch(/1\.2\.0\s+0 %/);
    expect(text).not.toContain('█');
  });

  it('shows why it is paused, without breaking the picture', () => {
    const pause = { code: 'rollout.pause.byPerson', text: 'Noor: first\nsecond' };
    expect(textOf(glance({ rollout: rolloutOf({ state: 'paused', pause }) }))).toContain(
      'paused: Noor: first second',
    );
  });

  it.each([
    ['rollout.pause.evidenceMissing', 'tminus rollout resume v1.2.0'],
    ['rollout.pause.held', 'tminus rollout promote v1.2.0'],
  ])('names the command that goes on after %s, unless another hint does', (code, expected) => {
    const rollout = rolloutOf({ state: 'paused', pause: { code, text: 'why' } });
    expect(textOf(glance({ rollout }))).toContain(expected);
    expect(textOf(glance({ rollout }), { hint: 'elsewhere' })).not.toContain('tminus rollout');
    expect(textOf(glance())).not.toContain('tminus rollout');
  });

  it('keeps the latest eight events, and as many lines before there are any', () => {
    const events = Array.from({ length: 10 }, (_, index) => eventOf(index + 1));
    const text = textOf(glance(), { events });
    expect([...text.matchAll(/12:00:00 {2}event (\d+)/g)].map(([, seq]) => Number(seq))).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(viewLines(glance(), view())).toHaveLength(viewLines(glance(), view({ events })).length);
  });

  it('hints at what else can be done only while there is something to do', () => {
    const hint = 'second terminal: tminus rollout pause v1.2.0';
    expect(textOf(glance(), { hint })).toContain(hint);
    expect(textOf(glance({ release: releaseOf({ status: 'deployed' }) }), { hint })).not.toContain(hint);
  });
});
