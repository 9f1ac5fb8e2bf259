import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { holderOf, lockDataDirectory } from './lock.ts';

let entry: string;
let root: string;
let directory: string;
let children: ChildProcess[];

beforeAll(async () => {
  entry = await bundleEntry(new URL('./lock-entry.ts', import.meta.url));
});
afterAll(() => rm(path.dirname(entry), { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'tminus-data-'));
  directory = path.join(root, 'deeper', '.tminus');
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map(kill));
  await rm(root, { recursive: true, force: true });
});

const self = { pid: process.pid, command: 'the test', startedAt: 1_000 };

async function contender(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [entry, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: String(line).trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

it('creates the directory for its owner alone, and tells who has it and where to reach it', async () => {
  expect(await holderOf(directory)).toBeNull();
  const lock = await lockDataDirectory(directory, self);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  expect(await holderOf(directory)).toEqual({ ...self, shared: false, address: null });
  lock.publish({ address: 'http://127.0.0.1:7431' });
  expect(await holderOf(directory)).toEqual({ ...self, shared: false, address: 'http://127.0.0.1:7431' });
  await lock.release();
  expect(await holderOf(directory)).toBeNull();
});

it('refuses a second holder and names the first, in this process and in another', async () => {
  const lock = await lockDataDirectory(directory, self);
  const params = { directory, pid: process.pid, command: 'the test', shared: 'false' };
  await expect(lockDataDirectory(directory, self)).rejects.toMatchObject({
    refusal: { code: 'data.locked', params },
  });
  expect((await contender()).said).toBe(`data.locked ${JSON.stringify(params)}`);
  await lock.release();
});

it('is free as soon as its holder is killed', async () => {
  const { child, said } = await contender();
  expect(said).toBe('locked');
  expect(await holderOf(directory)).toMatchObject({ pid: child.pid, command: 'lock test', address: null });
  await kill(child);
  expect(await holderOf(directory)).toBeNull();
  const lock = await lockDataDirectory(directory, self);
  await lock.release();
});

it('goes to exactly one of several processes that race for it, also over the remains of a killed one', async () => {
  await kill((await contender()).child);
  const answers = await Promise.all(Array.from({ length: 6 }, contender));
  const winners = answers.filter(({ said }) => said === 'locked');
  expect(winners).toHaveLength(1);
  const refused = answers.filter(({ said }) => said.startsWith('data.locked'));
  expect(refused.every(({ said }) => said.includes(`"pid":${winners[0]?.child.pid}`))).toBe(true);
  expect(refused).toHaveLength(5);
});

it('refuses a place where no directory can be', async () => {
  const file = path.join(root, 'file');
  await writeFile(file, '');
  const place = path.join(file, '.tminus');
  await expect(lockDataDirectory(place, self)).rejects.toMatchObject({
    refusal: { code: 'data.unusable', params: { directory: place } },
  });
  expect(await holderOf(place)).toBeNull();
});
