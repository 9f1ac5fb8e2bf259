import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLoad } from '@tminus/adapters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tminus, until } from './testing/cli.ts';
import { type Block, ROOT, readmeBlocks, readmeCommands, relativeLinks } from './testing/readme.ts';
import { dataPlane, look } from './testing/watch.ts';
import { createRepository, freePorts, scratchDirectory } from './testing/workspace.ts';

const SERVER = `
const { createServer } = require('node:http');
const server = createServer((request, response) => response.end('ok'));
server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => server.close());
`;
const RELEASE = 'v1.1.0';

let blocks: readonly Block[];
let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let shop: string;
let port: number;

beforeAll(async () => {
  blocks = await readmeBlocks();
  scratch = await scratchDirectory();
  shop = join(scratch.path, 'shop');
  [port = 0] = await freePorts(1);
  await createRepository(shop, [
    {
      message: 'feat: first',
      files: { 'package.json': '{"name":"shop","version":"1.0.0"}', 'server.js': SERVER },
      tag: 'v1.0.0',
    },
    { message: 'feat: search by color (REQ-007)', files: { 'search.js': '' } },
  ]);
});

afterAll(async () => {
  await dataPlane(shop).stop();
  await scratch.remove();
});

const block = (mark: string): string => {
  const found = blocks.find((each) => each.mark === mark);
  if (found === undefined) throw new Error(`README.md has no block marked ${mark}`);
  return found.text;
};

/** What a reader types, in a shell that finds what the README puts on the path; stops at the first failure. */
async function type(text: string, cwd: string): Promise<{ code: unknown; output: string }> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', text], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NO_COLOR: '1',
      TMINUS_LANG: 'en',
      PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`,
    },
  });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const [code] = await once(child, 'close');
  return { code, output };
}

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (document) => {
  it('links only to what is there', async () => {
    const links = await relativeLinks(document);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });
});

describe('README.md', () => {
  it('has no shell command that is not run here', () => {
    const marks = blocks.filter(({ language }) => language === 'sh').map(({ mark }) => mark);
    expect(marks).toEqual(
      ['first screen', 'fault', 'path', 'ask', 'ship', 'second terminal'].map((name) => `run: ${name}`),
    );
  });

  it('lists commands that are there, each with an example', async () => {
    const commands = await readmeCommands();
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      const { code, stdout } = await tminus([...command.split(' '), '--help']);
      expect(code, command).toBe(0);
      expect(stdout, command).toContain(`tminus ${command}`);
    }
  });

  it('begins with a demo that ends well, and with the tests as CI runs them', async () => {
    const [demo = '', tests = ''] = block('run: first screen').trimEnd().split('\n');
    const { code, output } = await type(demo, ROOT);
    expect(code, output).toBe(0);
    expect(output).toContain(' 0 failed');
    const ci = await readFile(join(ROOT, '.ci', 'run'), 'utf8');
    expect(ci.trimEnd().split('\n').at(-1)).toBe(tests.split('#')[0]?.trim());
  });

  it('shows a bad version being rolled back', async () => {
    const { code, output } = await type(block('run: fault'), ROOT);
    expect(code, output).toBe(7);
    expect(output).toContain('rolled back by itself');
  });

  it('leads through a release of one’s own repository', async () => {
    const path = await type(block('run: path'), ROOT);
    expect(path, path.output).toMatchObject({ code: 0 });

    const asked = await type(block('run: ask'), shop);
    expect(asked, asked.output).toMatchObject({ code: 0 });
    expect(asked.output).toContain('1.0.0  →  1.1.0');
    expect(asked.output).toContain('search by color');

    const config = block('file: tminus.yaml').replace('8080', String(port));
    await writeFile(join(shop, 'tminus.yaml'), config);
    const shipping = type(block('run: ship'), shop);
    // Looks over HTTP only: a command would take the data directory and make the reader's own wait.
    const rollout = until(
      'the rollout',
      async () => (await look(shop, RELEASE))?.rollout?.state === 'progressing',
    );
    const early = await Promise.race([rollout, shipping]);
    expect(early, 'shipping ended before its rollout began').toBe(true);
    const load = startLoad({
      entry: join(ROOT, 'packages/cli/dist/load.js'),
      targets: [{ url: `http://127.0.0.1:${port}`, path: '/', rps: 100 }],
    });
    const said = await type(block('run: second terminal'), shop);
    const shipped = await shipping;
    const { failed } = await load.stop();
    expect(failed).toBe(0);
    expect(said, said.output).toMatchObject({ code: 0 });
    expect(said.output).toContain('looking closer');
    expect(shipped, shipped.output).toMatchObject({ code: 0 });
    expect(shipped.output).toContain(`${RELEASE} deployed`);
  });
});
