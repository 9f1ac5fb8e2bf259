import { type ApiClient, createApiClient, type Problem, problemOf } from '@tminus/contract';
import { isResting, RELEASE_STATUSES, type ReleaseStatus, translator } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followRelease, type Glance, lastEventOf } from './follow.ts';
import { ProblemError } from './output/failure.ts';
import { eventOf, releaseOf, rolloutOf } from './testing/samples.ts';

/** What a server knows at one look: where the release stands, and how many events there are. */
interface Moment {
  readonly status: ReleaseStatus;
  readonly events: number;
  readonly rollout?: boolean;
  readonly publication?: 'in_progress' | 'completed' | 'failed';
}

/** A server that a release goes on in, one moment at every look; the last one stays. Its first answers may be outages. */
function serverOf(
  moments: readonly Moment[],
  rolloutProblem?: Problem,
  outages = 0,
): { api: ApiClient; looks(): number } {
  let looks = 0;
  let left = outages;
  const json = (status: number, body: unknown) => Response.json(body, { status });
  const fetch = async ({ url }: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(url);
    if (left > 0) {
      left -= 1;
      return json(outage.status, outage);
    }
    if (pathname.startsWith('/api/v1/releases/')) looks += 1;
    const moment = moments[Math.min(Math.max(looks, 1), moments.length) - 1];
    if (moment === undefined) throw new Error('no moment');
    if (pathname.startsWith('/api/v1/releases/')) {
      const { status, publication: published } = moment;
      const publication = published === undefined ? null : { status: published, steps: [] };
      return json(200, releaseOf({ status, publication }));
    }
    if (pathname === '/api/v1/events') {
      const [after = 0, limit = 0] = ['after', 'limit'].map((name) => Number(searchParams.get(name)));
      if (searchParams.get('release') !== 'v1.2.0') throw new Error('events of other releases');
      const seqs = Array.from({ length: moment.events }, (_, index) => index + 1);
      const items = seqs.filter((seq) => seq > after).slice(0, limit);
      return json(200, { items: items.map((seq) => eventOf(seq)) });
    }
    const problem = rolloutProblem ?? notFound;
    return moment.rollout === true ? json(200, rolloutOf()) : json(problem.status, problem);
  };
  const api = createApiClient({ baseUrl: 'http://tminus.test', language: 'en', fetch });
  return { api, looks: () => looks };
}

const notFound = problemOf({ code: 'rollout.notFound', params: { release: 'v1.2.0' } }, translator('en'));
const outage = problemOf({ code: 'store.unavailable', params: { reason: 'in recovery' } }, translator('en'));
const never = new AbortController().signal;

async function watch(api: ApiClient, after = 0, told: Problem[] = []): Promise<Glance[]> {
  const glances: Glance[] = [];
  const onOutage = (problem: Problem) => told.push(problem);
  const options = { everyMs: 0, after, signal: never, onOutage };
  for await (const glance of followRelease(api, 'v1.2.0', options)) glances.push(glance);
  return glances;
}
const seqsOf = (glances: readonly Glance[]): number[] =>
  glances.flatMap(({ news }) => news.map(({ seq }) => seq));

const statuses = Object.keys(RELEASE_STATUSES) as ReleaseStatus[];
const resting = statuses.filter((status) => isResting(status));
const moving = statuses.filter((status) => !resting.includes(status));

describe('following a release', () => {
  it('shows every event once and in order, however they come, and ends when it rests', async () => {
    const growth = fc.array(fc.tuple(fc.constantFrom(...moving), fc.nat(3)), { maxLength: 6 });
    const end = fc.tuple(fc.constantFrom(...resting), fc.nat(3));
    const law = fc.asyncProperty(growth, end, fc.nat(2), async (steps, last, late) => {
      let events = 0;
      const moments = [...steps, last, [last[0], late] as const].map(([status, more]): Moment => {
        events += more;
        return { status, events };
      });
      const glances = await watch(serverOf(moments).api);
      const all = Array.from({ length: events }, (_, index) => index + 1);
      const seen = seqsOf(glances);
      expect(seen).toEqual(all.slice(0, seen.length));
      // What comes with the rest, or right after something did, is seen; after a look that showed nothing it is over.
      if (last[1] > 0 || late === 0) expect(seen).toEqual(all);
      expect(glances.at(-1)?.release.status).toBe(last[0]);
    });
    await fc.assert(law, { numRuns: 40 });
  });

  it('sees more events than one answer holds', async () => {
    const seen = seqsOf(await watch(serverOf([{ status: 'deployed', events: 2_345 }]).api));
    expect(seen).toHaveLength(2_345);
    expect(new Set(seen).size).toBe(2_345);
  });

  it('begins after the event that it is told', async () => {
    expect(seqsOf(await watch(serverOf([{ status: 'deployed', events: 5 }]).api, 3))).toEqual([4, 5]);
  });

  it('goes on while traffic is on its way back', async () => {
    const moments: Moment[] = [
      { status: 'deployment_failed', events: 1 },
      { status: 'deployment_failed', events: 1 },
      { status: 'rolled_back', events: 2 },
    ];
    const glances = await watch(serverOf(moments).api);
    expect(glances.at(-1)?.release.status).toBe('rolled_back');
  });

  it.each(['completed', 'failed'] as const)(
    'goes on while a deployed one is published, until that is %s',
    async (end) => {
      const moments: Moment[] = [
        { status: 'deployed', events: 1, publication: 'in_progress' },
        { status: 'deployed', events: 1, publication: 'in_progress' },
        { status: 'deployed', events: 2, publication: end },
      ];
      const glances = await watch(serverOf(moments).api);
      expect(glances.at(-1)?.release.publication?.status).toBe(end);
      expect(seqsOf(glances)).toEqual([1, 2]);
    },
  );

  it('has no rollout before traffic moves, and has it from then on', async () => {
    const moments: Moment[] = [
      { status: 'executing', events: 0 },
      { status: 'deployed', events: 0, rollout: true },
    ];
    const glances = await watch(serverOf(moments).api);
    expect(glances.map(({ rollout }) => rollout?.id ?? null)).toEqual([null, 'rol_1']);
  });

  it('does not take a failing server for a release without a rollout', async () => {
    const failed = problemOf({ code: 'defect.unexpected', params: { message: 'x' } }, translator('en'));
    const { api } = serverOf([{ status: 'executing', events: 0 }], failed);
    await expect(watch(api)).rejects.toThrow(ProblemError);
  });

  it('outlasts a database that takes nothing, as the release does, and tells of it once', async () => {
    const { api } = serverOf([{ status: 'deployed', events: 3 }], undefined, 5);
    const told: Problem[] = [];
    expect(seqsOf(await watch(api, 0, told))).toEqual([1, 2, 3]);
    expect(told).toEqual([outage]);
  });

  it('ends at once when it is told to stop, even in the middle of its pause', async () => {
    for (const when of ['while shown', 'while waiting'] as const) {
      const { api, looks } = serverOf([{ status: 'executing', events: 0 }]);
      const stop = new AbortController();
      const options = { everyMs: 3_600_000, after: 0, signal: stop.signal };
      for await (const _glance of followRelease(api, 'v1.2.0', options))
        if (when === 'while shown') stop.abort();
        else setImmediate(() => stop.abort());
      expect(looks()).toBe(1);
    }
  });

  it('does not begin when it was stopped before', async () => {
    const { api, looks } = serverOf([{ status: 'executing', events: 0 }]);
    const options = { everyMs: 0, after: 0, signal: AbortSignal.abort() };
    for await (const _glance of followRelease(api, 'v1.2.0', options)) throw new Error('looked');
    expect(looks()).toBe(0);
  });
});

it('finds the last event of a release with a long log', async () => {
  expect(await lastEventOf(serverOf([{ status: 'deployed', events: 2_345 }]).api, 'v1.2.0')).toBe(2_345);
  expect(await lastEventOf(serverOf([{ status: 'planning', events: 0 }]).api, 'v1.2.0')).toBe(0);
});
