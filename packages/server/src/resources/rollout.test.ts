import { routes } from '@tminus/contract';
import { type RolloutCommand, runRollout, translator } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOON, START, sampleRelease, sampleRollout, seen } from '../testing/samples.ts';
import { toRolloutResource } from './rollout.ts';

const schema = routes.getRollout.schema.response[200];
const en = translator('en');
const release = sampleRelease();
const show = (...commands: readonly RolloutCommand[]) =>
  toRolloutResource(sampleRollout(...commands), release, en);

const person = { actor: 'Noor', reason: 'looking closer' };
const WORDS = ['start', 'pause', 'resume', 'promote', 'promote_fully', 'abort'] as const;

const command: fc.Arbitrary<RolloutCommand> = fc.oneof(
  fc.constantFrom(...WORDS).map((type): RolloutCommand => ({ type, ...person })),
  fc
    .constantFrom('adopt' as const, 'confirm_home' as const, 'confirm_promoted' as const)
    .map((type) => ({ type })),
  fc.tuple(fc.nat(5_000), fc.nat(5_000)).map(([one, two]) => seen(Math.max(one, two), Math.min(one, two))),
);

describe('a rollout for the API', () => {
  it('has the shape of its schema and nothing beyond, wherever it went', () => {
    const law = fc.property(
      fc.array(command, { maxLength: 12 }),
      fc.constantFrom('en', 'ja'),
      (commands, language) => {
        const rollout = commands.reduce((current, next, index) => {
          const ran = runRollout(current, next, NOON + index * 1_000);
          return ran.ok ? ran.value.rollout : current;
        }, sampleRollout(START));
        const resource = toRolloutResource(rollout, release, translator(language));
        expect(schema.parse(resource)).toEqual(resource);
        // Addresses of instances and what the judge remembers stay inside.
        expect(JSON.stringify(resource)).not.toMatch(/127\.0\.0\.1|epoch|upstreams|cursor|boot/);
        expect(JSON.stringify(resource)).not.toMatch(/\{\w+\}/);
      },
    );
    fc.assert(law);
  });

  it('has nobody on the new version before it starts, and percent instead of basis points after', () => {
    expect(show()).toMatchObject({ state: 'pending', percent: 0, startedAt: null, version: release.version });
    expect(show(START)).toMatchObject({
      state: 'progressing',
      percent: 25.5,
      stepIndex: 0,
      steps: [
        { percent: 25.5, soakMs: 60_000 },
        { percent: 100, soakMs: 60_000 },
      ],
    });
  });

  it('shows what each version did in this step, and what the judge says', () => {
    const [target] = show(START, seen(0, 0), seen(100, 1)).targets;
    expect(target).toMatchObject({
      component: 'api',
      from: '1.1.0',
      to: '1.2.0',
      reachable: true,
      verdict: expect.any(String),
      stable: { version: '1.1.0', requests: 300, bad: 0, errorRate: 0, p95Ms: null },
      canary: { version: '1.2.0', requests: 100, bad: 1, errorRate: 0.01, p95Ms: 9.5 },
    });
    expect(target?.explanation[0]?.text).toMatch(/^api: /);
  });

  it('has no rates before anything was seen', () => {
    const [target] = show(START).targets;
    expect(target).toMatchObject({ reachable: false, verdict: null, explanation: [] });
    expect(target?.canary).toMatchObject({ requests: 0, errorRate: null, p95Ms: null });
  });

  it('says who paused it and why; without a reason, who', () => {
    expect(show(START, { type: 'pause', ...person }).pause?.text).toBe('Noor: looking closer');
    expect(show(START, { type: 'pause', ...person, reason: '' }).pause?.text).toBe('Noor');
  });

  it('tells a rollback’s story: when it was seen, when traffic was home, what would have changed it', () => {
    const bad = show(START, seen(0, 0), seen(1_000, 900));
    expect(bad.rollback).toMatchObject({
      reason: expect.stringContaining('900 of 1000'),
      detectedAt: new Date(NOON + 3_000).toISOString(),
      homeAt: null,
    });
    expect(bad.rollback?.whatWouldChange.length).toBeGreaterThan(0);
    const home = show(START, { type: 'abort', ...person }, { type: 'confirm_home' });
    expect(home).toMatchObject({
      state: 'rolled_back',
      percent: 0,
      rollback: {
        reason: 'Noor: looking closer',
        detectedAt: null,
        homeAt: new Date(NOON + 3_000).toISOString(),
        whatWouldChange: [],
      },
    });
  });
});
