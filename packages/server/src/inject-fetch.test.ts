import fc from 'fast-check';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { injectFetch } from './inject-fetch.ts';

let app: FastifyInstance;
let call: (path: string, init?: RequestInit) => Promise<Response>;

beforeEach(() => {
  app = Fastify();
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  const fetchInto = injectFetch(app);
  call = (path, init) => fetchInto(new Request(`http://tminus.test${path}`, init));
});
afterEach(() => app.close());

describe('fetch without a socket', () => {
  it('hands over method, path, query, headers and body', async () => {
    app.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/:name',
      handler: async ({ method, params, query, headers, body }) => ({
        method,
        params,
        query,
        language: headers['accept-language'],
        body: body ?? null,
      }),
    });
    const seen = {
      params: { name: 'a b' },
      query: { q: '1&2', r: '日本' },
      language: 'ja',
    };
    const path = `/a%20b?q=1%262&r=${encodeURIComponent('日本')}#here`;
    for (const method of ['GET', 'DELETE']) {
      const answer = await call(path, { method, headers: { 'accept-language': 'ja' } });
      expect(await answer.json()).toEqual({ ...seen, method, body: null });
    }
    for (const method of ['POST', 'PUT', 'PATCH']) {
      const headers = { 'accept-language': 'ja', 'content-type': 'application/json' };
      const answer = await call(path, { method, headers, body: '{"name":"日本"}' });
      expect(await answer.json()).toEqual({ ...seen, method, body: { name: '日本' } });
    }
  });

  it('leaves every byte of a body as it is, both ways', async () => {
    app.post('/', async (request, reply) => reply.type('application/octet-stream').send(request.body));
    const headers = { 'content-type': 'application/octet-stream' };
    const law = fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (bytes) => {
      const answer = await call('/', { method: 'POST', headers, body: new Uint8Array(bytes) });
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(bytes));
    });
    await fc.assert(law, { numRuns: 30 });
  });

  it('gives back status and headers, each of several of one name', async () => {
    app.get('/', async (_request, reply) =>
      reply.code(409).header('set-cookie', ['a=1', 'b=2']).header('retry-after', 7).send({}),
    );
    const answer = await call('/');
    expect(answer.status).toBe(409);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('retry-after')).toBe('7');
  });

  it('gives an answer without a body as one', async () => {
    app.get('/', async (_request, reply) => reply.code(204).send());
    const answer = await call('/');
    expect([answer.status, answer.body]).toEqual([204, null]);
  });
});
