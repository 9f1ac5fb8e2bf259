import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockDataDirectory } from '../data-directory/lock.ts';
import { findController, recordsOfServer } from './ask-controller.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tminus-doctor-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

type Answer = readonly [status: number, body: unknown];

/** A server that gives these answers, by path; returns its address, and what it was asked. */
async function answering(
  answers: Readonly<Record<string, Answer>>,
): Promise<{ address: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const [status, body] = answers[request.url?.split('?')[0] ?? ''] ?? [404, { title: 'not here' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  return { address: `http://127.0.0.1:${port}`, asked, close };
}

async function hold(address: string | null): Promise<void> {
  const lock = await lockDataDirectory(directory, { pid: 7, command: 'tminus serve', startedAt: 0 });
  onTestFinished(() => lock.release());
  lock.publish({ address });
}

describe('the controller', () => {
  it('is nobody where nobody has the directory', async () => {
    expect(await findController(directory)).toBeNull();
  });

  it('may listen nowhere', async () => {
    await hold(null);
    expect(await findController(directory)).toEqual({
      pid: 7,
      command: 'tminus serve',
      address: null,
      trouble: null,
    });
  });

  it.each<[string, Answer, string | null]>([
    ['is ready', [200, { status: 'ready' }], null],
    [
      'says which checks fail',
      [503, { params: { failed: 'engine', engine: 'not launched', database: 'ok' } }],
      'engine: not launched',
    ],
    ['fails without a word', [500, {}], 'status 500'],
  ])('%s', async (_, answer, trouble) => {
    const { address } = await answering({ '/readyz': answer });
    await hold(address);
    expect(await findController(directory)).toMatchObject({ address, trouble });
  });

  it('does not answer', async () => {
    const { address, close } = await answering({});
    close();
    await hold(address);
    expect((await findController(directory))?.trouble).toContain('ECONNREFUSED');
  });
});

describe('the records of a server', () => {
  const verdict = { ok: false, rows: 5, head: { seq: 5, hash: '' }, problems: [{}], unlisted: 2 };

  it('are what its API says', async () => {
    const { address } = await answering({
      '/api/v1/events': [200, { items: [], next: null }],
      '/api/v1/audit/verify': [200, verdict],
      '/api/v1/rollouts': [200, { items: [{ version: '1.1.0', state: 'paused', steps: [] }], next: null }],
      '/api/v1/deliveries': [
        200,
        { items: [{ sink: 'webhook:ops', behind: 2, attempts: 1, failure: { code: 'x', text: 'late' } }] },
      ],
    });
    const records = recordsOfServer(address, 'en');
    expect(await records.verifyLog(100)).toEqual({ rows: 5, problems: 3 });
    expect(await records.liveRollouts()).toEqual([{ release: 'v1.1.0', state: 'paused' }]);
    expect(await records.deliveries()).toEqual([
      { sink: 'webhook:ops', behind: 2, attempts: 1, failure: 'late' },
    ]);
  });

  it('a log that is too long is not read', async () => {
    const { address, asked } = await answering({ '/api/v1/events': [200, { items: [{}], next: null }] });
    expect(await recordsOfServer(address, 'en').verifyLog(100)).toBeNull();
    expect(asked).toEqual(['/api/v1/events?after=100&limit=1']);
  });

  it('a problem document is the reason', async () => {
    const { address } = await answering({});
    await expect(recordsOfServer(address, 'en').deliveries()).rejects.toThrow('not here');
  });
});
