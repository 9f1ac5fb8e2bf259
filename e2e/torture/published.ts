import { appendFile, chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ForgeStandIn, STAND_IN, startGithubStandIn } from '@tminus/adapters/testing';
import type { Shop } from '../testing/shop.ts';
import { git } from '../testing/workspace.ts';

const NAMES = ['api', 'web'] as const;
const HOOK = join('hooks', 'reference-transaction');

/** References of a repository at the commits that they lead to, by full name. */
type Refs = Readonly<{ [ref: string]: string }>;

/** What a round left in git and on the forge. */
export interface Published {
  /** Of each component: tags here, and everything at its remote. */
  readonly tags: Readonly<{ [component: string]: Refs }>;
  readonly remotes: Readonly<{ [component: string]: Refs }>;
  /** Tags of the releases that the forge has. */
  readonly announced: readonly string[];
}

/** Where a round publishes: a bare remote for each repository, and GitHub's API on loopback. */
export interface Outlets {
  /** What is there now. */
  look(): Promise<Published>;
  close(): Promise<void>;
}

/** Makes them for a shop, and has its releases published there; remotes are as slow as its repositories. */
export async function openOutlets({ directory }: Shop): Promise<Outlets> {
  const forge: ForgeStandIn = await startGithubStandIn();
  const remoteOf = (name: string): string => join(directory, `${name}.git`);
  for (const name of NAMES) {
    const [repo, remote] = [join(directory, name), remoteOf(name)];
    await mkdir(remote);
    await git(remote, 'init', '--quiet', '--bare', '--initial-branch=main');
    await git(repo, 'remote', 'add', 'origin', remote);
    await git(repo, 'push', '--quiet', 'origin', 'main');
    await copyFile(join(repo, '.git', HOOK), join(remote, HOOK));
    await chmod(join(remote, HOOK), 0o755);
  }
  const token = join(directory, 'forge-token');
  await writeFile(token, STAND_IN.token);
  await appendFile(
    join(directory, 'tminus.yaml'),
    `publish:
  remote: origin
  forge: { type: github, url: "${forge.url}", repository: ${STAND_IN.repository}, token: "\${file:${token}}" }
`,
  );
  return {
    look: async () => ({
      tags: await byComponent((name) => refsOf(join(directory, name), 'refs/tags')),
      remotes: await byComponent((name) => refsOf(remoteOf(name))),
      announced: forge.releases.map(({ tag }) => tag),
    }),
    close: () => forge.close(),
  };
}

const byComponent = async (look: (name: string) => Promise<Refs>): Promise<{ [component: string]: Refs }> =>
  Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await look(name)] as const)));

async function refsOf(repo: string, ...under: string[]): Promise<Refs> {
  const format = '--format=%(refname) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)';
  const listed = await git(repo, 'for-each-ref', format, ...under);
  const lines = listed.split('\n').filter((line) => line !== '');
  return Object.fromEntries(lines.map((line) => line.split(' ') as [string, string]));
}
