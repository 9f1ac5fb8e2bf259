import { setTimeout as sleep } from 'node:timers/promises';
import { REF } from '../testing/shop.ts';
import { look, type Sight } from '../testing/watch.ts';
import type { Ended } from './program.ts';
import type { Round } from './round.ts';

const SHIP_MS = 90_000;
const SERVE_MS = 60_000;

/** What the product itself says at the end. */
export interface Record {
  /** Of the last `ship`, which has nothing left to do but to clear up. */
  readonly exitCode: number | null;
  readonly said: string;
  readonly sight: Sight;
  /** Null where the command line has no such command yet. */
  readonly audit: Ended | null;
}

/** Asks the product how the release ended, with nobody killing any more. */
export async function readRecord({ program, shop, options }: Round): Promise<Record> {
  const shipped = await program.run(['ship', REF, ...options], SHIP_MS);
  const help = await program.run(['--help'], SERVE_MS);
  const hasAudit = /^ {2}audit\b/m.test(help.stdout);
  const audit = hasAudit ? await program.run(['audit', 'verify', '--json', ...options], SERVE_MS) : null;
  const server = program.start(['serve', '--port', '0', ...options]);
  try {
    const deadline = Date.now() + SERVE_MS;
    for (;;) {
      const sight = await look(shop.directory, REF);
      if (sight !== null) return { exitCode: shipped.code, said: shipped.stderr, sight, audit };
      if (server.exitCode !== null) throw new Error(`serve ended: ${(await server.ended).stderr}`);
      if (Date.now() > deadline) throw new Error('serve does not tell how the release ended');
      await sleep(50);
    }
  } finally {
    server.kill('SIGTERM');
    const timer = setTimeout(() => server.kill('SIGKILL'), SERVE_MS);
    await server.ended;
    clearTimeout(timer);
  }
}
