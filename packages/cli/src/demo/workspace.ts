import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAssets } from '../assets.ts';
import { createRepositories } from './repositories.ts';

/** The demo's own corner of the machine. */
export interface DemoWorkspace {
  readonly directory: string;
  readonly configFile: string;
  readonly apiPort: number;
  readonly webPort: number;
  /** Removes repositories and data; what was written about the release stays. */
  clear(): Promise<void>;
}

/** Makes repositories, ports and a configuration with soaks of seconds, in a fresh temporary directory. */
export async function createDemoWorkspace(): Promise<DemoWorkspace> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'tminus-demo-')));
  const [apiPort, webPort] = await freePorts(2);
  if (apiPort === undefined || webPort === undefined) throw new Error('no free port');
  try {
    await createRepositories(directory, demoAssets.components);
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
  const configFile = join(directory, 'tminus.yaml');
  await writeFile(configFile, config(apiPort, webPort));
  const clear = async () => {
    for (const name of ['api', 'web', '.tminus', 'tminus.yaml'])
      await rm(join(directory, name), { recursive: true, force: true });
  };
  return { directory, configFile, apiPort, webPort, clear };
}

const config = (apiPort: number, webPort: number): string => `product:
  name: Kiosk
  version: 3.1.0

components:
  - name: api
    repo: api
    deploy: { command: [node, server.js] }
    traffic: { listen: ${apiPort} }
  - name: web
    repo: web
    dependsOn: [api]
    deploy:
      command: [node, server.js]
      env: { API_URL: "http://127.0.0.1:${apiPort}" }
    traffic: { listen: ${webPort} }

policy:
  minor:
    noticeDays: 0
    workDays: 0
    steps:
      - { percent: 10%, soak: 6s }
      - { percent: 50%, soak: 5s }
      - { percent: 100%, soak: 5s }

judge: { tick: 250ms, lease: 5s }
`;

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
