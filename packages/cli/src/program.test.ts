import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { translator } from '@tminus/domain';
import type { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Context, createContext } from './context.ts';
import { contextOf, glimpse } from './program/global-options.ts';
import { createProgram, runProgram } from './program.ts';
import { type Captured, capture } from './testing/capture.ts';
import { scratchWorkspace } from './testing/workspace.ts';
import { VERSION } from './version.ts';

beforeEach(() => {
  for (const name of ['TMINUS_DATA', 'DATABASE_URL', 'LC_ALL']) vi.stubEnv(name, '');
  vi.stubEnv('TMINUS_LANG', 'en');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function run(...words: readonly string[]): Promise<Captured & { code: number }> {
  const output = capture();
  await runProgram(['node', 'tminus', ...words]);
  return { ...output, code: Number(process.exitCode ?? 0) };
}

const programOf = () => createProgram(translator('en'), () => createContext({}, {}));
const pathOf = (command: Command): string[] =>
  command.parent === null ? [] : [...pathOf(command.parent), command.name()];
const leavesOf = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
const leaves = leavesOf(programOf());
const names = leaves.map((leaf) => pathOf(leaf).join(' '));

/** Words as a shell takes them, double quotes understood. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** What the help of a command shows. */
function helpOf(leaf: Command): string {
  let help = '';
  leaf.configureOutput({ writeOut: (text) => (help += text) });
  leaf.outputHelp();
  return help;
}

/** Parses a line without doing what it says; gives the command that it is and where it would work. */
async function parse(words: readonly string[]): Promise<{ name: string; context: Context }> {
  const program = programOf();
  let found: { name: string; context: Context } | null = null;
  for (const leaf of leavesOf(program))
    leaf.action((...given: unknown[]) => {
      const command = given.at(-1) as Command;
      found = { name: pathOf(command).join(' '), context: contextOf(command, {}) };
    });
  program.configureOutput({ writeErr: () => {} });
  await program.parseAsync(words, { from: 'user' });
  if (found === null) throw new Error(`${words.join(' ')} is no command`);
  return found;
}

describe('every command', () => {
  it.each(names)('has an example in its help that is right: %s', async (name) => {
    const leaf = leaves[names.indexOf(name)] as Command;
    const [, line = ''] = /Example:\n {2}(tminus .+)\n/.exec(helpOf(leaf)) ?? [];
    const [program, ...words] = wordsOf(line);
    expect(program).toBe('tminus');
    expect((await parse(words)).name).toBe(name);
  });

  it.each(names)('says what it does, in English and Japanese: %s', (name) => {
    const [en, ja] = (['en', 'ja'] as const).map((language) => {
      const program = createProgram(translator(language), () => createContext({}, {}));
      return leavesOf(program)[names.indexOf(name)];
    });
    expect(en?.description()).not.toBe('');
    expect(ja?.description()).not.toBe(en?.description());
    for (const { description } of [...(en?.options ?? []), ...(ja?.options ?? [])])
      expect(description).not.toMatch(/^$|^cli\./);
  });

  it.each(names)('takes the global options: %s', (name) => {
    const flags = leaves[names.indexOf(name)]?.options.map(({ long, short }) => long ?? short);
    expect(flags).toEqual(
      expect.arrayContaining(['-C', '--json', '--config', '--data', '--database-url', '--lang']),
    );
  });
});

describe('global options', () => {
  const given = [
    '-C',
    '/shop',
    '--json',
    '--config',
    't.yaml',
    '--data',
    'd',
    '--database-url',
    'postgres://x',
  ];
  it.each([
    ['before the command', [...given, 'release', 'list']],
    ['between its words', ['release', ...given, 'list']],
    ['after it', ['release', 'list', ...given]],
    ['on both sides', [...given.slice(0, 3), 'release', 'list', ...given.slice(3)]],
    [
      'in one word each',
      ['-C/shop', '--config=t.yaml', 'release', 'list', '--data=d', '--database-url=postgres://x', '--json'],
    ],
  ])('mean the same %s', async (_where, words) => {
    expect(await parse(words)).toMatchObject({
      name: 'release list',
      context: {
        directory: '/shop',
        configFile: '/shop/t.yaml',
        dataDirectory: '/shop/d',
        databaseUrl: 'postgres://x',
        json: true,
      },
    });
  });

  it('take each -C from where the one before led', async () => {
    const { context } = await parse(['-C', '/shop', '-C', 'packages', 'release', 'list', '-C', '../docs']);
    expect(context.directory).toBe('/shop/docs');
    expect((await parse(['-C', '/shop', 'status', '-C', '/other'])).context.directory).toBe('/other');
  });

  it('take the last of several of the others', async () => {
    const { context } = await parse(['--data', '/one', 'status', '--data', '/two']);
    expect(context.dataDirectory).toBe('/two');
  });

  it('are not what stands after --', () => {
    expect(glimpse(['status', '--', '--json', '--lang', 'ja'])).toEqual({ json: false });
    expect(glimpse(['--lang', 'ja', 'status', '--json'])).toEqual({ json: true, lang: 'ja' });
    expect(glimpse(['status', '--lang=ja'])).toEqual({ json: false, lang: 'ja' });
  });

  it('lead a command that really runs to its workspace', async () => {
    const directory = scratchWorkspace();
    mkdirSync(join(directory, 'deep'));
    for (const words of [
      ['-C', directory, 'release', 'list', '--json'],
      ['--json', 'release', 'list', '-C', join(directory, 'deep')],
      ['-C', dirname(directory), 'release', '-C', basename(directory), 'list', '--json'],
    ]) {
      const { code, stdout } = await run(...words);
      expect(JSON.parse(stdout)).toEqual({ items: [], next: null });
      expect(code).toBe(0);
    }
  });
});

describe('a mistake in the command line', () => {
  it.each<[string[], string, string]>([
    [['relaese', 'list'], 'tminus', "unknown command 'relaese'"],
    [['status', '--colour'], 'tminus status', "unknown option '--colour'"],
    [['release', 'show'], 'tminus release show', "missing required argument 'release'"],
    [['status', 'now'], 'tminus status', 'too many arguments'],
    [['approve', 'v1.2.0'], 'tminus approve', "required option '--as <role>' not specified"],
    [['serve', '--port', '65536'], 'tminus serve', '0 … 65535'],
    [['serve', '--port', ''], 'tminus serve', '0 … 65535'],
    [['version', 'next', '--channel', 'r c'], 'tminus version next', '[0-9A-Za-z-]'],
    [['plan', '--type', 'huge'], 'tminus plan', 'Allowed choices are major, minor'],
    [['status', '--lang', 'fr'], 'tminus status', 'Allowed choices are en, ja'],
    [['status', '-C'], 'tminus status', 'argument missing'],
  ])('%j ends with 2 and is told on stderr; with --json on stdout, too', async (words, command, message) => {
    const human = await run(...words);
    expect(human).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
    const script = await run('--json', ...words);
    expect(script.code).toBe(2);
    const problem = JSON.parse(script.stdout);
    expect(problem).toMatchObject({ code: 'usage.invalid', status: 400, exitCode: 2 });
    expect(problem.title).toContain(message);
    expect(problem.detail).toContain(`\`${command} --help\``);
  });

  it.each([
    [['relaese', 'list'], 'コマンド relaese はありません（release ではありませんか？）'],
    [['status', '--colour'], 'オプション --colour はありません'],
    [['release', 'show'], '引数 release がありません'],
    [['status', 'now'], 'status の引数が多すぎます（0 個のところ 1 個）'],
    [['approve', 'v1.2.0'], 'オプション --as <role> が必要です'],
    [['plan', '--type', 'huge'], '--type <type> に huge は使えません。使えるもの: major, minor'],
    [['completion', 'tcsh'], 'shell に tcsh は使えません。使えるもの: bash, zsh, fish'],
    [['serve', '--port', 'a'], '--port <number> に a は使えません。形式: 0 … 65535'],
    [['status', '-C'], 'オプション -C <dir> の値がありません'],
  ])('%j is told in Japanese, too, and once', async (words, message) => {
    const { stderr } = await run('--lang', 'ja', ...words);
    expect(stderr).toMatch(/^エラー: /);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/error|option|Did you mean/);
  });

  it('suggests what was meant', async () => {
    expect((await run('statsu')).stderr).toContain('Did you mean status?');
  });

  it.each([[[]], [['release']], [['version']]])('is also a command that is missing: %j', async (words) => {
    const human = await run(...words);
    expect(human).toMatchObject({ code: 2, stdout: '' });
    expect(human.stderr).toContain('Usage: tminus');
    const script = await run(...words, '--json');
    expect(JSON.parse(script.stdout)).toMatchObject({
      code: 'usage.invalid',
      title: expect.stringMatching(/a command is missing; there are: \w+/),
    });
  });
});

describe('the program', () => {
  it('shows help on stdout and ends well, in the language that was asked for', async () => {
    expect(await run('release', 'show', '--help')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('tminus release show v1.3.0'),
    });
    expect((await run('--lang', 'ja', 'plan', '--help')).stdout).toContain('リリース種別');
    vi.stubEnv('TMINUS_LANG', 'ja');
    expect((await run('plan', '--help')).stdout).toContain('リリース種別');
  });

  it('knows its version', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, stdout: `${VERSION}\n` });
  });

  it('gives the failure of a command its exit code and its document', async () => {
    const directory = scratchWorkspace();
    const failed = await run('-C', directory, 'release', 'show', 'v9.9.9', '--json');
    expect(failed.code).toBe(4);
    expect(JSON.parse(failed.stdout)).toMatchObject({ code: 'release.notFound', exitCode: 4 });
    const unconfigured = await run('status', '--json', '--config', 'nothing.yaml', '-C', directory);
    expect(unconfigured.code).toBe(3);
    expect(JSON.parse(unconfigured.stdout)).toMatchObject({ code: 'config.notFound', exitCode: 3 });
  });

  it('fails in the language of the command', async () => {
    const { stderr } = await run('-C', scratchWorkspace(), 'release', 'show', 'v9', '--lang', 'ja');
    expect(stderr).toContain('エラー');
  });
});
