import { expect } from 'vitest';
import { startTminus, until } from './cli.ts';
import { REF } from './shop.ts';
import { lookAt, type Sight } from './watch.ts';

export type Serving = Awaited<ReturnType<typeof serving>>;

/** A `tminus serve` on a free port: commands go through it, each in a fraction of the time that they take alone. */
export async function serving(directory: string, options: readonly string[] = [], env?: NodeJS.ProcessEnv) {
  const server = startTminus(['serve', '--port', '0', '--json', '-C', directory, ...options], env);
  let said = '';
  server.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  await until('tminus serve', async () => {
    if (server.exitCode !== null) throw new Error(`serve ended: ${(await server.finished).stderr}`);
    return said.includes('}');
  });
  const { address } = JSON.parse(said) as { address: string };

  /** What it tells of the release of a shop, once it tells this. */
  const see = (what: string, holds: (sight: Sight) => boolean, timeoutMs?: number): Promise<Sight> =>
    until(
      what,
      async () => {
        const sight = await lookAt(address, REF);
        return sight !== null && holds(sight) ? sight : null;
      },
      timeoutMs,
    );

  /** Asks it to carry the release of a shop out. */
  async function ship(): Promise<void> {
    const asked = await fetch(`${address}/api/v1/releases/${REF}/ship`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ actor: 'Ada', reason: null }),
    });
    expect(asked.status, await asked.clone().text()).toBe(202);
  }

  /** Stops it as a supervisor does; fails unless it ends well. */
  async function stop(): Promise<void> {
    server.kill('SIGTERM');
    const { code, stderr } = await server.finished;
    if (code !== 0) throw new Error(`serve ended with ${code}: ${stderr}`);
  }

  return { address, process: server, see, ship, stop };
}
