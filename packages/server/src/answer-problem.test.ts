import { PROBLEM_MEDIA_TYPE, type Problem } from '@tminus/contract';
import { ERRORS, type ErrorCode, type MessageKey, RefusalError, refuse, translator } from '@tminus/domain';
import type { InjectOptions } from 'fastify';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { openApp } from './testing/open-app.ts';
import type { UseCases } from './use-cases.ts';

/** What the application answers, which must be a problem document. */
async function problemOf(request: InjectOptions, more: Partial<UseCases> = {}): Promise<Problem> {
  const { app } = await openApp(more);
  const answer = await app.inject(request);
  expect(answer.headers['content-type']).toBe(PROBLEM_MEDIA_TYPE);
  const problem = answer.json<Problem>();
  expect(problem.status).toBe(answer.statusCode);
  expect(problem.type).toContain(problem.code);
  return problem;
}

const post = (url: string, payload: unknown): InjectOptions => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  payload: JSON.stringify(payload),
});
const get = (url: string, language?: string): InjectOptions => ({
  method: 'GET',
  url,
  ...(language !== undefined && { headers: { 'accept-language': language } }),
});

const actor = 'Mika';
const approval = { role: 'qa', person: actor, decision: 'approved', digest: 'sha256:0' };

describe('a request that is not valid', () => {
  it.each<[string, InjectOptions, string]>([
    ['without an author', post('/api/v1/releases', {}), '/author'],
    ['with an empty author', post('/api/v1/releases', { author: '' }), '/author'],
    ['with a type there is not', post('/api/v1/releases', { author: actor, type: 'huge' }), '/type'],
    ['with a word too many', post('/api/v1/releases', { author: actor, dryrun: true }), 'dryrun'],
    ['that is a list', post('/api/v1/releases', []), '/'],
    [
      'with half a decision',
      post('/api/v1/releases/v1/approvals', { ...approval, decision: 'maybe' }),
      '/decision',
    ],
    ['without anybody who cancels', post('/api/v1/releases/v1/cancel', { reason: 'x' }), '/actor'],
    [
      'with a long reason',
      post('/api/v1/releases/v1/cancel', { actor, reason: 'x'.repeat(2_001) }),
      '/reason',
    ],
    ['with a number for a name', post('/api/v1/releases/v1/ship', { actor: 7 }), '/actor'],
    [
      'with an action there is not',
      post('/api/v1/rollouts/v1/commands', { actor, action: 'explode' }),
      '/action',
    ],
    ['for no release at all', get('/api/v1/releases?limit=0'), '/limit'],
    ['for too many releases', get('/api/v1/releases?limit=101'), '/limit'],
    ['for half a release', get('/api/v1/releases?limit=1.5'), '/limit'],
    ['for events before the first', get('/api/v1/events?after=-1'), '/after'],
    ['for events after a word', get('/api/v1/events?after=yesterday'), '/after'],
  ])('%s is told where', async (_name, request, place) => {
    const problem = await problemOf(request);
    expect(problem).toMatchObject({ code: 'request.invalid', status: 400, exitCode: 2 });
    expect(problem.title).toContain(place);
  });

  it('names everything that is wrong at once', async () => {
    const { title } = await problemOf(post('/api/v1/releases', { author: '', type: 'huge', dryRun: 'no' }));
    for (const place of ['/author', '/type', '/dryRun']) expect(title).toContain(place);
  });

  it('is refused when it is not JSON, or nothing', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const payload of ['{"author": ', ''])
      expect(await problemOf({ method: 'POST', url: '/api/v1/releases', headers, payload })).toMatchObject({
        code: 'request.invalid',
        status: 400,
      });
    expect(await problemOf({ method: 'POST', url: '/api/v1/releases' })).toMatchObject({ status: 400 });
  });

  it.each([
    ['%E3%81', 'not a valid url'],
    ['x'.repeat(101), 'max param length'],
  ])('is refused when its path cannot be read: %s', async (ref, why) => {
    const problem = await problemOf(get(`/api/v1/releases/${ref}`));
    expect(problem).toMatchObject({ code: 'request.invalid', status: 400 });
    expect(problem.title).toContain(why);
  });

  it('is refused when its body is of another type', async () => {
    const headers = { 'content-type': 'text/plain' };
    const request = { method: 'POST', url: '/api/v1/releases', headers, payload: 'author: Mika' } as const;
    expect(await problemOf(request)).toMatchObject({
      code: 'request.mediaType',
      status: 415,
      exitCode: 2,
      title: expect.stringContaining('text/plain'),
    });
  });

  it('is refused when its body is larger than a mebibyte', async () => {
    const request = post('/api/v1/releases', { author: 'x'.repeat(1_048_576) });
    expect(await problemOf(request)).toMatchObject({
      code: 'request.tooLarge',
      status: 413,
      params: { limit: 1_048_576 },
    });
  });
});

describe('a refusal', () => {
  it.each(Object.keys(ERRORS) as ErrorCode[])('%s has status, exit code and words', async (code) => {
    const { status, exit } = ERRORS[code];
    const params = Object.fromEntries(placesOf(code).map((place) => [place, `<${place}>`]));
    const problem = await problemOf(get('/api/v1/releases/v1.2.0'), {
      findRelease: async () => refuse(code, params),
    });
    expect(problem).toMatchObject({ code, status, exitCode: exit, params });
    expect(`${problem.title}${problem.detail}`).not.toMatch(/\{\w+\}/);
  });

  it('may also be thrown', async () => {
    const getRollout = async () => {
      throw new RefusalError('rollout.notFound', { release: 'v1.2.0' });
    };
    expect(await problemOf(get('/api/v1/rollouts/v1.2.0'), { getRollout })).toMatchObject({ status: 404 });
  });
});

/** Names of the values that an error's texts speak of. */
function placesOf(code: ErrorCode): string[] {
  const keys: MessageKey[] = [`error.${code}`, `error.${code}.help`];
  return keys.flatMap((key) =>
    [...translator('en')(key).matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place),
  );
}

describe('a path that is no route', () => {
  it.each<[InjectOptions['method'], string]>([
    ['GET', '/'],
    ['GET', '/api/v1/nothing'],
    ['DELETE', '/api/v1/releases'],
  ])('%s %s', async (method, url) => {
    expect(await problemOf({ method: method ?? 'GET', url })).toMatchObject({
      code: 'request.unknownRoute',
      status: 404,
      exitCode: 4,
      params: { method, url },
    });
  });
});

describe('an error that nobody expected', () => {
  it('is answered with its message alone, and logged with where it came from', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const listRollouts = async () => {
      throw new Error('the disk is on fire');
    };
    const { app } = await openApp({ listRollouts }, { logger });
    const answer = await app.inject(get('/api/v1/rollouts'));
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'defect.unexpected', exitCode: 6 });
    expect(answer.body).toContain('the disk is on fire');
    expect(answer.body).not.toContain('answer-problem.test');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: 'unexpected error',
      err: { stack: expect.stringContaining('answer-problem.test') },
    });
  });

  it('tells its innermost cause, not the statement around it', async () => {
    const listEvents = async () => {
      const cause = new Error('duplicate key value');
      throw new Error('Failed query: insert into "events" … params: mika@example.org', { cause });
    };
    const problem = await problemOf(get('/api/v1/events'), { listEvents });
    expect(problem).toMatchObject({ code: 'defect.unexpected' });
    expect(JSON.stringify(problem)).toContain('duplicate key value');
    expect(JSON.stringify(problem)).not.toContain('mika@example.org');
  });

  it('is also an answer that its schema does not allow', async () => {
    const listEvents = async () => [{ seq: 0.5 }] as never;
    expect(await problemOf(get('/api/v1/events'), { listEvents })).toMatchObject({ status: 500 });
  });
});

describe('the language of a problem', () => {
  it.each([
    ['ja', 'ja'],
    ['ja-JP,ja;q=0.9,en;q=0.8', 'ja'],
    ['fr, ja;q=0.3', 'ja'],
    ['en;q=0.2, ja;q=0.7', 'ja'],
    ['ja;q=0, en', 'en'],
    ['ja;q=0', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('for %j is %s', async (header, language) => {
    const { title } = await problemOf(get('/nothing', header));
    expect(title).toBe(language === 'ja' ? 'GET /nothing はありません。' : 'There is no GET /nothing.');
  });
});
