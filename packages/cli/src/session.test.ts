import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lockDataDirectory } from '@tminus/adapters';
import { problemOf } from '@tminus/contract';
import { translator } from '@tminus/domain';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createContext } from './context.ts';
import { ProblemError } from './output/failure.ts';
import { answer, looking, withSession } from './session.ts';
import { capture } from './testing/capture.ts';
import { scratchWorkspace } from './testing/workspace.ts';

const problem = problemOf({ code: 'release.notFound', params: { release: 'v1' } }, translator('en'));

/** Address of a server on loopback that ends with the test. */
async function listen(onRequest: RequestListener): Promise<string> {
  const server = createServer(onRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A workspace whose data directory a server at this address has until the test ends. */
async function heldBy(address: string) {
  const context = createContext({ directory: scratchWorkspace(), lang: 'en' }, {});
  const holder = { pid: process.pid, command: 'tminus serve', startedAt: 0, shared: false };
  const lock = await lockDataDirectory(context.dataDirectory, holder);
  onTestFinished(() => lock.release());
  lock.publish({ address });
  return context;
}

describe('an answer of the API', () => {
  it('is its data, even when there is little of it', () => {
    expect(answer({ data: { items: [] } })).toEqual({ items: [] });
    expect(answer({ data: null })).toBeNull();
  });

  it('that is a problem is the failure of the command, as it came', () => {
    const failure = (() => {
      try {
        return answer({ error: problem });
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({ problem });
  });

  it.each([undefined, 'Bad Gateway', { message: 'x' }, null])('of another kind is a defect: %j', (error) => {
    expect(() => answer({ error })).toThrow('neither data nor a problem');
  });
});

describe('a session', () => {
  it('without a server is the application of this process, and is closed whatever happens', async () => {
    const context = createContext({ directory: scratchWorkspace(), lang: 'ja' }, {});
    const ref = 'v9.9.9';
    const asked = withSession(context, looking('release show'), async ({ api, controlRoom }) => {
      expect(controlRoom).not.toBeNull();
      return answer(await api.GET('/api/v1/releases/{ref}', { params: { path: { ref } } }));
    });
    await expect(asked).rejects.toMatchObject({
      problem: problemOf({ code: 'release.notFound', params: { release: ref } }, translator('ja')),
    });
    const again = withSession(context, looking('status'), async ({ api }) =>
      answer(await api.GET('/healthz')),
    );
    expect(await again).toEqual({ status: 'ok', pid: process.pid });
  });

  it('that must wait for its turn says once for whom, and opens when its turn comes', async () => {
    const context = createContext({ directory: scratchWorkspace(), lang: 'en' }, {});
    const holder = { pid: 4711, command: 'tminus approve', startedAt: 0, shared: false };
    const lock = await lockDataDirectory(context.dataDirectory, holder);
    const output = capture();
    const waiting = withSession(context, looking('status'), async ({ api }) =>
      answer(await api.GET('/healthz')),
    );
    await expect.poll(() => output.stderr, { timeout: 10_000 }).not.toBe('');
    expect(output.stderr).toBe('waiting for process 4711 (tminus approve), which has the data directory\n');
    await lock.release();
    expect(await waiting).toMatchObject({ status: 'ok' });
    expect(output.stderr.split('\n')).toHaveLength(2);
  });

  it('with a server whose connection breaks asks once more, with the same key for a write', async () => {
    const keys: (string | string[] | undefined)[] = [];
    const address = await listen((request, response) => {
      keys.push(request.headers['idempotency-key']);
      if (keys.length % 2 === 1) return void request.socket.destroy();
      response.setHeader('content-type', 'application/json').end('{"status":"executing"}');
    });
    const context = await heldBy(address);
    const asked = { params: { path: { ref: 'v1.0.0' } }, body: { actor: 'Mika' } };
    await withSession(context, { command: 'tminus ship' }, async ({ api }) => {
      for (let n = 0; n < 2; n += 1)
        expect(answer(await api.POST('/api/v1/releases/{ref}/ship', asked))).toMatchObject({
          status: 'executing',
        });
    });
    expect(keys[0]).toMatch(/^[\x20-\x7e]{1,255}$/);
    expect([keys[1], keys[3]]).toEqual([keys[0], keys[2]]);
    expect(new Set(keys).size).toBe(2);
  });

  it('waits for the answer when its repetition meets the first request, still under way', async () => {
    const keys: (string | string[] | undefined)[] = [];
    const address = await listen((request, response) => {
      keys.push(request.headers['idempotency-key']);
      if (keys.length === 1) return void request.socket.destroy();
      response.setHeader('content-type', 'application/json');
      if (keys.length > 3) return void response.end('{"status":"executing"}');
      response.writeHead(409, { 'retry-after': '0' }).end('{"code":"request.inProgress"}');
    });
    const context = await heldBy(address);
    const asked = { params: { path: { ref: 'v1.0.0' } }, body: { actor: 'Mika' } };
    await withSession(context, { command: 'tminus ship' }, async ({ api }) => {
      const answered = answer(await api.POST('/api/v1/releases/{ref}/ship', asked));
      expect(answered).toMatchObject({ status: 'executing' });
    });
    expect(keys).toEqual(Array(4).fill(keys[0]));
  });
});
