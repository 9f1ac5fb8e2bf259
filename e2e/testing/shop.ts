import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRepository, freePorts } from './workspace.ts';

const component = fileURLToPath(new URL('./component.js', import.meta.url));

/** The release that a shop makes next. */
export const REF = 'v1.1.0';

export interface Shop {
  readonly directory: string;
  readonly ports: Readonly<Record<'api' | 'web', number>>;
}

/** How often a shop's rollouts are looked at. */
export const TICK_MS = 250;

/** How a shop's releases move and are judged, as `tminus.yaml` says it. */
export interface Pace {
  readonly steps: string;
  readonly leaseMs: number;
  /** Further settings of the judge. */
  readonly judge: readonly string[];
}

/** Enough for the judge to tell a healthy version by 80 requests a second, within a soak or a little more. */
export const QUICK: Pace = {
  steps: '{ percent: 25%, soak: 2500ms }, { percent: 50%, soak: 2s }, { percent: 100%, soak: 1500ms }',
  leaseMs: 5_000,
  judge: ['margin: 15%', 'minRequests: 40', 'maxExtensions: 20'],
};

/** Time for something to happen in every soak, and to be seen. */
export const SLOW: Pace = {
  steps: '{ percent: 10%, soak: 6s }, { percent: 50%, soak: 4s }, { percent: 100%, soak: 3s }',
  leaseMs: 15_000,
  judge: [],
};

/**
 * A workspace with two components in repositories of their own, slow enough in every phase that a kill
 * can land in it: a git hook delays the branch, builds take their time, components start and drain slowly.
 */
export async function createShop(directory: string, receiverUrl: string, pace: Pace = QUICK): Promise<Shop> {
  const [api = 0, web = 0] = await freePorts(2);
  for (const name of ['api', 'web']) {
    const repo = join(directory, name);
    await mkdir(repo, { recursive: true });
    await copyFile(component, join(repo, 'server.js'));
    await createRepository(repo, [
      { message: 'feat: first', files: { 'package.json': '{"type":"module"}' }, tag: 'v1.0.0' },
      {
        message: 'feat: second (REQ-7)',
        files: { breakable: '', 'build.js': 'setTimeout(() => {}, 700);\n' },
      },
    ]);
    const hook = join(repo, '.git', 'hooks', 'reference-transaction');
    await writeFile(hook, '#!/bin/sh\n[ "$1" = prepared ] && sleep 0.7\nexit 0\n');
    await chmod(hook, 0o755);
  }
  await writeFile(join(directory, 'tminus.yaml'), shopConfig({ api, web }, receiverUrl, pace));
  return { directory, ports: { api, web } };
}

const shopConfig = (
  ports: Shop['ports'],
  receiverUrl: string,
  pace: Pace,
): string => `product: { name: Shop, version: 1.0.0 }
components:
${(['api', 'web'] as const)
  .map(
    (name) => `  - name: ${name}
    repo: ${name}
    dependsOn: [${name === 'web' ? 'api' : ''}]
    deploy:
      build: [sh, -c, "test ! -e build.js || node build.js"]
      command: [node, server.js]
      env: { RECEIVER_URL: "${receiverUrl}", SLOW_START_MS: "700", SLOW_STOP_MS: "700" }
    traffic: { listen: ${ports[name]} }`,
  )
  .join('\n')}
policy:
  minor:
    noticeDays: 0
    workDays: 0
    steps: [${pace.steps}]
judge: { ${[`tick: ${TICK_MS}ms`, `lease: ${pace.leaseMs}ms`, ...pace.judge].join(', ')} }
`;
