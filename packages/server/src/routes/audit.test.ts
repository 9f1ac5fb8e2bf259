import { describe, expect, it, vi } from 'vitest';
import { openApp } from '../testing/open-app.ts';
import { NOON } from '../testing/samples.ts';

const HASH = 'ab'.repeat(32);
const WHOLE = { rows: 9, head: { seq: 9n, hash: HASH }, problems: [], unlisted: 0 };

describe('the verdict on the event log', () => {
  it('is about a head that was noted, where one is given', async () => {
    const verifyLog = vi.fn(async () => WHOLE);
    const { api } = await openApp({ verifyLog });
    const { data } = await api.GET('/api/v1/audit/verify');
    await api.GET('/api/v1/audit/verify', { params: { query: { head: `7:${HASH}` } } });
    expect(data).toEqual({ ok: true, rows: 9, head: { seq: 9, hash: HASH }, problems: [], unlisted: 0 });
    expect(verifyLog.mock.calls).toEqual([[null], [{ seq: 7n, hash: HASH }]]);
  });

  it.each(['7', `7:${HASH}0`, `-1:${HASH}`, `7:${HASH.toUpperCase()}`])(
    'refuses the head %s',
    async (head) => {
      const { api } = await openApp();
      const { error } = await api.GET('/api/v1/audit/verify', { params: { query: { head } } });
      expect(error).toMatchObject({ code: 'request.invalid', status: 400 });
    },
  );

  it.each([
    ['en', 'event 2 is not what was written'],
    ['ja', 'イベント 2 は書かれたときと異なる'],
  ])('says what is wrong in words (%s), whatever numbers there are', async (language, words) => {
    const problems = [
      { seq: 2n, code: 'hashDiffers' as const, params: { seq: '2' } },
      { seq: 2n ** 62n, code: 'beyondCounter' as const, params: { seq: String(2n ** 62n) } },
    ];
    const { api } = await openApp(
      { verifyLog: async () => ({ ...WHOLE, problems, unlisted: 4 }) },
      { language },
    );
    const { data } = await api.GET('/api/v1/audit/verify');
    expect(data).toMatchObject({ ok: false, problems: [{ seq: 2, code: 'hashDiffers' }, {}], unlisted: 4 });
    expect(data?.problems[0]?.text).toContain(words);
    expect(data?.problems[1]?.text).toContain('4611686018427387904');
  });
});

it('events are asked for by type and by who acted', async () => {
  const listEvents = vi.fn(async () => []);
  const { api } = await openApp({ listEvents });
  const query = { type: 'approval.*', actor: 'Noor <noor@example.org>' };
  await api.GET('/api/v1/events', { params: { query } });
  expect(listEvents).toHaveBeenCalledExactlyOnceWith({
    after: 0,
    limit: 200,
    types: ['approval.given', 'approval.refused'],
    actor: 'Noor <noor@example.org>',
  });
  const { error } = await api.GET('/api/v1/events', { params: { query: { type: 'approvals' } } });
  expect(error).toMatchObject({ code: 'request.invalid' });
});

it('deliveries tell how far each sink is, and why one is behind', async () => {
  const well = { sink: 'webhook:chat', seq: 9, behind: 0, attempts: 0, failure: null };
  const failure = { code: 'webhook.refused', params: { name: 'ops', status: 503 } };
  const down = { sink: 'webhook:ops', seq: 4, behind: 5, attempts: 3, failure };
  const listDeliveries = async () => [
    { ...well, nextAttemptAt: NOON, configured: false },
    { ...down, nextAttemptAt: NOON, configured: true },
  ];
  const { api } = await openApp({ listDeliveries });
  const { data } = await api.GET('/api/v1/deliveries');
  expect(data?.items).toEqual([
    { ...well, configured: false, nextAttemptAt: null },
    {
      ...down,
      configured: true,
      nextAttemptAt: '2025-11-03T12:00:00.000Z',
      failure: { code: 'webhook.refused', text: 'The webhook ops answered with status 503.' },
    },
  ]);
});
