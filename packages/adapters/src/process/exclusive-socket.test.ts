import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { acquireExclusiveSocket, type ExclusiveSocket } from './exclusive-socket.ts';
import { connectSocket } from './socket-path.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tminus-lock-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const acquire = (within = directory) =>
  acquireExclusiveSocket({ directory: within, name: 'lock', onConnection: (socket) => socket.end('hello') });

function held(answer: ExclusiveSocket | { heldBy: string }): ExclusiveSocket {
  if ('heldBy' in answer) throw new Error(`held by ${answer.heldBy}`);
  return answer;
}

describe('an exclusive socket', () => {
  it('is held by exactly one of many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => acquire()));
    const winners = answers.filter((answer) => 'release' in answer);
    expect(winners).toHaveLength(1);
    await Promise.all(winners.map((winner) => winner.release()));
  });

  it('is reachable under its name, and free again after its release', async () => {
    const first = held(await acquire());
    expect(await acquire()).toEqual({ heldBy: join(directory, 'lock.sock') });
    const [greeting] = await once(await connectSocket(directory, 'lock.sock'), 'data');
    expect(String(greeting)).toBe('hello');
    await first.release();
    await expect(connectSocket(directory, 'lock.sock')).rejects.toThrow('ENOENT');
    await held(await acquire()).release();
  });

  it('does not depend on the length of the path', async () => {
    const deep = join(directory, 'd'.repeat(100), 'e'.repeat(100));
    const lock = held(await acquire(deep));
    const [greeting] = await once(await connectSocket(deep, 'lock.sock'), 'data');
    expect(String(greeting)).toBe('hello');
    expect(await acquire(deep)).toHaveProperty('heldBy');
    await lock.release();
  });

  it('never has two living holders while processes enter, leave and are killed', async () => {
    const entry = await bundleEntry(new URL('./exclusive-socket.contender.ts', import.meta.url));
    const contend = async (rounds: number, end: string): Promise<string[]> => {
      const child = spawn(process.execPath, [entry, directory, String(rounds), end], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (part: Buffer) => {
        said += String(part);
      });
      await once(child, 'close');
      return said.trim().split('\n');
    };
    const crashing = async (): Promise<string[]> => {
      const said: string[] = [];
      for (let life = 0; life < 4; life++) said.push(...(await contend(3, 'kill')));
      return said;
    };
    const said = (
      await Promise.all([contend(25, 'leave'), contend(25, 'leave'), crashing(), crashing()])
    ).flat();
    expect(said.filter((line) => line !== 'entered')).toEqual([]);
    expect(said).toHaveLength(25 + 25 + 12 + 12);
    await held(await acquire()).release();
    expect(
      (await readdir(directory)).filter((file) => file.startsWith('lock')),
      'leftovers',
    ).toHaveLength(1);
  });
});
