import { beforeEach, expect, it } from 'vitest';
import { CLAIM_SECONDS, type Claim, type RequestLedger } from '../http/request-ledger.ts';

const answer = { status: 202, body: '{"status":"executing","名":"値"}' };

/** A ledger, and what makes its past longer. */
export interface LedgerUnderTest {
  readonly ledger: RequestLedger;
  /** Has everything in the ledger happen so many seconds earlier. */
  age(seconds: number): Promise<void>;
}

/** What every RequestLedger promises. `open` gives an empty one before each test. */
export function testRequestLedger(open: () => Promise<LedgerUnderTest>): void {
  let ledger: RequestLedger;
  let age: LedgerUnderTest['age'];
  beforeEach(async () => {
    ({ ledger, age } = await open());
  });
  const claim = async (key = 'k', fingerprint = 'f'): Promise<string> =>
    tokenOf(await ledger.claim(key, fingerprint));

  it('gives a key to one of many who ask at once, and tells the others to wait', async () => {
    const claims = await Promise.all(Array.from({ length: 8 }, () => ledger.claim('k', 'f')));
    const kinds = claims.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['mine', ...Array.from({ length: 7 }, () => 'underWay')]);
    const [waiting] = claims.flatMap((each) => (each.kind === 'underWay' ? [each.seconds] : []));
    expect(waiting).toBeGreaterThan(CLAIM_SECONDS / 2);
    expect(waiting).toBeLessThanOrEqual(CLAIM_SECONDS);
  });

  it('gives the recorded answer to everybody who asks the same later', async () => {
    await ledger.record('k', await claim(), answer);
    await claim('other');
    expect(await ledger.claim('k', 'f')).toEqual({ kind: 'answered', answer });
    expect(await ledger.claim('k', 'f')).toEqual({ kind: 'answered', answer });
  });

  it('tells a key of another request, before its answer and after', async () => {
    const token = await claim();
    expect(await ledger.claim('k', 'g')).toEqual({ kind: 'reused' });
    await ledger.record('k', token, answer);
    expect(await ledger.claim('k', 'g')).toEqual({ kind: 'reused' });
  });

  it('frees a key that was abandoned, for any request', async () => {
    await ledger.abandon('k', await claim());
    expect(await ledger.claim('k', 'g')).toMatchObject({ kind: 'mine' });
  });

  it('lets one take over a request that did not end in time; the one before records nothing any more', async () => {
    const dead = await claim();
    await age(CLAIM_SECONDS - 5);
    expect(await ledger.claim('k', 'f')).toMatchObject({ kind: 'underWay' });
    await age(6);
    const claims = await Promise.all([ledger.claim('k', 'f'), ledger.claim('k', 'f')]);
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['mine', 'underWay']);
    const token = tokenOf(claims.find(({ kind }) => kind === 'mine'));
    await ledger.record('k', dead, { status: 200, body: 'late' });
    await ledger.abandon('k', dead);
    expect(await ledger.claim('k', 'f')).toMatchObject({ kind: 'underWay' });
    await ledger.record('k', token, answer);
    expect(await ledger.claim('k', 'f')).toEqual({ kind: 'answered', answer });
  });

  it("keeps a dead request's key from other requests", async () => {
    await claim();
    await age(CLAIM_SECONDS + 1);
    expect(await ledger.claim('k', 'g')).toEqual({ kind: 'reused' });
  });

  it('forgets an answer after a day, and not before', async () => {
    await ledger.record('k', await claim(), answer);
    await age(24 * 3_600 - 60);
    expect(await ledger.claim('k', 'g')).toEqual({ kind: 'reused' });
    await age(61);
    expect(await ledger.claim('k', 'g')).toMatchObject({ kind: 'mine' });
  });
}

function tokenOf(claim: Claim | undefined): string {
  if (claim?.kind === 'mine') return claim.token;
  throw new Error(`the key is not free: ${JSON.stringify(claim)}`);
}
