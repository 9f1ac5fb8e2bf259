import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

/* The shapes in which teams keep what they release: one repository, many, with tags and without. */

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
beforeEach(async () => {
  scratch = await scratchDirectory();
});
afterEach(() => scratch.remove());

async function text(repo: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await tminus([...args, '-C', repo]);
  expect(code, stderr).toBe(0);
  return stdout;
}

const json = async (repo: string, ...args: string[]) => JSON.parse(await text(repo, ...args, '--json'));

const versions = async (repo: string): Promise<string[]> =>
  (await json(repo, 'version', 'next')).components.map(
    ({ name, current, next }: { name: string; current: string | null; next: string }) =>
      `${name} ${current} → ${next}`,
  );

/** An API and a page that needs it, in one repository, each tagged and then changed. */
async function createMonorepo(): Promise<string> {
  const repo = join(scratch.path, 'mono');
  await createRepository(repo, [
    {
      message: 'feat: first',
      files: {
        'package.json': '{"name":"root","private":true,"workspaces":["packages/*"]}',
        'packages/api/package.json': '{"name":"api","version":"1.2.0"}',
        'packages/web/package.json': '{"name":"web","version":"2.0.0","dependencies":{"api":"^1.0.0"}}',
        '.gitignore': 'node_modules',
      },
      tag: 'api@1.2.0',
    },
    { message: 'chore: nothing for users', tag: 'web@2.0.0' },
    { message: 'feat: convert prices (REQ-1)', files: { 'packages/api/prices.js': '' } },
    { message: 'Merge something odd', files: { 'packages/web/page.js': '' } },
    { message: 'fix: round prices', files: { 'packages/web/page.js': '1' } },
  ]);
  return repo;
}

describe('a repository of several components', () => {
  it('is read by the tags of each, and its tminus.yaml is taken as it was written', async () => {
    const repo = await createMonorepo();
    const before = await versions(repo);
    expect(before).toEqual(['api 1.2.0 → 1.3.0', 'web 2.0.0 → 2.0.1']);
    const { components } = await json(repo, 'init', '--yes');
    expect(components).toEqual([
      expect.objectContaining({ name: 'api', path: 'packages/api', tag: 'api@{version}', dependsOn: [] }),
      expect.objectContaining({
        name: 'web',
        path: 'packages/web',
        tag: 'web@{version}',
        dependsOn: ['api'],
      }),
    ]);
    expect(await versions(repo)).toEqual(before);

    const document = await text(repo, 'plan', '--dry-run');
    expect(document).toContain('| api | 1.2.0 | 1.3.0 |');
    expect(document).toMatch(/### Features\n\n- \*\*api\*\*: convert prices \(REQ-1\)/);
    expect(document).toMatch(/### Bug Fixes\n\n- \*\*web\*\*: round prices/);
    const { changes } = await json(repo, 'changes', '--component', 'web');
    expect(changes.map(({ subject }: { subject: string }) => subject)).toEqual([
      'round prices',
      'Merge something odd',
      'first',
    ]);
    expect(changes[1]).toMatchObject({ conforms: false, type: null, files: 1, components: ['web'] });
  });

  it('takes first versions from the manifests where nothing was tagged yet', async () => {
    const repo = await createMonorepo();
    await git(repo, 'tag', '--delete', 'api@1.2.0', 'web@2.0.0');
    await json(repo, 'init', '--yes');
    expect(await versions(repo)).toEqual(['api null → 1.2.0', 'web null → 2.0.0']);
    expect(await text(repo, 'version', 'next')).toMatch(/api +– +→ +1\.2\.0 .*first version/);
    expect(await text(repo, 'plan', '--dry-run')).toContain('# Release Plan: v2.0.0');
  });

  it('is the same from a subdirectory, a second work tree and a bare clone', async () => {
    const repo = await createMonorepo();
    await git(repo, 'worktree', 'add', '--quiet', '../tree', 'HEAD');
    await git(scratch.path, 'clone', '--quiet', '--bare', repo, 'bare.git');
    const expected = await versions(repo);
    for (const place of ['mono/packages/web', 'tree', 'bare.git'])
      expect([place, await versions(join(scratch.path, place))]).toEqual([place, expected]);
  });

  it('keeps the data directory out of git, once, and the lines that were there', async () => {
    const repo = await createMonorepo();
    for (let time = 1; time <= 2; time += 1) {
      await json(repo, 'init', '--yes');
      expect(await readFile(join(repo, '.gitignore'), 'utf8')).toBe('node_modules\n.tminus/\n');
      await rm(join(repo, 'tminus.yaml'));
    }
  });

  it('has one tminus.yaml, at its top, wherever init was called', async () => {
    const repo = await createMonorepo();
    await json(join(repo, 'packages/web'), 'init', '--yes');
    expect(await readFile(join(repo, 'tminus.yaml'), 'utf8')).toContain('name: mono');
    expect(await git(repo, 'status', '--porcelain')).toBe('M .gitignore\n?? tminus.yaml');
    expect((await json(join(repo, 'packages/web'), 'plan', '--dry-run')).components).toHaveLength(2);

    const elsewhere = join(scratch.path, 'elsewhere.yaml');
    await json(repo, 'init', '--yes', '--config', elsewhere);
    expect(await readFile(elsewhere, 'utf8')).toContain('repo: mono');
    const chosen = await json(scratch.path, 'plan', '--dry-run', '--config', elsewhere);
    expect(chosen.components.map(({ to }: { to: string }) => to)).toEqual(['1.3.0', '2.0.1']);
  });
});

describe('several repositories', () => {
  it('are released together by one tminus.yaml, in the order in which they need each other', async () => {
    const first = (name: string) => ({
      message: 'feat: first',
      files: { 'package.json': `{"name":"${name}"}` },
      tag: 'v1.0.0',
    });
    await createRepository(join(scratch.path, 'page'), [first('page'), { message: 'feat: search (REQ-2)' }]);
    await createRepository(join(scratch.path, 'prices'), [first('prices'), { message: 'fix: rounding' }]);
    await createRepository(join(scratch.path, 'mail'), [first('mail')]);
    await writeFile(
      join(scratch.path, 'tminus.yaml'),
      `product: { name: Shop, version: 3.0.0 }
components:
  - { name: page, repo: page, dependsOn: [prices] }
  - { name: prices, repo: prices }
  - { name: mail, repo: mail }
`,
    );
    expect(await versions(scratch.path)).toEqual([
      'page 1.0.0 → 1.1.0',
      'prices 1.0.0 → 1.0.1',
      'mail 1.0.0 → 1.0.0',
    ]);
    const plan = await json(scratch.path, 'plan', '--dry-run');
    expect(plan).toMatchObject({ version: '3.1.0', type: 'minor' });
    expect(plan.components.map(({ name }: { name: string }) => name)).toEqual(['prices', 'page']);
    expect(plan.findings).toContainEqual(
      expect.objectContaining({
        code: 'plan.finding.nothingToRelease',
        params: { component: 'mail', version: '1.0.0' },
      }),
    );
    const { changes } = await json(scratch.path, 'changes');
    expect(changes).toHaveLength(5);
    expect(await text(scratch.path, 'changelog')).toMatch(
      /# page[\s\S]*- search[\s\S]*# prices[\s\S]*- rounding/,
    );
  });
});
