import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

/* Repositories that nobody prepared: what `init` finds, and what can be asked right after it. */

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, '../shared/data/angular-cli-history.bundle');

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
beforeEach(async () => {
  scratch = await scratchDirectory();
});
afterEach(() => scratch.remove());

async function json(repo: string, ...args: string[]) {
  const { code, stdout, stderr } = await tminus([...args, '-C', repo, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe.skipIf(!existsSync(bundle))('the history of angular-cli, whose files are stubs', () => {
  it('init and plan --dry-run list components, next versions with reasons, and a plan', async () => {
    const repo = join(scratch.path, 'cli');
    await git(scratch.path, 'clone', '--quiet', bundle, repo);
    const found = await json(repo, 'init', '--yes');
    expect(found.components.length).toBeGreaterThanOrEqual(10);
    expect(found.components).toContainEqual(
      expect.objectContaining({ path: 'packages/angular/cli', tag: 'v{version}' }),
    );
    const unreadable = found.findings.filter(
      ({ code }: { code: string }) => code === 'component.manifestUnreadable',
    );
    expect(unreadable).toHaveLength(found.components.length);

    const { version, components, release, document } = await json(repo, 'plan', '--dry-run');
    expect(version).toBe('22.2.0');
    expect(components).toHaveLength(found.components.length);
    for (const component of components) {
      expect(component).toMatchObject({ from: '22.2.0-next.4', to: '22.2.0' });
      expect(component.reason.text).toContain('22.2.0-next.4');
    }
    expect(release.type).toBe('minor');
    expect(document).toContain('# Release Plan: v22.2.0');
    expect(existsSync(join(repo, 'storage'))).toBe(false);
    expect(existsSync(join(repo, '.tminus'))).toBe(false);
  });

  it('changes leaves no commit out', async () => {
    const repo = join(scratch.path, 'cli');
    await git(scratch.path, 'clone', '--quiet', bundle, repo);
    const { changes } = await json(repo, 'changes');
    const shas = new Set(changes.map(({ sha }: { sha: string }) => sha));
    expect(shas.size).toBe(Number(await git(repo, 'rev-list', '--count', 'HEAD')));
    expect(Object.keys(changes[0])).toEqual(
      expect.arrayContaining([
        ...['sha', 'date', 'conforms', 'type', 'scope', 'subject', 'breaking', 'breakingNotes'],
        ...['refs', 'reverts', 'components', 'files', 'index'],
      ]),
    );
    expect(changes.every(({ files }: { files: unknown }) => typeof files === 'number')).toBe(true);
  });
});

describe('this repository', () => {
  it('is found with its packages, and planned', async ({ skip }) => {
    const repo = join(scratch.path, 'tminus');
    await git(scratch.path, 'clone', '--quiet', root, repo);
    skip((await git(repo, 'rev-parse', '--is-shallow-repository')) === 'true', 'this clone is shallow');
    await rm(join(repo, 'tminus.yaml'));
    const { components } = await json(repo, 'init', '--yes');
    const names = components.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['@tminus/domain', '@tminus/engine', 'tminus']));
    const planned = await json(repo, 'plan', '--dry-run');
    const order = planned.components.map(({ name }: { name: string }) => name);
    expect(order.indexOf('@tminus/domain')).toBeLessThan(order.indexOf('tminus'));
  });
});

describe('a repository with a component in a directory and one release', () => {
  it('answers version next, changelog and plan; init is not repeated over a file', async () => {
    const repo = join(scratch.path, 'shop');
    await createRepository(repo, [
      {
        message: 'feat: cart',
        files: { 'package.json': '{"name":"shop","version":"1.0.0"}' },
        tag: 'v1.0.0',
      },
      { message: 'feat(cart)!: totals (REQ-3)\n\nBREAKING CHANGE: totals are numbers' },
      { message: 'fix: rounding (BUG-9)', files: { 'cart.js': '' } },
      { message: 'whatever', files: { 'cart.js': '1' } },
    ]);
    await json(repo, 'init', '--yes');
    expect(await readFile(join(repo, '.gitignore'), 'utf8')).toBe('.tminus/\n');
    expect(await tminus(['init', '--yes', '-C', repo])).toMatchObject({ code: 5 });

    const { components } = await json(repo, 'version', 'next');
    expect(components).toEqual([
      expect.objectContaining({
        name: 'shop',
        current: '1.0.0',
        next: '2.0.0',
        increment: 'major',
        changes: 3,
      }),
    ]);
    const channel = await json(repo, 'version', 'next', '--channel', 'rc');
    expect(channel.components[0].next).toBe('2.0.0-rc.1');

    const { releases } = await json(repo, 'changelog', '--all');
    expect(releases.map(({ version }: { version: string | null }) => version)).toEqual([null, '1.0.0']);
    expect(releases[0].sections.fixed[0]).toMatchObject({
      subject: 'rounding (BUG-9)',
      type: 'fix',
      breaking: false,
    });
    expect(releases[0].sections.added[0]).toMatchObject({ breaking: true, scope: 'cart' });

    const planned = await json(repo, 'plan', '--dry-run', '--type', 'major');
    expect(planned.release.missingApprovals).toEqual(planned.release.plan.approvers);
    expect(planned.release.plan.approvers).toContain('cab');
  });
});
