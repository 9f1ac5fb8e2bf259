import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleWithPackages } from '../testing/bundle-with-packages.ts';

let entry: string;
let directory: string;
let journal: string;

beforeAll(async () => {
  entry = await bundleWithPackages(new URL('./crash-entry.ts', import.meta.url));
  directory = await mkdtemp(path.join(tmpdir(), 'tminus-crash-'));
  journal = path.join(directory, 'journal');
});
afterAll(async () => {
  await rm(path.dirname(entry), { recursive: true, force: true });
  await rm(directory, { recursive: true, force: true });
});

const run = (hangIn: string) =>
  spawn(process.execPath, [entry, directory, journal, hangIn], { stdio: ['ignore', 'pipe', 'pipe'] });

async function reached(child: ChildProcess, lines: readonly string[]): Promise<void> {
  const deadline = Date.now() + 40_000;
  while ((await journalLines()).length < lines.length) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`stopped at ${await journalLines()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await journalLines()).toEqual(lines);
}

const journalLines = async (): Promise<string[]> => {
  const written = await readFile(journal, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return written.split('\n').filter((line) => line !== '');
};

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

it('goes on after kill -9 where it was: what was recorded is not done again, the step in flight is', async () => {
  const first = run('two');
  await reached(first, ['one', 'two']);
  await kill(first);

  const second = run('three');
  await reached(second, ['one', 'two', 'two', 'three']);
  await kill(second);

  const third = run('none');
  const [output, complaints] = await Promise.all([text(third.stdout), text(third.stderr)]);
  expect(complaints).toBe('');
  expect(JSON.parse(output)).toEqual({ input: 'given once', results: [3, 3, 5] });
  expect(await journalLines()).toEqual(['one', 'two', 'two', 'three', 'three']);
});
