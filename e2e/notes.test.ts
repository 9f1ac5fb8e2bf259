import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let repo: string;
beforeEach(async () => {
  scratch = await scratchDirectory();
  repo = join(scratch.path, 'kiosk');
});
afterEach(() => scratch.remove());

async function text(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await tminus(['notes', '-C', repo, ...args]);
  expect(code, stderr).toBe(0);
  return stdout;
}

const json = async (...args: string[]) => JSON.parse(await text(...args, '--json'));
const features = async (...args: string[]): Promise<string[]> =>
  (await json(...args)).sections.new_features.map(({ subject }: { subject: string }) => subject);

describe('the notes of one component', () => {
  beforeEach(() =>
    createRepository(repo, [
      { message: 'feat: first', files: { 'package.json': '{"name":"kiosk"}' }, tag: 'v1.0.0' },
      { message: 'feat!: totals are numbers (REQ-3)\n\nBREAKING CHANGE: parse them no more' },
      { message: 'chore: tidy', tag: 'v2.0.0-rc.1' },
      { message: 'fix: rounding (BUG-9)', tag: 'v2.0.0' },
      { message: 'feat: search' },
    ]),
  );

  it('are those of the next version, or of the version that is named by number or tag', async () => {
    expect(await features()).toEqual(['search']);
    expect(await json()).toMatchObject({
      version: '2.1.0',
      date: null,
      components: [{ name: 'kiosk', from: '2.0.0', to: '2.1.0' }],
    });
    expect(await features('1.0.0')).toEqual(['first']);
    const { version, date, upgrade, leftOut } = await json('v2.0.0');
    expect({ version, upgrade }).toMatchObject({
      version: '2.0.0',
      upgrade: [{ subject: 'totals are numbers (REQ-3)', text: 'parse them no more' }],
    });
    expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(leftOut.internal).toEqual({ chore: 1 });
    expect((await json('2.0.0-rc.1')).sections.bug_fixes).toEqual([]);
    expect(JSON.parse(await text('v2.0.0', '--format', 'json')).version).toBe('2.0.0');
  });

  it('speak English and Japanese, and link to the forge of the remote', async () => {
    await git(repo, 'remote', 'add', 'origin', 'https://token@github.com/shop/kiosk.git');
    const english = await text('2.0.0');
    expect(english).toContain('## Bug Fixes\n\n- rounding (BUG-9) ([');
    expect(english).toContain('](https://github.com/shop/kiosk/compare/v1.0.0...v2.0.0)');
    expect(english).not.toContain('token');
    expect(await text('2.0.0', '--lang', 'ja')).toContain('## 不具合の修正\n\n- rounding (BUG-9)');
  });

  it('are written once, and a file that says the same stays untouched', async () => {
    const file = join(repo, 'docs/releases/v2.0.0.md');
    expect(await text('2.0.0', '--write')).toBe('');
    expect(await readFile(file, 'utf8')).toBe(await text('2.0.0'));
    const before = await stat(file, { bigint: true });
    expect(await json('2.0.0', '--write')).toMatchObject({ file: 'docs/releases/v2.0.0.md' });
    expect((await stat(file, { bigint: true })).mtimeNs).toBe(before.mtimeNs);
    await text('--write');
    expect(await readFile(join(repo, 'docs/releases/v2.1.0.md'), 'utf8')).toContain(
      '# Release Notes: v2.1.0',
    );
  });

  it('are written for an audience, in another language and as pages and PDF documents, each into a file of its own', async () => {
    const written = async (...args: string[]): Promise<string[]> =>
      (await json('2.0.0', '--write', ...args)).files;
    expect(await written('--audience', 'support')).toEqual(['docs/releases/v2.0.0.support.md']);
    expect(await written('--lang', 'ja')).toEqual(['docs/releases/v2.0.0.ja.md']);
    expect(await written('--lang', 'ja', '--format', 'html')).toEqual(['docs/releases/v2.0.0.ja.html']);
    expect(await written('--format', 'pdf')).toEqual(['docs/releases/v2.0.0.pdf']);
    expect(await text('2.0.0', '--audience', 'users')).toMatch(/^# What’s New in v2\.0\.0\n/);
    expect(await text('2.0.0', '--format', 'html')).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(await readFile(join(repo, 'docs/releases/v2.0.0.ja.html'), 'utf8')).toContain('<html lang="ja">');
    const pdf = await readFile(join(repo, 'docs/releases/v2.0.0.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await written('--format', 'pdf');
    expect((await readFile(join(repo, 'docs/releases/v2.0.0.pdf'))).equals(pdf)).toBe(true);
  });

  it('are all written that the configuration lists, with what it adds', async () => {
    await writeFile(
      join(repo, 'tminus.yaml'),
      `product: { name: Kiosk }
components: [{ name: kiosk }]
notes:
  languages: [ja, en]
  formats: [md, html]
  audiences: [users]
  support: { email: help@example.org }
  comingNext: { items: [{ en: Single sign-on, ja: シングルサインオン }] }
  themes: [{ version: 2.0.0, text: { en: Numbers, ja: 数値 } }]
`,
    );
    const { files } = await json('2.0.0', '--write');
    expect(files).toEqual(
      ['', '.users', '.en', '.users.en'].flatMap((name) => [
        `docs/releases/v2.0.0${name}.md`,
        `docs/releases/v2.0.0${name}.html`,
      ]),
    );
    const japanese = await readFile(join(repo, 'docs/releases/v2.0.0.users.md'), 'utf8');
    expect(japanese).toContain('# Kiosk v2.0.0 の新機能と変更点\n\n*数値*\n');
    expect(japanese).toContain('## 今後の予定（v2.1.0）\n\n- シングルサインオン');
    expect(japanese).toContain('[help@example.org](mailto:help@example.org)');
    await git(repo, 'tag', 'v2.1.0');
    expect(await text('2.0.0')).not.toContain('Single sign-on');
  });

  it('begin at the version before on whichever branch it lies, without what was picked from there', async () => {
    await git(repo, 'switch', '-q', '-c', '2.0', 'v2.0.0');
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'fix: urgent');
    await git(repo, 'tag', 'v2.0.1');
    await git(repo, 'switch', '-q', '-');
    await git(repo, 'cherry-pick', '--allow-empty', 'v2.0.1');
    const { components, sections, leftOut } = await json();
    expect(components).toMatchObject([{ from: '2.0.1', to: '2.1.0' }]);
    expect(sections.bug_fixes).toEqual([]);
    expect(leftOut.released).toMatchObject([{ subject: 'urgent' }]);
  });

  it('are refused for a version that nobody knows, without content to write, and in forms that there are not', async () => {
    const unknown = await tminus(['notes', '7.0.0', '-C', repo, '--json']);
    expect([unknown.code, JSON.parse(unknown.stdout).code]).toEqual([4, 'version.notReleased']);
    expect(unknown.stderr).toContain('v2.0.0, v2.0.0-rc.1, v1.0.0');
    await git(repo, 'tag', 'v2.1.0');
    const nothing = await tminus(['notes', '--write', '-C', repo, '--json']);
    expect([nothing.code, JSON.parse(nothing.stdout).code]).toEqual([1, 'release.nothingToRelease']);
    expect((await tminus(['notes', '--format', 'docx', '-C', repo])).code).toBe(2);
    expect((await tminus(['notes', '--audience', 'nobody', '-C', repo])).code).toBe(2);
  });
});

describe('the notes of several components', () => {
  beforeEach(async () => {
    await createRepository(repo, [
      { message: 'feat: first', files: { 'api/a': '', 'web/w': '' }, tag: 'api@1.2.0' },
      { message: 'feat: pages', files: { 'web/w': '1' }, tag: 'web@2.0.0' },
      { message: 'feat: currencies', files: { 'api/a': '2', 'web/w': '2' } },
      { message: 'fix: spacing', files: { 'web/w': '3' } },
      { message: 'docs: how to begin', files: { 'README.md': '' } },
    ]);
    await writeFile(
      join(repo, 'tminus.yaml'),
      `product: { name: Kiosk, version: 3.1.0 }
components:
  - { name: api, path: api, tag: "api@{version}" }
  - { name: web, path: web, tag: "web@{version}", dependsOn: [api] }
`,
    );
  });

  it('tell a shared change once, and what belongs to nobody as left out', async () => {
    const { version, sections, leftOut } = await json();
    expect(version).toBeNull();
    expect(sections.new_features).toMatchObject([{ subject: 'currencies', components: ['api', 'web'] }]);
    expect(leftOut.outside).toMatchObject([{ subject: 'how to begin' }]);
    expect(await text()).toContain('- **web:** spacing');
    const missing = await tminus(['notes', '--write', '-C', repo, '--json']);
    expect([missing.code, JSON.parse(missing.stdout).code]).toEqual([2, 'notes.versionMissing']);
  });

  it('are of the product version that a plan gave them, before and after their tags', async () => {
    expect((await tminus(['plan', '-C', repo])).code).toBe(0);
    const expected = {
      version: '3.2.0',
      components: [
        { name: 'api', from: '1.2.0', to: '1.3.0' },
        { name: 'web', from: '2.0.0', to: '2.1.0' },
      ],
      sections: { new_features: [{ subject: 'currencies' }], bug_fixes: [{ subject: 'spacing' }] },
    };
    expect(await json('v3.2.0', '--write')).toMatchObject({ ...expected, file: 'docs/releases/v3.2.0.md' });
    await git(repo, 'tag', 'api@1.3.0');
    await git(repo, 'tag', 'web@2.1.0');
    const tagged = await json('3.2.0');
    expect(tagged).toMatchObject(expected);
    expect(tagged.date).not.toBeNull();
  });

  it('of one of them are its own, and have a place of their own', async () => {
    expect(await features('web@2.0.0', '--component', 'web')).toEqual(['pages', 'first']);
    const written = await json('--component', 'api', '--write');
    expect(written).toMatchObject({ version: '1.3.0', file: 'docs/releases/api/v1.3.0.md' });
    expect(written.leftOut.outside).toEqual([]);
    expect(await json('1.2.0', '--write')).toMatchObject({ file: 'docs/releases/api/v1.2.0.md' });
  });
});
