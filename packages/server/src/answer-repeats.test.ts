import { accept, RefusalError } from '@tminus/domain';
import type { Claim, RequestLedger } from '@tminus/engine';
import { describe, expect, it, vi } from 'vitest';
import { openApp } from './testing/open-app.ts';
import { sampleRelease } from './testing/samples.ts';
import type { UseCases } from './use-cases.ts';

/** A ledger in memory without time: what the application needs to be told. */
function createLedger(): RequestLedger {
  const kept = new Map<
    string,
    { fingerprint: string; token: string; answer?: { status: number; body: string } }
  >();
  let claims = 0;
  return {
    claim: async (key, fingerprint): Promise<Claim> => {
      const found = kept.get(key);
      if (found === undefined) {
        claims += 1;
        kept.set(key, { fingerprint, token: `${claims}` });
        return { kind: 'mine', token: `${claims}` };
      }
      if (found.fingerprint !== fingerprint) return { kind: 'reused' };
      return found.answer === undefined
        ? { kind: 'underWay', seconds: 42 }
        : { kind: 'answered', answer: found.answer };
    },
    record: async (key, token, answer) => {
      const found = kept.get(key);
      if (found?.token === token) found.answer = answer;
    },
    abandon: async (key) => void kept.delete(key),
  };
}

const actor = 'Mika';

async function open(more: Partial<UseCases> = {}, ledger: RequestLedger | null = createLedger()) {
  const { app } = await openApp(more, { ledger });
  return (action: string, key: string | null, body: unknown = { actor }, tag?: string) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/releases/v1.2.0/${action}`,
      headers: {
        'content-type': 'application/json',
        ...(key !== null && { 'idempotency-key': key }),
        ...(tag !== undefined && { 'if-match': tag }),
      },
      payload: JSON.stringify(body),
    });
}

describe('a write with a key', () => {
  it('is done once, and answered the same again, on whichever node', async () => {
    const ledger = createLedger();
    const shipRelease = vi.fn(async () => accept(sampleRelease()));
    const [here, there] = [await open({ shipRelease }, ledger), await open({ shipRelease }, ledger)];
    const first = await here('ship', 'k');
    const again = await there('ship', 'k', { reason: null, actor });
    expect([first.statusCode, again.statusCode]).toEqual([202, 202]);
    expect(again.body).toBe(first.body);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    expect([first.headers, again.headers].map((headers) => headers['idempotency-replayed'])).toEqual([
      undefined,
      'true',
    ]);
    expect(shipRelease).toHaveBeenCalledTimes(1);
    await here('ship', 'another');
    expect(shipRelease).toHaveBeenCalledTimes(2);
  });

  it('is done once also where it changes something in part, and on what was read alone', async () => {
    const editRelease = vi.fn<UseCases['editRelease']>(async () => accept(sampleRelease()));
    const { app } = await openApp({ editRelease }, { ledger: createLedger() });
    const edit = () =>
      app.inject({
        method: 'PATCH',
        url: '/api/v1/releases/v1.2.0',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k', 'if-match': '"other-1.en"' },
        payload: JSON.stringify({ actor, theme: 'Speed' }),
      });
    const [first, again] = [await edit(), await edit()];
    expect([first.statusCode, again.body, again.headers['idempotency-replayed']]).toEqual([
      200,
      first.body,
      'true',
    ]);
    expect(editRelease).toHaveBeenCalledTimes(1);
    const precondition = editRelease.mock.calls[0]?.[3];
    expect(precondition?.({ value: sampleRelease(), revision: 3 })?.code).toBe('request.preconditionFailed');
  });

  it('that was refused is refused the same again, as a problem document', async () => {
    const refusal = { code: 'release.notFound', params: { release: 'v1.2.0' } } as const;
    const shipRelease = vi.fn(async () => ({ ok: false, refusal }) as const);
    const post = await open({ shipRelease });
    const answers = [await post('ship', 'k'), await post('ship', 'k')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    expect(answers[1]?.headers['content-type']).toBe('application/problem+json');
    expect(answers[1]?.body).toBe(answers[0]?.body);
    expect(shipRelease).toHaveBeenCalledTimes(1);
  });

  it('says another thing when it has another condition', async () => {
    const post = await open();
    await post('cancel', 'k', { actor }, '"1"');
    const answer = await post('cancel', 'k', { actor }, '"2"');
    expect(answer.json()).toMatchObject({ status: 422, code: 'request.keyReused' });
  });

  it('that failed may be tried again', async () => {
    const shipRelease = vi
      .fn<UseCases['shipRelease']>(async () => accept(sampleRelease()))
      .mockRejectedValueOnce(new RefusalError('database.unreachable', { reason: 'away' }));
    const post = await open({ shipRelease });
    const answers = [await post('ship', 'k'), await post('ship', 'k')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([502, 202]);
  });

  it('is refused when the key belongs to another path or another body', async () => {
    const post = await open();
    await post('ship', 'k');
    for (const other of [await post('cancel', 'k'), await post('ship', 'k', { actor: 'Noor' })])
      expect(other.json()).toMatchObject({ status: 422, code: 'request.keyReused', params: { key: 'k' } });
  });

  it('is told to wait while the first one is under way', async () => {
    let finish = () => {};
    const underWay = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const post = await open({
      shipRelease: async () => {
        begin();
        await underWay;
        return accept(sampleRelease());
      },
    });
    const first = post('ship', 'k');
    await begun;
    const second = await post('ship', 'k');
    expect(second.json()).toMatchObject({ status: 409, code: 'request.inProgress' });
    expect(second.headers['retry-after']).toBe('42');
    finish();
    expect((await first).statusCode).toBe(202);
    expect((await post('ship', 'k')).headers['idempotency-replayed']).toBe('true');
  });

  it('claims its key only when it is valid', async () => {
    const post = await open();
    expect((await post('ship', 'k', { actor: '' })).statusCode).toBe(400);
    expect((await post('ship', 'k')).statusCode).toBe(202);
  });

  it('is answered even when the answer cannot be recorded', async () => {
    const record = async () => {
      throw new Error('the database is away');
    };
    const post = await open({}, { ...createLedger(), record });
    expect((await post('ship', 'k')).statusCode).toBe(202);
  });

  it.each([
    ['nothing', ''],
    ['a line break', 'a\tb'],
    ['too much', 'x'.repeat(256)],
  ])('is not valid with %s for a key', async (_what, key) => {
    const answer = await (await open())('ship', key);
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(answer.json().title).toContain('/idempotency-key');
  });
});

it('a write without a key is done every time; without a ledger, keys are not remembered', async () => {
  const shipRelease = vi.fn(async () => accept(sampleRelease()));
  const [kept, lost] = [await open({ shipRelease }), await open({ shipRelease }, null)];
  for (const answer of [
    await kept('ship', null),
    await kept('ship', null),
    await lost('ship', 'k'),
    await lost('ship', 'k'),
  ])
    expect(answer.statusCode).toBe(202);
  expect(shipRelease).toHaveBeenCalledTimes(4);
});
