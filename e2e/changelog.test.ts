import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

/* The changelog file over the life of a product: made, written in by hand, released, and made again. */

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let repo: string;
beforeEach(async () => {
  scratch = await scratchDirectory();
  repo = join(scratch.path, 'kiosk');
  await createRepository(repo, [
    {
      message: 'feat: cart (#3)',
      files: { 'package.json': '{"name":"kiosk","version":"1.0.0"}' },
      tag: 'v1.0.0',
    },
    { message: 'feat: search by name' },
    { message: 'refactor: tidy up' },
  ]);
  await git(repo, 'remote', 'add', 'origin', 'git@gitlab.com:shop/floor/kiosk.git');
});
afterEach(() => scratch.remove());

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(repo, path)), { recursive: true });
  await writeFile(join(repo, path), text);
}

async function regenerate(): Promise<string> {
  const { code, stderr } = await tminus(['changelog', '--write', '-C', repo]);
  expect(code, stderr).toBe(0);
  return readFile(join(repo, 'CHANGELOG.md'), 'utf8');
}

describe('changelog --write', () => {
  it('keeps what hands wrote from one release to the next, and changes nothing when asked again', async () => {
    const first = await regenerate();
    expect(first).toMatch(
      /- search by name \(\[\w{7}]\(https:\/\/gitlab\.com\/shop\/floor\/kiosk\/-\/commit\/\w{40}\)\)/,
    );
    expect(first).toMatch(/\[1\.0\.0]: https:\/\/gitlab\.com\/shop\/floor\/kiosk\/-\/tags\/v1\.0\.0\n$/);
    await write(
      'CHANGELOG.md',
      first
        .replace('search by name', 'Find products by their name')
        .replace('### Added\n', 'Hello.\n\n### Added\n'),
    );
    await git(repo, 'tag', 'v1.1.0');
    await git(repo, 'commit', '--quiet', '--allow-empty', '-m', 'fix: rounding');
    const second = await regenerate();
    const [, unreleased = '', released = ''] = second.split(/^## /m);
    expect(unreleased).toMatch(/^\[Unreleased]\n\n### Fixed\n\n- rounding /);
    expect(released).toMatch(
      /^\[1\.1\.0] - [\d-]+\n\nHello\.\n\n### Added\n\n- Find products by their name \(\[/,
    );
    expect(second).not.toContain('search by name');
    expect(await regenerate()).toBe(second);
  });

  it('takes fragments, sections and a template of the configuration', async () => {
    await write(
      '.changes/unreleased/till.md',
      '---\ntype: security\nrefs: JIRA-9\n---\nThe till is **locked**\n',
    );
    const config = [
      'components: [{ name: kiosk }]',
      'changelog:',
      '  include: [refactor]',
      '  links: [{ kind: ticket, url: "https://jira.example/browse/{id}" }]',
      '',
    ].join('\n');
    await write('tminus.yaml', config);
    const text = await regenerate();
    expect(text).toContain(
      '### Security\n\n- The till is **locked** ([JIRA-9](https://jira.example/browse/JIRA-9))\n',
    );
    expect(text).toContain('### Changed\n\n- tidy up ');
    await write('tminus.yaml', `${config}  template: docs/changes.eta\n`);
    await write(
      'docs/changes.eta',
      '<% for (const one of it.releases) { -%>\n<%= one.version ?? "next" %>: <%= one.date %>\n<% } -%>\n',
    );
    expect((await tminus(['changelog', '--all', '-C', repo])).stdout).toMatch(
      /^next: null\n1\.0\.0: [\d-]+\n$/,
    );
    await write('docs/changes.eta', '\n<%= it.nothing.here %>\n');
    expect(await tminus(['changelog', '-C', repo])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('docs/changes.eta:2: '),
    });
  });

  it('refuses fragments that cannot be read, and writes nothing', async () => {
    await write('.changes/unreleased/a.md', '---\ntyp: fix\n---\nx\n');
    const { code, stderr } = await tminus(['changelog', '--write', '-C', repo]);
    expect([code, stderr]).toEqual([3, expect.stringContaining('.changes/unreleased/a.md:2')]);
    expect(execFileSync('git', ['-C', repo, 'status', '--short'], { encoding: 'utf8' })).toBe(
      '?? .changes/\n',
    );
  });
});
