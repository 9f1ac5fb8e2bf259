import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { accept } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import type { Limits } from './app.ts';
import { openApp } from './testing/open-app.ts';
import { sampleRelease } from './testing/samples.ts';
import { until } from './testing/until.ts';
import type { UseCases } from './use-cases.ts';

async function serve(more: Partial<UseCases> = {}, limits: Partial<Limits> = {}) {
  const { app } = await openApp(more, { limits });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const port = Number(new URL(address).port);
  return { app, address, port };
}

/** Writes to a socket as it is told, and gives everything that came until the server closed it. */
async function talk(
  port: number,
  write: (line: (text: string) => void) => Promise<void> | void,
): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
  socket.on('error', () => 'the server broke the connection; what came before it counts');
  await once(socket, 'connect');
  // Not `once`, which an error would reject: writing to a connection that the server just broke is one.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await Promise.race([write((text) => void (socket.writable && socket.write(text))), closed]);
  await closed;
  return answer;
}

/** The problem document at the end of an HTTP answer. */
const problemIn = (answer: string) =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as { code: string };

const HEAD = 'POST /api/v1/releases/v1/ship HTTP/1.1\r\nhost: localhost\r\n';
const soon = { headersTimeoutMs: 150, requestTimeoutMs: 300, lookForLateMs: 20 };

describe('a request', () => {
  it('whose headers drip in for ever is cut off', async () => {
    const { port } = await serve({}, soon);
    const answer = await talk(port, async (write) => {
      write(HEAD);
      for (let n = 0; n < 10_000; n += 1) {
        write(`x-${n}: 1\r\n`);
        await delay(10);
      }
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(problemIn(answer)).toMatchObject({ code: 'request.timedOut', status: 408 });
  });

  it('whose body drips in for ever is cut off', async () => {
    const { port } = await serve({}, soon);
    const answer = await talk(port, async (write) => {
      write(`${HEAD}content-type: application/json\r\ncontent-length: 100000\r\n\r\n`);
      for (let n = 0; n < 10_000; n += 1) {
        write(' ');
        await delay(10);
      }
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('with a body of 2 MB is refused, whether it says so or not', async () => {
    const { address } = await serve();
    const body = JSON.stringify({ actor: 'x'.repeat(2_000_000) });
    const streamed = new Blob([body]).stream();
    for (const init of [{ body }, { body: streamed, duplex: 'half' }]) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${address}/api/v1/releases/v1/ship`, {
        method: 'POST',
        headers,
        ...init,
      } as RequestInit);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: 'request.tooLarge' });
    }
  });

  it('with too many headers is refused', async () => {
    const { port } = await serve();
    const answer = await talk(port, (write) => write(`${HEAD}x-long: ${'x'.repeat(20_000)}\r\n\r\n`));
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(problemIn(answer)).toMatchObject({ code: 'request.headersTooLarge', status: 431 });
  });

  it('that names no host is refused, as one that names a foreign one', async () => {
    const { port } = await serve();
    const answer = await talk(port, (write) => write('GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n'));
    expect(problemIn(answer)).toMatchObject({ code: 'request.foreignHost' });
  });

  it('that expects what nobody knows is answered all the same', async () => {
    const { port } = await serve();
    const head = 'GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n';
    expect(await talk(port, (write) => write(`${head}expect: miracles\r\n\r\n`))).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that is not HTTP is told so', async () => {
    const { port } = await serve();
    const answer = await talk(port, (write) => write('HELLO\r\n\r\n'));
    expect(problemIn(answer)).toMatchObject({ code: 'request.invalid', status: 400 });
  });
});

describe('a server that stops', () => {
  /** A server with one request under way, which ends when it is told. */
  async function busy(limits: Partial<Limits> = {}) {
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const findRelease: UseCases['findRelease'] = async () => {
      begin();
      await done;
      return accept({ value: sampleRelease(), revision: 1 });
    };
    const { app, address, port } = await serve({ findRelease }, limits);
    const answer = fetch(`${address}/api/v1/releases/v1`);
    answer.catch(() => 'the test that wants it awaits it');
    await begun;
    return { app, address, port, answer, finish };
  }

  it('answers what is under way, and takes nothing new', async () => {
    const { app, address, answer, finish } = await busy();
    const closed = app.close();
    await until(() => !app.server.listening);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    finish();
    const { status, headers } = await answer;
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
    await closed;
  });

  it('tells who asks on an open connection that it stops, the supervisor too', async () => {
    const { app, port, finish } = await busy();
    const connections: Socket[] = [];
    app.server.on('connection', (socket: Socket) => connections.push(socket));
    let goOn = () => {};
    const stopping = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const answers = ['/readyz', '/api/v1/releases', '/healthz'].map((path) =>
      talk(port, async (write) => {
        write(`GET ${path} HTTP/1.1\r\n`);
        await stopping;
        write('host: localhost\r\n\r\n');
      }),
    );
    await until(() => connections.filter(({ bytesRead }) => bytesRead > 0).length === answers.length);
    const closed = app.close();
    await until(() => !app.server.listening);
    goOn();
    const texts = await Promise.all(answers);
    expect(texts.map((text) => text.split(' ')[1])).toEqual(['503', '503', '200']);
    expect(problemIn(texts[0] ?? '')).toMatchObject({ code: 'server.stopping' });
    finish();
    await closed;
  });

  it('waits for nobody longer than it may', async () => {
    const { app, answer } = await busy({ stopGraceMs: 50 });
    await app.close();
    await expect(answer).rejects.toThrow();
  });
});
