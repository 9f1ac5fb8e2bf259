import { routes } from '@tminus/contract';
import { LANGUAGES, type Release, type ReleaseCommand, translator } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOON, PRIVATE_PLACE, samplePlan, sampleRelease, UNDER_WAY } from '../testing/samples.ts';
import { toReleaseResource } from './release.ts';

const schema = routes.getRelease.schema.response[200];
const en = translator('en');

const { digest } = samplePlan();
const failureOf = (code: string) => ({ code, params: { component: 'api', reason: 'no space left' } });
const failPhase = (code: string): ReleaseCommand => ({
  type: 'fail_phase',
  phase: 'development',
  failure: failureOf(code),
});
const TAG = { id: 'tag:api:v1.2.0', kind: 'tag', subject: 'api', name: 'v1.2.0' } as const;
const PUSH = { id: 'push:api', kind: 'push', subject: 'api', name: 'origin' } as const;
const SAMPLES: Readonly<Record<string, Release>> = {
  planned: sampleRelease(),
  rejected: sampleRelease({ type: 'reject', role: 'qa', digest, reason: 'tests are red' }),
  cancelled: sampleRelease({ type: 'cancel', reason: 'not now' }),
  'under way': sampleRelease(...UNDER_WAY),
  paused: sampleRelease(...UNDER_WAY, { type: 'pause', reason: null }),
  failed: sampleRelease(...UNDER_WAY, failPhase('deploy.failed')),
  'rolled back': sampleRelease(
    ...UNDER_WAY,
    { type: 'start_rollback', failure: { code: 'rollout.pause.held', params: {} } },
    { type: 'finish_rollback' },
  ),
  'published in part': sampleRelease(
    ...UNDER_WAY,
    { type: 'start_phase', phase: 'deployment' },
    { type: 'complete_phase', phase: 'deployment' },
    { type: 'plan_publication', tasks: [TAG, PUSH] },
    { type: 'complete_publication_step', step: TAG.id, detail: null },
    { type: 'fail_publication_step', step: PUSH.id, failure: failureOf('deploy.failed') },
  ),
};

/** Every value of an object and of all within it, with its key. */
function valuesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[key, member], ...valuesOf(member)]);
}

describe.each(LANGUAGES)('a release for the API, in %s', (language) => {
  it.each(Object.entries(SAMPLES))('%s: has the shape of its schema and nothing beyond', (_name, release) => {
    const resource = toReleaseResource(release, translator(language));
    expect(schema.parse(resource)).toEqual(resource);
  });

  it.each(Object.entries(SAMPLES))(
    '%s: keeps to itself where things are and what was done',
    (_name, release) => {
      const values = valuesOf(toReleaseResource(release, translator(language)));
      const keys = values.map(([key]) => key);
      for (const hidden of ['effects', 'attempt', 'repo', 'fromSha']) expect(keys).not.toContain(hidden);
      expect(JSON.stringify(values)).not.toContain(PRIVATE_PLACE);
    },
  );

  it.each(Object.entries(SAMPLES))('%s: gives every code its text', (_name, release) => {
    const { plan, failure } = toReleaseResource(release, translator(language));
    for (const { code, text } of [...plan.findings, ...plan.components.map(({ reason }) => reason)]) {
      expect(text).not.toBe(code);
      expect(text).not.toMatch(/\{\w+\}/);
    }
    expect(failure?.text).not.toBe(failure?.code ?? null);
  });
});

describe('a release for the API', () => {
  it('gives every moment in ISO 8601, UTC, to the millisecond', () => {
    const moment = fc.integer({ min: 0, max: Date.parse('9999-12-31') });
    const maybe = fc.option(moment);
    const law = fc.property(
      moment,
      maybe,
      maybe,
      maybe,
      (createdAt, kickoffAt, executionStartedAt, deployedAt) => {
        const release = { ...sampleRelease(), createdAt, kickoffAt, executionStartedAt, deployedAt };
        const resource = toReleaseResource(release, en);
        const back = (time: string | null) => (time === null ? null : Date.parse(time));
        expect(back(resource.createdAt)).toBe(createdAt);
        expect(back(resource.kickoffAt)).toBe(kickoffAt);
        expect(back(resource.executionStartedAt)).toBe(executionStartedAt);
        expect(back(resource.deployedAt)).toBe(deployedAt);
        expect(schema.parse(resource)).toEqual(resource);
      },
    );
    fc.assert(law);
  });

  it('names the roles whose approval is missing, and when the others gave theirs', () => {
    const release = sampleRelease({ type: 'approve', role: 'qa', digest, reason: null });
    const { missingApprovals, approvals } = toReleaseResource(release, en);
    expect(missingApprovals).toEqual(release.plan.approvers.filter((role) => role !== 'qa'));
    expect(approvals).toMatchObject([{ role: 'qa', at: new Date(NOON + 1_000).toISOString() }]);
  });

  it('says why it failed, whether a refusal stopped it or a rollout', () => {
    const failure = (code: string, params: Record<string, string>) =>
      toReleaseResource({ ...sampleRelease(), failure: { code, params } }, en).failure?.text;
    expect(failure('git.noCommits', { directory: 'x' })).toBe('The repository x has no commit yet.');
    expect(failure('rollout.pause.held', {})).toBe('this step waits for somebody to promote it');
    expect(failure('no.such.code', {})).toBe('no.such.code');
  });
});
