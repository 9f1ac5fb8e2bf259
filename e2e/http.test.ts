import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { holderOf } from '@tminus/adapters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, until } from './testing/cli.ts';
import { serving } from './testing/serving.ts';
import { createStall } from './testing/stall.ts';
import { scratchDirectory } from './testing/workspace.ts';

/* How the server behaves towards its clients and its supervisor, as a process. */

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
const CODES = { interrupted: 130 };

beforeEach(async () => {
  scratch = await scratchDirectory();
  await createStall(scratch.path);
});
afterEach(() => scratch.remove());

const plan = (address: string, key: string, more: object = {}) =>
  fetch(`${address}/api/v1/releases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ author: 'Mika <mika@example.org>', ...more }),
  });

describe('a server', () => {
  it('answers a repeated write the same after a restart, and goes on with a stream where it broke off', async () => {
    const first = await serving(scratch.path);
    const planned = await plan(first.address, 'k');
    expect(planned.status).toBe(200);
    const body = await planned.text();
    const stream = await fetch(`${first.address}/api/v1/events/stream`);
    await first.stop();
    expect(await stream.text()).toMatch(/^id: 1\nevent: release\.planned$/m);

    const second = await serving(scratch.path);
    const again = await plan(second.address, 'k');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(await again.text()).toBe(body);
    expect((await plan(second.address, 'k', { dryRun: true })).status).toBe(422);
    const { items } = (await (await fetch(`${second.address}/api/v1/events`)).json()) as { items: unknown[] };
    const resumed = await fetch(`${second.address}/api/v1/events/stream`, {
      headers: { 'last-event-id': String(items.length - 1) },
    });
    await second.stop();
    expect((await resumed.text()).match(/^id: .*$/gm)).toEqual([`id: ${items.length}`]);
  });

  it('is ready, and tells its numbers', async () => {
    const server = await serving(scratch.path);
    const ready = await fetch(`${server.address}/readyz`);
    expect(await ready.json()).toEqual({ status: 'ready', checks: { database: 'ok', engine: 'ok' } });
    await plan(server.address, 'k');
    const metrics = await (await fetch(`${server.address}/metrics`)).text();
    expect(metrics).toMatch(/^tminus_releases\{status="planning"\} 1$/m);
    expect(metrics).toMatch(/^tminus_database_up 1$/m);
    await server.stop();
  });

  it('ends at once at the second signal, whoever it waits for', async () => {
    const server = startTminus(['serve', '--port', '0', '-C', scratch.path]);
    const address = await until(
      'serve',
      async () => (await holderOf(join(scratch.path, '.tminus')))?.address,
    );
    const { hostname, port } = new URL(address);
    const slow = connect(Number(port), hostname);
    slow.on('error', () => 'the server breaks the connection when it ends');
    await once(slow, 'connect');
    slow.write('POST /api/v1/releases HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n');
    // An answer on another connection shows that the server has read that far.
    await fetch(`${address}/healthz`);
    server.kill('SIGTERM');
    await until('the server to stop listening', () =>
      fetch(`${address}/healthz`).then(
        () => false,
        () => true,
      ),
    );
    server.kill('SIGTERM');
    expect((await server.finished).code).toBe(CODES.interrupted);
  });
});
