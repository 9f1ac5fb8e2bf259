import { describe, expect, it } from 'vitest';
import { decideRollout, runRollout } from './decide-rollout.ts';
import { desiredTraffic } from './desired-traffic.ts';
import { act, asked, command, healthy, inState, Scene } from './rollout-builders.ts';
import { buildRollout } from './testing.ts';
import { nextRolloutStates, ROLLOUT_COMMANDS, ROLLOUT_STATES } from './transitions.ts';

describe('the table', () => {
  it.each(ROLLOUT_STATES.flatMap((state) => ROLLOUT_COMMANDS.map((type) => [state, type] as const)))(
    '%s + %s: refused or led to a listed state',
    (state, type) => {
      const rollout = inState(state);
      const targets = nextRolloutStates(state, type);
      const done = runRollout(rollout, command(type), 5);
      if (targets.length > 0)
        expect(targets).toContain(done.ok ? done.value.rollout.state : done.refusal.code);
      else
        expect(done).toEqual({
          ok: false,
          refusal: { code: 'rollout.wrongState', params: { state, command: type } },
        });
    },
  );

  it('reaches every listed state from its row by some command', () => {
    const reached = new Set([
      'pending',
      ...ROLLOUT_STATES.flatMap((state) =>
        ROLLOUT_COMMANDS.flatMap((type) => nextRolloutStates(state, type)),
      ),
    ]);
    expect([...reached].sort()).toEqual([...ROLLOUT_STATES].sort());
  });
});

describe('people', () => {
  it('stop the clock, and start it again', () => {
    const scene = new Scene().play(5, healthy);
    scene.run(command('pause'));
    const soaked = scene.rollout.soakElapsedMs;
    scene.play(200, healthy);
    expect(scene.rollout).toMatchObject({ state: 'paused', stepIndex: 0, soakElapsedMs: soaked });
    expect(desiredTraffic(scene.rollout, scene.now)[0]).toMatchObject({
      canaryShare: 500,
      leaseUntil: scene.now + 5_000,
    });
    scene.run(command('resume'));
    scene.play(500, healthy, ({ state }) => state === 'promoting');
    expect(scene.rollout.state).toBe('promoting');
    expect(scene.last('rollout.resumed')).toMatchObject(asked);
  });

  it('skip the rest of a soak, or of all', () => {
    const scene = new Scene();
    scene.run(command('promote'));
    expect(scene.rollout).toMatchObject({ state: 'progressing', stepIndex: 1 });
    scene.run(command('promote_fully'));
    expect(scene.rollout.state).toBe('promoting');
  });

  it('must promote where a step waits for them', () => {
    const steps = [
      { share: 2_500, soakMs: 10_000, hold: true },
      { share: 10_000, soakMs: 10_000 },
    ];
    const scene = new Scene(buildRollout(['api'], { steps })).play(100, healthy);
    expect(scene.rollout).toMatchObject({
      state: 'paused',
      pause: { explanation: { code: 'rollout.pause.held' } },
    });
    scene.run(command('promote'));
    expect(scene.rollout).toMatchObject({ state: 'progressing', stepIndex: 1, pause: null });
  });

  it('abort with a reason that is kept', () => {
    const aborted = act(inState('progressing'), 'abort', 77);
    expect(aborted.rollback).toMatchObject({ ...asked, detectedAt: null, startedAt: 77 });
  });
});

describe('decideRollout', () => {
  it('changes nothing by itself', () => {
    const rollout = inState('progressing');
    const before = JSON.stringify(rollout);
    decideRollout(rollout, command('abort'), 9);
    expect(JSON.stringify(rollout)).toBe(before);
  });
});
