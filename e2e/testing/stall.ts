import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, freePorts } from './workspace.ts';

/** A workspace with one component that was never released: it ships in a second, as no traffic has to move. */
export interface Stall {
  readonly directory: string;
  readonly port: number;
  /** The component starts to listen when this file is there. */
  readonly opens: string;
}

const SERVER = `const { existsSync } = require('node:fs');
const { createServer } = require('node:http');
const { HOST, OPENS, PORT, TMINUS_VERSION } = process.env;
const server = createServer((request, response) => response.end(TMINUS_VERSION));
console.log('waits for the file', OPENS);
const opening = setInterval(() => {
  if (!existsSync(OPENS)) return;
  clearInterval(opening);
  server.listen(Number(PORT), HOST);
}, 20);
process.on('SIGTERM', () => {
  clearInterval(opening);
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
`;

/** Makes the workspace, closed: until `opens` is written, its component runs but is never ready. */
export async function createStall(
  directory: string,
  options: { readonly more?: string } = {},
): Promise<Stall> {
  const [port = 0] = await freePorts(1);
  const opens = join(directory, 'open');
  await mkdir(directory, { recursive: true });
  await createRepository(join(directory, 'stall'), [
    {
      message: 'feat: first',
      files: { 'package.json': '{"name":"stall","version":"1.0.0"}', 'server.js': SERVER },
    },
  ]);
  await writeFile(
    join(directory, 'tminus.yaml'),
    `components:
  - name: stall
    repo: stall
    deploy: { command: [node, server.js], startTimeout: 3s, env: { OPENS: "${opens}" } }
    traffic: { listen: ${port} }
policy: { minor: { noticeDays: 0, workDays: 0 } }
${options.more ?? ''}`,
  );
  return { directory, port, opens };
}
