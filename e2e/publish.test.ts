import { appendFile, chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ForgeStandIn, STAND_IN, startGithubStandIn } from '@tminus/adapters/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './testing/cli.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import { REF } from './testing/shop.ts';
import { look, type Sight } from './testing/watch.ts';
import { git } from './testing/workspace.ts';

/* What a release leaves in git and on a forge: real repositories, a bare remote each, and GitHub's API on loopback. */

const NAMES = ['api', 'web'] as const;

let shop: OpenShop;
let forge: ForgeStandIn;

beforeEach(async () => {
  forge = await startGithubStandIn();
  shop = await openShop({ env: async () => ({ FORGE_TOKEN: STAND_IN.token }) });
  for (const name of NAMES) await addRemote(name);
  await appendFile(
    join(shop.directory, 'tminus.yaml'),
    `publish:
  remote: origin
  forge: { type: github, url: "${forge.url}", repository: ${STAND_IN.repository}, token: "\${env:FORGE_TOKEN}" }
`,
  );
});
afterEach(async () => {
  await shop.close();
  await forge.close();
});

const repo = (name: string): string => join(shop.directory, name);
const remote = (name: string): string => join(shop.directory, `${name}.git`);

/** A bare remote, as slow as the repository itself where references move, so that a kill can land there. */
async function addRemote(name: string): Promise<void> {
  await mkdir(remote(name));
  await git(remote(name), 'init', '--quiet', '--bare', '--initial-branch=main');
  const hook = join('hooks', 'reference-transaction');
  await git(repo(name), 'remote', 'add', 'origin', remote(name));
  await git(repo(name), 'push', '--quiet', 'origin', 'main');
  await copyFile(join(repo(name), '.git', hook), join(remote(name), hook));
  await chmod(join(remote(name), hook), 0o755);
}

/** Ships a healthy release that users look at, until this holds; kills the program there. */
async function shipAndKill(
  what: string,
  isMoment: (sight: Sight) => boolean | Promise<boolean>,
): Promise<void> {
  const ship = shop.start('ship', REF);
  await until(what, async () => {
    if (ship.exitCode !== null) throw new Error(`ship ended before ${what}: ${(await ship.finished).stderr}`);
    const sight = await look(shop.directory, REF);
    return sight !== null && sight.pid === ship.pid && (await isMoment(sight));
  });
  ship.kill('SIGKILL');
  await ship.finished;
}

const stepsDone = ({ release }: Sight): number =>
  release.publication?.steps.filter(({ status }) => status === 'done').length ?? -1;

const withLoad = async <T>(work: () => Promise<T>): Promise<T> => {
  const load = shop.startLoad();
  try {
    return await work();
  } finally {
    await load.stop();
  }
};

/** Everything is there once, and the same everywhere. */
async function expectPublishedOnce(): Promise<void> {
  for (const name of NAMES) {
    const head = await git(repo(name), 'rev-parse', 'main');
    expect(await git(repo(name), 'log', '--format=%s', '-2', 'main')).toMatch(
      /^chore\(release\): v1\.1\.0\nfeat: second/,
    );
    for (const place of [repo(name), remote(name)])
      expect(await git(place, 'for-each-ref', '--format=%(refname) %(objectname) %(*objectname)')).toMatch(
        new RegExp(
          `^refs/heads/main ${head} \nrefs/heads/release/1\\.1\\.0 ${head} \n(?:refs/remotes/.*\n)*` +
            `(?:refs/tags/v1\\.0\\.0 .*\n)?refs/tags/v1\\.1\\.0 \\S+ ${head}$`,
        ),
      );
    expect(await git(repo(name), 'status', '--porcelain')).toBe('');
    expect(await readFile(join(repo(name), 'CHANGELOG.md'), 'utf8')).toContain('## [1.1.0] - ');
  }
  expect(forge.releases).toMatchObject([
    { tag: 'v1.1.0', name: 'Shop v1.1.0', body: expect.stringContaining('second') },
  ]);
}

describe('a release that is shipped', () => {
  it('is published once, whenever the program is killed meanwhile', async () => {
    await shop.prepareRelease();
    await withLoad(() => shipAndKill('deployed', ({ release }) => release.status === 'deployed'));
    // The announcement is made, but its answer never comes: the last kill falls between the two.
    forge.faults.make.push('answerHeld');
    for (let step = 0; step <= 5; step += 1)
      await shipAndKill(`step ${step}`, (sight) => stepsDone(sight) >= step);
    await shipAndKill('announcement', () => forge.releases.length > 0);

    const release = await shop.run('ship', REF);
    expect(release).toMatchObject({ status: 'deployed', publication: { status: 'completed' } });
    expect(
      release.publication.steps.map(({ kind, subject }: Record<string, string>) => `${kind} ${subject}`),
    ).toEqual([
      'tag api',
      'tag web',
      'merge_back api',
      'merge_back web',
      'push api',
      'push web',
      'forge_release Shop',
    ]);
    await expectPublishedOnce();
    expect(forge.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    const { items } = await shop.run('audit', 'list', '--type', 'publication.*', '--limit', '1000');
    expect(items.map(({ type }: { type: string }) => type).sort()).toEqual([
      'publication.completed',
      'publication.started',
      ...Array.from({ length: 7 }, () => 'publication.step_completed'),
    ]);
    await shop.expectDeployedOnce();

    // Everything counts from it.
    for (const name of NAMES) {
      const { components } = await shop.run('version', 'next', '--component', name);
      expect(components).toMatchObject([{ name, current: '1.1.0', next: '1.1.0', changes: 0 }]);
    }
    const { exit, code } = await shop.refusal('plan');
    expect({ exit, code }).toEqual({ exit: 1, code: 'release.nothingToRelease' });
  });

  it('is not begun where its remote is wrong, and is once that is mended', async () => {
    await shop.prepareRelease();
    await git(repo('web'), 'remote', 'set-url', 'origin', `${remote('web')}-elsewhere`);
    const refused = await shop.refusal('ship', REF);
    expect(refused).toMatchObject({ exit: 6, code: 'git.remoteUnreachable' });
    expect(refused.detail).toContain('git ls-remote origin');
    expect(await shop.run('release', 'show', REF)).toMatchObject({ status: 'approved', phases: [] });
    expect(await git(repo('api'), 'branch', '--list', 'release/*')).toBe('');
    expect(shop.receiver.byVersion()).toEqual({});
    await git(repo('web'), 'remote', 'set-url', 'origin', remote('web'));
    const { publication } = await withLoad(() => shop.run('ship', REF));
    expect(publication.status).toBe('completed');
    await expectPublishedOnce();
  });

  it('says what could not be published, and goes on there', async () => {
    await shop.prepareRelease();
    const hook = join(remote('web'), 'hooks', 'pre-receive');
    await writeFile(hook, '#!/bin/sh\nexit 1\n');
    await chmod(hook, 0o755);
    const failed = await withLoad(() => shop.refusal('ship', REF));
    expect(failed).toMatchObject({
      exit: 6,
      code: 'release.publicationFailed',
      release: { status: 'deployed', failure: null, publication: { status: 'failed' } },
    });
    expect(failed.detail).toContain('ship v1.1.0');
    expect(forge.releases).toEqual([]);
    const shown = await shop.command('release', 'show', REF);
    expect(shown.stdout).toMatch(/✗ web +pushed to origin .*hook declined/);
    const status = await shop.command('status');
    expect(status.stdout).toMatch(
      /v1\.1\.0 .*web: not pushed to origin yet\n.*hook declined.*`tminus ship v1\.1\.0`/,
    );
    await writeFile(hook, '#!/bin/sh\nexit 0\n');
    const { publication } = await shop.run('ship', REF);
    expect(publication.status).toBe('completed');
    await expectPublishedOnce();
  });
});
