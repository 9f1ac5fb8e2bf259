import { describe, expect, it } from 'vitest';
import { translateCode, translator } from '../message/translate.ts';
import { whatWouldChange } from './explain.ts';
import {
  type ComponentVerdict,
  forgetAlarms,
  type JudgeState,
  judgeTick,
  newJudge,
  type TickCounts,
} from './judge.ts';
import { judgeSettings, type RolloutPolicy } from './policy.ts';
import { CAUSES, type Cause, METRICS, type Sentence } from './sentence.ts';
import { drawSample, QUICK_POLICY, seededRandom, tally } from './testing.ts';

interface Phase {
  readonly ticks: number;
  readonly canary: number;
  readonly stable: number;
  readonly requests?: readonly [number, number];
}

function setUp(policy: Partial<RolloutPolicy> = {}, share = 2_500) {
  const settings = judgeSettings({ ...QUICK_POLICY, ...policy }, 0, 1, share);
  const random = seededRandom(99);
  let state: JudgeState = newJudge(settings);
  let verdict: ComponentVerdict | null = null;
  let [before, tick]: [JudgeState, TickCounts] = [state, { canary: tally(0), stable: tally(0) }];
  /** Plays until the verdict is in `until`, or to the end of the phase. */
  const play = (phase: Phase, ...until: string[]): ComponentVerdict => {
    for (let count = 0; count < phase.ticks; count += 1) {
      const [toCanary, toStable] = phase.requests ?? [10, 30];
      const draw = (n: number, rate: number) => tally(n, drawSample(random, n, rate).x);
      [before, tick] = [
        state,
        { canary: draw(toCanary, phase.canary), stable: draw(toStable, phase.stable) },
      ];
      ({ state, verdict } = judgeTick('api', state, tick, settings));
      if (until.includes(verdict.verdict)) break;
    }
    if (verdict === null) throw new Error('nothing was played');
    return verdict;
  };
  const explain = (judged: ComponentVerdict) => whatWouldChange(before, tick, settings, judged);
  const forget = () => {
    state = forgetAlarms(state);
  };
  return { settings, play, explain, forget, state: () => state };
}

describe('judge', () => {
  it('finds a canary without failures healthy once the bound excludes the margin, not before', () => {
    const { play } = setUp();
    expect(play({ ticks: 3, canary: 0, stable: 0 })).toMatchObject({
      verdict: 'insufficient',
      metrics: { errors: { cause: 'fewRequests' } },
    });
    expect(play({ ticks: 4, canary: 0, stable: 0 }).metrics.errors.cause).toBe('boundTooWide');
    expect(play({ ticks: 20, canary: 0, stable: 0 }).verdict).toBe('healthy');
  });

  it('never takes no data for healthy', () => {
    const { play } = setUp();
    expect(play({ ticks: 500, canary: 0, stable: 0, requests: [0, 100] })).toMatchObject({
      verdict: 'insufficient',
      metrics: { errors: { cause: 'noRequests' }, slow: { cause: 'noRequests' } },
    });
  });

  it('finds a canary bad that is worse than stable, though both are within the limit', () => {
    const { play } = setUp({ errorLimit: 0.5 });
    play({ ticks: 60, canary: 0.01, stable: 0.01 });
    const verdict = play({ ticks: 300, canary: 0.2, stable: 0.01 }, 'bad');
    expect(verdict).toMatchObject({ verdict: 'bad', metrics: { errors: { cause: 'worseThanStable' } } });
    expect(verdict.metrics.slow.verdict).toBe('healthy');
  });

  it('calls it a shared outage when both versions fail alike, and keeps to it for as long as it lasts', () => {
    const { play } = setUp();
    play({ ticks: 60, canary: 0.01, stable: 0.01 });
    expect(play({ ticks: 200, canary: 0.4, stable: 0.4 }, 'shared_outage', 'bad').verdict).toBe(
      'shared_outage',
    );
    expect(play({ ticks: 500, canary: 0.4, stable: 0.4 }, 'bad').verdict).toBe('shared_outage');
  });

  it('still convicts the canary when it stays bad after stable has recovered', () => {
    const { play } = setUp();
    play({ ticks: 100, canary: 0.4, stable: 0.4 });
    expect(play({ ticks: 60, canary: 0.4, stable: 0.01 }, 'bad').verdict).toBe('bad');
  });

  it('holds what is over the limit while it cannot be compared', () => {
    const { play } = setUp();
    play({ ticks: 5, canary: 0, stable: 0 });
    const verdict = play({ ticks: 60, canary: 0.6, stable: 0, requests: [10, 0] });
    expect(verdict).toMatchObject({
      verdict: 'suspect',
      metrics: { errors: { cause: 'overLimitUnexplained' } },
    });
  });

  it('says of every metric which component it is about, whatever decides', () => {
    const { metrics, sentence } = setUp().play({ ticks: 60, canary: 0.6, stable: 0 }, 'bad');
    const named = { component: 'api' };
    expect(sentence.params).toMatchObject(named);
    expect(METRICS.map((metric) => metrics[metric].sentence.params)).toMatchObject([named, named]);
  });

  it('lets the limit alone decide at 100 %', () => {
    const requests = [40, 0] as const;
    const { play } = setUp({}, 10_000);
    expect(play({ ticks: 60, canary: 0.01, stable: 0, requests }).verdict).toBe('healthy');
    expect(play({ ticks: 60, canary: 0.3, stable: 0, requests }, 'bad')).toMatchObject({
      verdict: 'bad',
      metrics: { errors: { cause: 'overLimitAlone' } },
    });
  });

  it('lets a hotfix pass that mends what stable has broken', () => {
    expect(setUp().play({ ticks: 60, canary: 0, stable: 0.5 }).verdict).toBe('healthy');
  });

  it('forgets alarms about limits when somebody goes on, and raises them again when nothing has changed', () => {
    const { play, forget } = setUp();
    play({ ticks: 100, canary: 0.4, stable: 0.4 }, 'shared_outage');
    forget();
    expect(play({ ticks: 1, canary: 0, stable: 0 }).verdict).not.toBe('shared_outage');
    expect(play({ ticks: 100, canary: 0.4, stable: 0.4 }, 'shared_outage').verdict).toBe('shared_outage');
  });

  it('knows plain thresholds, with a minimum of requests', () => {
    const thresholds = [{ metric: 'errors', above: 0.02, windowMs: 5_000, minRequests: 40 }] as const;
    const phase = { ticks: 5, canary: 1, stable: 0, requests: [1, 30] } as const;
    expect(setUp({ thresholds }).play({ ...phase, ticks: 1 }).verdict).not.toBe('bad');
    const { play } = setUp({ thresholds, errorLimit: 0.9, alpha: 1e-9 });
    expect(play({ ticks: 5, canary: 0.1, stable: 0 }).metrics.errors.cause).toBe('overThreshold');
    const both = setUp({ thresholds, errorLimit: 0.9, alpha: 1e-9 });
    expect(both.play({ ticks: 5, canary: 0.2, stable: 0.2 }).verdict).toBe('shared_outage');
  });

  it('judges slow answers like errors', () => {
    const settings = judgeSettings(QUICK_POLICY, 0, 1, 2_500);
    let state = newJudge(settings);
    let verdict: ComponentVerdict | null = null;
    for (let tick = 0; tick < 20 && verdict?.verdict !== 'bad'; tick += 1)
      ({ state, verdict } = judgeTick(
        'api',
        state,
        { canary: tally(10, 0, 6), stable: tally(30) },
        settings,
      ));
    expect(verdict?.sentence.code).toBe('rollout.verdict.worseThanStable.slow');
  });

  it('survives JSON at every tick', () => {
    const { play, state } = setUp();
    play({ ticks: 50, canary: 0.3, stable: 0.3 });
    expect(JSON.parse(JSON.stringify(state()))).toEqual(state());
  });

  it('rarely calls a healthy canary bad', () => {
    const random = seededRandom(1_000);
    const settings = judgeSettings({ ...QUICK_POLICY, alpha: 0.3 }, 0, 1, 2_500);
    let alarms = 0;
    for (let run = 0; run < 60; run += 1) {
      let state = newJudge(settings);
      for (let tick = 0; tick < 120; tick += 1) {
        const [canary, stable] = [
          tally(5, drawSample(random, 5, 0.03).x),
          tally(15, drawSample(random, 15, 0.03).x),
        ];
        const judged = judgeTick('api', state, { canary, stable }, settings);
        state = judged.state;
        if (judged.verdict.verdict === 'bad') {
          alarms += 1;
          break;
        }
      }
    }
    expect(alarms).toBeLessThanOrEqual(60 * 0.05 + 3 * Math.sqrt(60 * 0.05 * 0.95));
  });
});

function countIn(said: readonly Sentence[], code: Sentence['code']): number {
  const { count } = { ...said.find((sentence) => sentence.code === code)?.params };
  return Number(count);
}

describe('what would have changed it', () => {
  it('names how many failures fewer would have spared a bad canary', () => {
    const { play, explain } = setUp();
    const said = explain(play({ ticks: 100, canary: 0.5, stable: 0 }, 'bad'));
    expect(said.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['rollout.whatIf.fewerBad.errors', 'rollout.whatIf.lowerAlpha']),
    );
    expect(countIn(said, 'rollout.whatIf.fewerBad.errors')).toBeGreaterThan(0);
  });

  it('names the requests that are missing, and no more than that', () => {
    const { play, explain } = setUp();
    const said = explain(play({ ticks: 7, canary: 0, stable: 0 }));
    const missing = countIn(said, 'rollout.whatIf.moreRequests.errors');
    expect(play({ ticks: 1, canary: 0, stable: 0, requests: [missing - 1, 30] }).verdict).toBe(
      'insufficient',
    );
    expect(play({ ticks: 1, canary: 0, stable: 0, requests: [1, 30] }).verdict).toBe('healthy');
  });

  it('has something to say about every verdict', () => {
    const scenes = [
      { phase: { ticks: 1, canary: 0, stable: 0, requests: [0, 10] }, verdict: 'insufficient' },
      { phase: { ticks: 100, canary: 0.5, stable: 0 }, verdict: 'bad' },
      { phase: { ticks: 100, canary: 0.5, stable: 0.5 }, verdict: 'shared_outage' },
      { phase: { ticks: 60, canary: 0, stable: 0 }, verdict: 'healthy' },
    ] as const;
    for (const { phase, verdict } of scenes) {
      const { play, explain } = setUp();
      const judged = play(phase, ...(verdict === 'healthy' ? [] : [verdict]));
      expect(judged.verdict).toBe(verdict);
      const said = explain(judged);
      expect(said.length).toBeGreaterThan(0);
      expect(said.map(inWords).join()).not.toMatch(/[{}]|rollout\./);
    }
  });

  it('has words with every number filled in, for every cause and metric', () => {
    const { sentence } = setUp().play({ ticks: 5, canary: 0, stable: 0 });
    for (const cause of Object.keys(CAUSES) as Cause[])
      for (const metric of METRICS)
        expect(inWords({ ...sentence, code: `rollout.verdict.${cause}.${metric}` })).not.toMatch(
          /[{}]|rollout\./,
        );
  });
});

const inWords = ({ code, params }: Sentence): string =>
  (['en', 'ja'] as const).map((language) => translateCode(translator(language), code, params)).join('\n');
