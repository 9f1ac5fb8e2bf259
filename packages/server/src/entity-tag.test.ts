import { accept, type Release, type Rollout } from '@tminus/domain';
import type { Precondition, Stored } from '@tminus/engine';
import { describe, expect, it } from 'vitest';
import { openApp } from './testing/open-app.ts';
import { START, sampleRelease, sampleRollout, seen } from './testing/samples.ts';
import type { UseCases } from './use-cases.ts';

/** The application on one release and its rollout, whose use cases ask what preconditions ask of them. */
async function open(stored: Stored<Release>, rollout: Stored<Rollout>) {
  const checked = async <T, R>(present: Stored<T>, precondition: Precondition<T> | undefined, value: R) => {
    const refusal = precondition?.(present) ?? null;
    return refusal === null ? accept(value) : ({ ok: false, refusal } as const);
  };
  const found = { rollout: rollout.value, release: stored.value };
  const more: Partial<UseCases> = {
    findRelease: async () => accept(stored),
    getRollout: async () => accept({ ...found, revision: rollout.revision }),
    decideApproval: (_ref, _request, precondition) => checked(stored, precondition, stored.value),
    cancelRelease: (_ref, _actor, _reason, precondition) => checked(stored, precondition, stored.value),
    shipRelease: (_ref, _actor, options) => checked(stored, options?.precondition, stored.value),
    commandRollout: (_ref, _action, _actor, _reason, precondition) => checked(rollout, precondition, found),
  };
  const { app } = await openApp(more);
  const get = (kind: string, headers: Record<string, string> = {}) =>
    app.inject({ url: `/api/v1/${kind}/v1.2.0`, headers });
  const post = (path: string, ifMatch: string | null, body: object = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/${path}`,
      headers: { 'content-type': 'application/json', ...(ifMatch !== null && { 'if-match': ifMatch }) },
      payload: JSON.stringify({ actor: 'Mika', ...body }),
    });
  return { get, post };
}

const release = { value: sampleRelease(), revision: 3 };
const rollout = { value: sampleRollout(START), revision: 5 };
const tagOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['etag']);

describe('an ETag', () => {
  it.each(['releases', 'rollouts'])(
    'of %s is strong, changes with revision and language, and saves an answer',
    async (kind) => {
      const now = await open(release, rollout);
      const later = await open({ ...release, revision: 4 }, { ...rollout, revision: 6 });
      const tag = tagOf(await now.get(kind));
      expect(tag).toMatch(/^"[^"]+"$/);
      expect(tagOf(await now.get(kind))).toBe(tag);
      expect(tagOf(await later.get(kind))).not.toBe(tag);
      expect(tagOf(await now.get(kind, { 'accept-language': 'ja' }))).not.toBe(tag);
      for (const known of [tag, `"old", W/${tag}`, '*']) {
        const answer = await now.get(kind, { 'if-none-match': known });
        expect([answer.statusCode, answer.body, tagOf(answer)]).toEqual([304, '', tag]);
      }
      expect((await later.get(kind, { 'if-none-match': tag })).statusCode).toBe(200);
    },
  );
});

describe('a write with If-Match', () => {
  const approval = { role: 'qa', person: 'Noor', decision: 'approved', digest: 'd' };
  const send = {
    approvals: ({ post }: Awaited<ReturnType<typeof open>>, ifMatch: string | null) =>
      post('releases/v1.2.0/approvals', ifMatch, { ...approval, actor: undefined }),
    cancel: ({ post }, ifMatch) => post('releases/v1.2.0/cancel', ifMatch),
    ship: ({ post }, ifMatch) => post('releases/v1.2.0/ship', ifMatch),
  } satisfies Record<string, (app: Awaited<ReturnType<typeof open>>, ifMatch: string | null) => unknown>;

  it.each(Object.keys(send) as (keyof typeof send)[])(
    'to %s is done on what was read, and on nothing else',
    async (write) => {
      const now = await open(release, rollout);
      const later = await open({ ...release, revision: 4 }, rollout);
      const japanese = tagOf(await now.get('releases', { 'accept-language': 'ja' }));
      const [tag, next] = [tagOf(await now.get('releases')), tagOf(await later.get('releases'))];
      for (const good of [null, tag, japanese, '*', `"other", ${tag}`])
        expect((await send[write](now, good)).statusCode).toBeLessThan(300);
      for (const bad of [tag, `W/${next}`, 'nonsense']) {
        const answer = await send[write](later, bad);
        expect(answer.json()).toMatchObject({ status: 412, code: 'request.preconditionFailed' });
        expect(tagOf(answer)).toBe(next);
      }
    },
  );

  it('to a release is not done on another one that was planned under its version meanwhile', async () => {
    const before = await open(release, rollout);
    const tag = tagOf(await before.get('releases'));
    const anew = await open({ ...release, value: { ...release.value, id: 'rel_anew' } }, rollout);
    expect((await send.approvals(anew, tag)).statusCode).toBe(412);
    expect((await send.approvals(anew, tagOf(await anew.get('releases')))).statusCode).toBe(200);
  });

  it('is refused where nobody can know the tag', async () => {
    const { app } = await openApp();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/releases',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      payload: JSON.stringify({ author: 'Mika' }),
    });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('to a rollout may come after ticks, but not after a step, a pause or another owner', async () => {
    const now = await open(release, rollout);
    const tag = tagOf(await now.get('rollouts'));
    const command = async (present: Stored<Rollout>) =>
      (await (await open(release, present)).post('rollouts/v1.2.0/commands', tag, { action: 'promote' }))
        .statusCode;
    const ticked = { value: sampleRollout(START, seen(100, 0), seen(150, 1)), revision: 7 };
    expect(tagOf(await (await open(release, ticked)).get('rollouts'))).not.toBe(tag);
    expect(await command(ticked)).toBe(200);
    const paused = sampleRollout(START, { type: 'pause', actor: 'Mika', reason: '' });
    for (const value of [
      paused,
      { ...rollout.value, stepIndex: rollout.value.stepIndex + 1 },
      { ...rollout.value, epoch: rollout.value.epoch + 1 },
    ])
      expect(await command({ value, revision: 5 })).toBe(412);
  });
});
