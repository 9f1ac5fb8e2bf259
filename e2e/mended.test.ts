import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tminus, until } from './testing/cli.ts';
import { serving } from './testing/serving.ts';
import { createStall, type Stall } from './testing/stall.ts';
import { dataPlane, look } from './testing/watch.ts';
import { scratchDirectory } from './testing/workspace.ts';

/* A release that stops half-way says why, stays where it is, and goes on from there once the cause is mended. */

const REF = 'v1.0.0';
const ROLES = ['product_manager', 'technical_lead', 'qa'];

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let stall: Stall;

beforeEach(async () => {
  scratch = await scratchDirectory();
  stall = await createStall(scratch.path);
  const server = await serving(scratch.path);
  await run('plan');
  await Promise.all(ROLES.map((role) => run('approve', REF, '--as', role, '--by', `${role}@example.com`)));
  await server.stop();
});

afterEach(async () => {
  await dataPlane(stall.directory).stop();
  await scratch.remove();
});

async function run(...args: string[]) {
  const { code, stdout, stderr } = await tminus([...args, '-C', stall.directory, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

async function shipInVain() {
  const { code, stdout, stderr } = await tminus(['ship', REF, '-C', stall.directory, '--json']);
  expect(code, stderr).toBe(6);
  return { problem: JSON.parse(stdout), stderr };
}

const answerOf = async (): Promise<string> => (await fetch(`http://127.0.0.1:${stall.port}/`)).text();

/** Every event of the release; the log is read through a server of its own. */
async function eventsOf(): Promise<readonly string[]> {
  const server = await serving(stall.directory);
  const { events } = await until('the event log', () => look(stall.directory, REF));
  await server.stop();
  return events.map(({ type, subject }) => `${type} ${subject}`.trim());
}

const times = (events: readonly string[], event: string): number =>
  events.filter((each) => each === event).length;

describe('a component that never gets ready', () => {
  it('stops the release with its own last words; mended, the release goes on without repeating a phase', async () => {
    const { problem, stderr } = await shipInVain();
    expect(problem).toMatchObject({ code: 'release.phaseFailed', exitCode: 6, params: { phase: 'staging' } });
    expect(problem.release).toMatchObject({
      status: 'execution_failed',
      failure: { code: 'deploy.notReady' },
    });
    expect(problem.title).toContain('stall@1.0.0');
    expect(problem.title).toContain(`waits for the file ${stall.opens}`);
    expect(problem.detail).toContain(`tminus ship ${REF}`);
    expect(stderr).toContain(problem.title);
    const japanese = await tminus(['ship', REF, '-C', stall.directory, '--lang', 'ja']);
    expect(japanese.code).toBe(6);
    expect(japanese.stderr).toContain('3 秒以内に準備できませんでした');
    expect(japanese.stderr).toContain('完了したフェーズは繰り返しません');

    await writeFile(stall.opens, '');
    const shipped = await run('ship', REF);
    expect(shipped).toMatchObject({ status: 'deployed', failure: null });
    expect(await answerOf()).toBe('1.0.0');
    const events = await eventsOf();
    for (const phase of ['development', 'testing', 'preparation'])
      expect([phase, times(events, `phase.started ${phase}`)]).toEqual([phase, 1]);
    expect(times(events, 'phase.failed staging')).toBe(2);
    expect(times(events, 'phase.started staging')).toBe(3);
    expect(times(events, 'artifact.prepared stall')).toBe(1);
    expect(times(events, 'release.deployed')).toBe(1);
    expect(await run('ship', REF)).toMatchObject({ status: 'deployed' });
  });
});

describe('a deployed release whose router and component are gone, as after a restart of the machine', () => {
  it('serves again when it is shipped once more, and nothing is released anew', async () => {
    await writeFile(stall.opens, '');
    await run('ship', REF);
    await dataPlane(stall.directory).stop();
    await expect(answerOf()).rejects.toThrow();
    expect(await run('ship', REF)).toMatchObject({ status: 'deployed' });
    expect(await answerOf()).toBe('1.0.0');
    expect(times(await eventsOf(), 'release.deployed')).toBe(1);
  });
});

describe('a component whose port is taken', () => {
  it('stops the release with the number of the port; once it is free, the component answers there', async () => {
    await writeFile(stall.opens, '');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(stall.port, '127.0.0.1', resolve));
    const { problem } = await shipInVain();
    expect(problem.release).toMatchObject({
      status: 'execution_failed',
      failure: { code: 'server.portBusy', params: { port: stall.port } },
    });
    expect(problem.title).toContain(`Port ${stall.port} is in use`);

    await new Promise((resolve) => other.close(resolve));
    expect(await run('ship', REF)).toMatchObject({ status: 'deployed' });
    expect(await answerOf()).toBe('1.0.0');
  });
});
