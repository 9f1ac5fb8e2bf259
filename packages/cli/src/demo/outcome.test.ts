import { LANGUAGES, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { eventOf, plannedComponent, releaseOf, rolloutOf } from '../testing/samples.ts';
import { exitCodeOf, faultOf, judgesPause, outcomeOf } from './outcome.ts';
import { FAULTS } from './scenario.ts';
import { leftLine, renderSummary } from './summary.ts';

const BEGAN = Date.parse('2025-11-03T12:00:10.000Z');
const rolledBack = rolloutOf({
  state: 'rolled_back',
  rollback: {
    reason: 'api: too many errors',
    detectedAt: '2025-11-03T12:00:10.400Z',
    startedAt: '2025-11-03T12:00:10.400Z',
    homeAt: '2025-11-03T12:00:11.250Z',
    whatWouldChange: [],
  },
});
/** Of the requests that the load sent, seven failed after the fault began. */
const load = {
  failedBetween: (from: number) => (from === BEGAN ? 7 : 0),
  slowBetween: (from: number) => (from === BEGAN ? 30 : 0),
};

const release = releaseOf({
  status: 'rolled_back',
  plan: { components: [plannedComponent('api'), plannedComponent('web', { from: null })] },
});
const outcomeWith = (fault: ReturnType<typeof faultOf>) =>
  outcomeOf(
    '/tmp/demo',
    { release },
    { total: 900, failed: 7 },
    fault,
    [eventOf(1), eventOf(2, { type: 'incident.opened', data: { file: 'storage/incident.md' } })],
    ['storage/release-plan.md'],
  );

describe('the outcome of a demo', () => {
  it('tells what was released, how it ended, and where the documents are', () => {
    expect(outcomeWith(null)).toEqual({
      release: 'rel_1',
      version: '1.2.0',
      outcome: 'rolled_back',
      components: [
        { name: 'api', from: '1.1.0', to: '1.2.0' },
        { name: 'web', from: null, to: '1.2.0' },
      ],
      requests: { total: 900, failed: 7 },
      fault: null,
      events: [
        { at: '2025-11-03T12:00:00.000Z', type: 'rollout.resumed', text: 'event 1' },
        { at: '2025-11-03T12:00:00.000Z', type: 'incident.opened', text: 'event 2' },
      ],
      files: ['/tmp/demo/storage/release-plan.md', '/tmp/demo/storage/incident.md'],
    });
  });

  it('tells of a fault when it began, was seen, was over, and whom it hurt', () => {
    expect(faultOf({ rollout: rolledBack }, load, BEGAN)).toEqual({
      injectedAt: '2025-11-03T12:00:10.000Z',
      detectedAt: '2025-11-03T12:00:10.400Z',
      homeAt: '2025-11-03T12:00:11.250Z',
      hurt: 7,
    });
    expect(faultOf({ rollout: rolledBack }, load, BEGAN, 'latency')).toMatchObject({ hurt: 37 });
    expect(faultOf({ rollout: rolledBack }, load, BEGAN, 'crash')).toMatchObject({ hurt: 7 });
    expect(faultOf({ rollout: rolledBack }, load, null)).toBeNull();
    expect(faultOf({ rollout: null }, load, BEGAN)).toMatchObject({ detectedAt: null, homeAt: null });
  });

  it.each([
    ['deployed', 0],
    ['rolled_back', 7],
    ['execution_failed', 6],
    ['deployment_failed', 6],
  ])('when %s ends with %i', (status, code) => {
    expect(exitCodeOf(status)).toBe(code);
  });
});

describe('a pause', () => {
  const pause = (code: string) => ({ code, text: 'why' });
  it.each([
    ['of the judge', rolloutOf({ state: 'paused', pause: pause('rollout.pause.sharedOutage') }), 'why'],
    ['of a person', rolloutOf({ state: 'paused', pause: pause('rollout.pause.byPerson') }), null],
    ['that is over', rolloutOf({ state: 'progressing' }), null],
    ['before there is a rollout', null, null],
  ])('%s is told from the others', (_case, rollout, expected) => {
    expect(judgesPause({ rollout })).toBe(expected);
  });
});

describe('the summary for people', () => {
  it('says how long after the fault it was seen and over', () => {
    const text = renderSummary(outcomeWith(faultOf({ rollout: rolledBack }, load, BEGAN)), translator('en'));
    expect(text).toContain('v1.2.0 was rolled back by itself.');
    expect(text).toMatch(/seen +12:00:10\.400 +\+0\.4 s/);
    expect(text).toMatch(/traffic home +12:00:11\.250 +\+1\.[23] s/);
    expect(text).toMatch(/requests hurt +7 of 900/);
    expect(text).toContain('  /tmp/demo/storage/incident.md');
  });

  it.each(LANGUAGES)('has words for every end and every fault (%s)', (language) => {
    const texts = FAULTS.flatMap((kind) =>
      ['deployed', 'rolled_back', 'execution_failed'].flatMap((outcome) =>
        [null, faultOf({ rollout: null }, load, BEGAN, kind)].map((fault) =>
          renderSummary({ ...outcomeWith(fault), outcome }, translator(language), kind),
        ),
      ),
    );
    for (const text of texts) expect(text).not.toMatch(/\{\w+\}|demo\./);
    // Without a fault, its kind is not told; with one, each kind has words of its own.
    expect(new Set(texts).size).toBe(3 + FAULTS.length * 3);
  });
});

it.each(LANGUAGES)('a demo says what it leaves where, and how one gets rid of it (%s)', (language) => {
  const t = translator(language);
  const place = { directory: '/tmp/tminus-demo-x' };
  for (const options of [{}, { keep: true }])
    expect(leftLine(place, options, t)).toContain('rm -r /tmp/tminus-demo-x');
  expect(leftLine(place, {}, t)).not.toBe(leftLine(place, { keep: true }, t));
});
