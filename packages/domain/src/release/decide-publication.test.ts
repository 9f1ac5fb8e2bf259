import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { part, planOf } from '../plan/plan-builders.ts';
import { applyRelease } from './apply-release.ts';
import type { ReleaseCommand } from './decide-release.ts';
import { isPublishing, type PublicationTask, releaseCommitOf, shippedComponents } from './publication.ts';
import { PHASES, type Release } from './release.ts';
import { after, approvalsOf, decideAs, passed, releaseOf } from './release-builders.ts';

const plan = planOf({ components: [part('api'), part('web', { repo: '/repositories/web' })] });
const tag: PublicationTask = { id: 'tag:api:v1.2.0', kind: 'tag', subject: 'api', name: 'v1.2.0' };
const push: PublicationTask = { id: 'push:api', kind: 'push', subject: 'api', name: 'origin' };
const failure = { code: 'git.remoteUnreachable', params: { remote: 'origin', reason: 'down' } };

const plans = (...tasks: readonly PublicationTask[]): ReleaseCommand => ({ type: 'plan_publication', tasks });
const done = ({ id }: PublicationTask, detail: string | null = null): ReleaseCommand => ({
  type: 'complete_publication_step',
  step: id,
  detail,
});
const fails = ({ id }: PublicationTask): ReleaseCommand => ({
  type: 'fail_publication_step',
  step: id,
  failure,
});
const EXECUTE: ReleaseCommand = { type: 'execute' };
const COMPLETE: ReleaseCommand = { type: 'complete_publication' };

const shipped = after(releaseOf(plan), ...approvalsOf(plan), EXECUTE, ...PHASES.flatMap(passed));
const states = ({ publication }: typeof shipped) => publication?.steps.map(({ id, status }) => [id, status]);

describe('a publication', () => {
  it('begins with the very event that deploys the release, and not before', () => {
    expect(releaseOf(plan).publication).toBeNull();
    expect(shipped.publication).toEqual({ status: 'in_progress', attempt: 1, steps: [] });
    expect(isPublishing(shipped)).toBe(true);
  });

  it('is complete when every step is, and knows what came of each', () => {
    const halfway = after(shipped, plans(tag, push), done(tag, 'abc'));
    expect(decideAs(halfway, COMPLETE)).toMatchObject({ refusal: { code: 'release.wrongStatus' } });
    const whole = after(halfway, done(push), COMPLETE);
    expect(whole.publication).toMatchObject({
      status: 'completed',
      steps: [{ id: tag.id, status: 'done', at: 1_000, detail: 'abc' }, { id: push.id }],
    });
    for (const command of [plans(tag), done(tag), COMPLETE, EXECUTE])
      expect(accepted(decideAs(whole, command))).toEqual([]);
  });

  it('that failed goes on when it is asked for again, and repeats nothing that is done', () => {
    const failed = after(shipped, plans(tag, push), done(tag), fails(push));
    expect(failed).toMatchObject({ status: 'deployed', publication: { status: 'failed' } });
    expect(accepted(decideAs(failed, fails(push)))).toEqual([]);
    expect(accepted(decideAs(failed, EXECUTE))).toMatchObject([{ type: 'publication.resumed' }]);
    const resumed = after(failed, EXECUTE, plans(tag, push));
    expect(resumed.publication).toMatchObject({ status: 'in_progress', attempt: 2 });
    expect(states(resumed)).toEqual([
      [tag.id, 'done'],
      [push.id, 'failed'],
    ]);
    expect(after(resumed, done(push), COMPLETE).publication).toMatchObject({
      status: 'completed',
      steps: [{}, { status: 'done', failure: null }],
    });
  });

  it('says of a step that somebody has to do what it is then, and is complete all the same', () => {
    const merge = { id: 'merge:api', kind: 'merge_back', subject: 'api', name: 'main' } as const;
    const leftOut = { kind: 'merge_by_hand', name: 'tminus branch merge-back x' } as const;
    const given: ReleaseCommand = { ...done(merge), leftOut } as ReleaseCommand;
    const whole = after(shipped, plans(merge), given, COMPLETE);
    expect(whole.publication).toMatchObject({
      status: 'completed',
      steps: [{ ...leftOut, id: merge.id, status: 'done' }],
    });
    expect(accepted(decideAs(after(shipped, plans(merge), given), plans(merge)))).toEqual([]);
  });

  it('names what is really used, where the configuration was mended in between', () => {
    const failed = after(shipped, plans(tag, push), done(tag), fails(push), EXECUTE);
    const mended = { ...push, name: 'upstream' };
    const again = plans({ ...tag, name: 'v9' }, mended);
    const completed = accepted(decideAs(after(failed, again), done(mended)));
    expect(completed).toMatchObject([{ type: 'publication.step_completed', data: { name: 'upstream' } }]);
    const steps = after(failed, again).publication?.steps.map(({ name, status }) => [name, status]);
    expect(steps).toEqual([
      ['v1.2.0', 'done'],
      ['upstream', 'failed'],
    ]);
    expect(accepted(decideAs(after(failed, again), again))).toEqual([]);
  });

  it('keeps what is done, and drops what nobody asks for any more', () => {
    const changed = after(shipped, plans(tag, push), done(tag), fails(push), EXECUTE, plans());
    expect(states(changed)).toEqual([[tag.id, 'done']]);
    expect(accepted(decideAs(changed, plans()))).toEqual([]);
    expect(after(changed, COMPLETE).publication?.status).toBe('completed');
  });

  it('never completes or fails a step that is unknown, or done', () => {
    const begun = after(shipped, plans(tag), done(tag));
    for (const command of [done(push), fails(push), fails(tag)])
      expect(decideAs(begun, command)).toMatchObject({ refusal: { code: 'release.wrongStatus' } });
  });

  it('does not begin for a release of a program that published nothing', () => {
    const { publication: _, ...old }: Release = shipped;
    expect(accepted(decideAs(old, EXECUTE))).toEqual([]);
    expect(isPublishing(old as Release)).toBe(false);
  });
});

it('what is deployed is the release commit of its repository, where one was made', () => {
  const [event] = accepted(
    decideAs(shipped, {
      type: 'record',
      effect: {
        key: 'commit:api',
        type: 'commit.created',
        subject: 'api',
        data: { components: ['api'], sha: 'c0ffee', base: 'main' },
      },
    }),
  );
  if (event === undefined) throw new Error('nothing was recorded');
  const release = applyRelease(shipped, event);
  expect(shippedComponents(release).map(({ sha }) => sha)).toEqual(['c0ffee', plan.components[1]?.sha]);
  expect(releaseCommitOf(release, 'api')).toEqual({ components: ['api'], sha: 'c0ffee', base: 'main' });
  expect(releaseCommitOf(release, 'web')).toBeNull();
});
