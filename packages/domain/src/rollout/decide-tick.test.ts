import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../event/event.ts';
import { desiredTraffic, isHome, isPromoted } from './desired-traffic.ts';
import { newRollout } from './rollout.ts';
import { act, broken, command, healthy, Scene } from './rollout-builders.ts';
import { buildRollout } from './testing.ts';

describe('newRollout', () => {
  const { id, releaseId, targets, policy, epoch, createdAt } = buildRollout();
  const input = { id, releaseId, targets, policy, epoch, createdAt };

  it('refuses steps that cannot be, and a version that replaces itself', () => {
    const steps = [{ share: 10_000, soakMs: 1_000 }];
    expect(newRollout({ ...input, policy: { ...policy, steps } })).toMatchObject({
      refusal: {
        code: 'rollout.stepsInvalid',
        params: { problem: 'rollout.steps.firstFull', path: '[0].share' },
      },
    });
    const same = targets.map((target) => ({ ...target, canary: target.stable }));
    expect(newRollout({ ...input, targets: same })).toMatchObject({
      refusal: { code: 'rollout.sameVersion' },
    });
  });
});

describe('a healthy rollout', () => {
  it('goes through every step on evidence and ends with the new versions as stable', () => {
    const scene = new Scene().play(500, healthy, ({ state }) => state === 'promoting');
    expect(isPromoted(scene.rollout, scene.routers.observe())).toBe(true);
    scene.run({ type: 'confirm_promoted' });
    expect(scene.rollout.state).toBe('succeeded');
    expect(scene.events()).toEqual([
      'rollout.started',
      'rollout.step_started',
      'rollout.step_started',
      'rollout.step_started',
      'rollout.promoted',
      'rollout.succeeded',
    ]);
    for (const { stable, canary, canaryShare, leaseUntil } of desiredTraffic(scene.rollout, scene.now))
      expect([stable.version, canary, canaryShare, leaseUntil]).toEqual(['1.1.0', null, 0, null]);
  });

  it('judges every step anew, and needs no lease once all traffic is over', () => {
    const scene = new Scene().play(500, healthy, ({ stepIndex }) => stepIndex === 2);
    expect(scene.rollout.components.map(({ judge, verdict }) => [judge.ticks, verdict])).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(desiredTraffic(scene.rollout, scene.now)[0]).toMatchObject({
      canaryShare: 10_000,
      leaseUntil: null,
    });
  });

  it('does not soak on what routers did under an older epoch', () => {
    const scene = new Scene().play(5, healthy);
    const stale = scene.routers.observe();
    scene.run({ type: 'adopt' });
    const soaked = scene.rollout.soakElapsedMs;
    scene.now += 1_000;
    scene.run({ type: 'observe', observations: stale });
    expect(scene.rollout.soakElapsedMs).toBe(soaked);
    scene.play(1, healthy);
    expect(scene.rollout.soakElapsedMs).toBe(soaked + 1_000);
  });

  it('writes events that the log can hold, with the numbers behind each step', () => {
    const scene = new Scene().play(500, healthy, ({ stepIndex }) => stepIndex === 1);
    const events: readonly DomainEvent[] = scene.log;
    expect(events.every(({ releaseId, at }) => releaseId === 'v1.1.0' && at > 0)).toBe(true);
    expect(scene.last('rollout.step_started')).toMatchObject({
      actor: 'tminus',
      data: {
        step: 2,
        percent: 25,
        explanation: { code: 'rollout.advance.evidence' },
        decision: {
          verdicts: [
            { component: 'db', verdict: 'healthy' },
            { component: 'api', verdict: 'healthy' },
          ],
        },
      },
    });
  });

  it('soaks for as long as the step says, outages of the controller not counted', () => {
    const scene = new Scene().play(10, healthy);
    const soaked = scene.rollout.soakElapsedMs;
    scene.now += 3_600_000;
    scene.play(1, healthy);
    expect(scene.rollout).toMatchObject({ soakElapsedMs: soaked, stepIndex: 0 });
    scene.play(1, healthy);
    expect(scene.rollout.soakElapsedMs).toBe(soaked + 1_000);
  });

  it.each([3_600_000, -3_600_000])('soaks as long when somebody puts the clock by %i ms', (jump) => {
    const scene = new Scene().play(10, healthy);
    const soaked = scene.rollout.soakElapsedMs;
    scene.now += jump;
    scene.play(6, healthy);
    expect(scene.rollout).toMatchObject({ soakElapsedMs: soaked + 5_000, stepIndex: 0 });
    scene.play(500, healthy, ({ state }) => state === 'promoting');
    expect(scene.rollout.state).toBe('promoting');
  });
});

describe('a bad version', () => {
  it('is taken back by all components, dependents first, with the evidence', () => {
    const scene = new Scene(buildRollout(['db', 'api', 'web'])).play(20, healthy);
    scene.play(100, broken, ({ state }) => state === 'rolling_back');
    const found = scene.now;
    const wanted = desiredTraffic(scene.rollout, scene.now);
    expect(wanted.map(({ target, canaryShare }) => [target, canaryShare])).toEqual([
      ['web', 0],
      ['api', 0],
      ['db', 0],
    ]);
    expect(scene.rollout.rollback).toMatchObject({
      actor: 'tminus',
      reason: null,
      detectedAt: found,
      startedAt: found,
      homeAt: null,
      explanation: { code: 'rollout.verdict.worseThanStable.errors' },
    });
    expect(scene.rollout.rollback?.decision?.whatWouldChange.length).toBeGreaterThan(0);
    scene.play(1, broken);
    expect(isHome(scene.rollout, scene.routers.observe())).toBe(true);
    expect(scene.rollout.rollback?.homeAt).toBe(scene.now);
    scene.run({ type: 'confirm_home' });
    expect(scene.events().slice(-3)).toEqual([
      'rollout.rollback_started',
      'rollout.traffic_home',
      'rollout.rolled_back',
    ]);
  });

  it('is taken back from a pause, too, and at 100 %', () => {
    const paused = new Scene();
    paused.run(command('pause'));
    paused.play(100, broken, ({ state }) => state === 'rolling_back');
    expect(paused.rollout.state).toBe('rolling_back');
    const full = new Scene().play(500, healthy, ({ stepIndex }) => stepIndex === 2);
    full.play(100, broken, ({ state }) => state === 'rolling_back');
    expect(full.rollout.rollback?.explanation.code).toBe('rollout.verdict.overLimitAlone.errors');
  });

  it('is not at home while a router still gives it traffic, or cannot be asked', () => {
    const scene = new Scene().play(5, healthy);
    scene.run(command('abort'));
    const home = scene.routers.observe();
    expect(isHome(scene.rollout, home)).toBe(true);
    expect(isHome(scene.rollout, { ...home, db: null })).toBe(false);
    const { api } = home;
    if (api === null || api === undefined) throw new Error('api was not observed');
    expect(isHome(scene.rollout, { ...home, api: { ...api, canaryShare: 500 } })).toBe(false);
    expect(isHome(scene.rollout, { ...home, api: { ...api, epoch: api.epoch - 1 } })).toBe(false);
  });
});

describe('without evidence', () => {
  it('extends the soak, then pauses, and never goes on', () => {
    const scene = new Scene().play(1_000, { requests: 0 });
    expect(scene.rollout).toMatchObject({ state: 'paused', stepIndex: 0, extensions: 3 });
    expect(scene.rollout.pause?.explanation).toEqual({
      code: 'rollout.pause.evidenceMissing',
      params: { components: 'db, api', extensions: 3 },
    });
    expect(scene.events().filter((type) => type === 'rollout.soak_extended')).toHaveLength(3);
  });

  it('goes on as soon as an extended soak has what it needs', () => {
    const scene = new Scene().play(40, { requests: 20 });
    expect(scene.rollout).toMatchObject({ stepIndex: 0, extensions: 1 });
    scene.play(10, { ...healthy, canaryErrors: 0 }, ({ stepIndex }) => stepIndex === 1);
    expect(scene.rollout.stepIndex).toBe(1);
  });

  it('grants its extensions anew when somebody resumes', () => {
    const scene = new Scene().play(1_000, { requests: 0 });
    scene.run(command('resume'));
    scene.play(2, { requests: 0 });
    expect(scene.rollout).toMatchObject({ state: 'progressing', extensions: 1 });
    scene.play(50, { ...healthy, canaryErrors: 0 }, ({ stepIndex }) => stepIndex === 1);
    expect(scene.rollout.stepIndex).toBe(1);
  });

  it('holds, without clock and without extension, while a router does not answer', () => {
    const scene = new Scene().play(10, healthy);
    const soaked = scene.rollout.soakElapsedMs;
    scene.routers.unreachable.add('db');
    scene.play(500, healthy);
    expect(scene.rollout).toMatchObject({
      state: 'progressing',
      stepIndex: 0,
      extensions: 0,
      soakElapsedMs: soaked,
    });
    expect(scene.events().filter((type) => type === 'traffic.unreachable')).toHaveLength(1);
  });
});

describe('a shared outage', () => {
  it('pauses and does not roll back', () => {
    const outage = { requests: 200, canaryErrors: 0.4, stableErrors: 0.4 };
    const scene = new Scene().play(10, healthy).play(300, outage);
    expect(scene.rollout).toMatchObject({
      state: 'paused',
      pause: { explanation: { code: 'rollout.pause.sharedOutage' } },
      rollback: null,
    });
    scene.run(command('resume'));
    // Nothing is said of the time before any more.
    expect(scene.rollout).toMatchObject({ pause: null, components: [{ verdict: null }, { verdict: null }] });
    scene.play(1, healthy);
    expect(scene.rollout.state).toBe('progressing');
    scene.play(30, outage);
    expect(scene.rollout.state).toBe('paused');
  });
});

describe('the data plane', () => {
  it('is seen going home by itself when the lease ran out, once, with its own time', () => {
    const scene = new Scene().play(5, healthy);
    scene.routers.leaseExpiredAt = scene.now + 400;
    scene.play(3, healthy);
    expect(scene.log.filter(({ type }) => type === 'rollout.traffic_home')).toMatchObject([
      { subject: 'db', data: { cause: 'lease', homeAt: 6_400 } },
      { subject: 'api', data: { cause: 'lease', homeAt: 6_400 } },
    ]);
  });

  it('is corrected when somebody else moves it, on the log', () => {
    const scene = new Scene().play(5, healthy);
    const soaked = scene.rollout.soakElapsedMs;
    scene.routers.drift('api', 9_000);
    scene.play(2, healthy);
    expect(scene.rollout.soakElapsedMs).toBe(soaked + 1_000);
    expect(scene.last('traffic.drift_corrected')).toMatchObject({
      subject: 'api',
      data: { actual: 90, percent: 5 },
    });
  });

  it('gets a higher epoch with every change of mind and every new owner', () => {
    const way = ['start', 'promote', 'adopt', 'promote_fully', 'abort'] as const;
    let rollout = buildRollout();
    for (const type of way) {
      const next = act(rollout, type);
      expect(next.epoch).toBe(rollout.epoch + 1);
      rollout = next;
    }
  });
});
