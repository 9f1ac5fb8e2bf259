import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from './context.ts';

let home: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'tminus-context-')));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const at = (...names: string[]): string => {
  const directory = join(home, ...names);
  mkdirSync(directory, { recursive: true });
  return directory;
};
const configure = (directory: string): string => {
  const file = join(directory, 'tminus.yaml');
  writeFileSync(file, '');
  return file;
};

describe('the configuration', () => {
  it('is the nearest tminus.yaml, here or above; paths are relative to where it is', () => {
    const above = configure(at('product'));
    const inner = at('product', 'packages', 'api');
    expect(createContext({ directory: inner }, {})).toMatchObject({
      directory: inner,
      configFile: above,
      workspace: join(home, 'product'),
      dataDirectory: join(home, 'product', '.tminus'),
    });
    const own = configure(inner);
    expect(createContext({ directory: inner }, {}).configFile).toBe(own);
  });

  it.each(['directory', 'file'])('is not searched for beyond the repository (.git is a %s)', (kind) => {
    configure(at());
    const repository = at('repository');
    if (kind === 'directory') at('repository', '.git');
    else writeFileSync(join(repository, '.git'), 'gitdir: elsewhere\n');
    const inner = at('repository', 'src');
    expect(createContext({ directory: inner }, {}).configFile).toBe(join(inner, 'tminus.yaml'));
    const own = configure(repository);
    expect(createContext({ directory: inner }, {}).configFile).toBe(own);
  });

  it('would be here when there is none anywhere above', () => {
    const inner = at('repository', 'src');
    at('repository', '.git');
    const context = createContext({ directory: inner }, {});
    expect(context).toMatchObject({ configFile: join(inner, 'tminus.yaml'), workspace: inner });
  });

  it('is the one that was asked for, relative to -C', () => {
    configure(at('product'));
    const directory = at('product', 'api');
    const context = createContext({ directory, config: '../other/t.yaml' }, {});
    expect(context.configFile).toBe(join(home, 'product', 'other', 't.yaml'));
    expect(context.dataDirectory).toBe(join(home, 'product', 'other', '.tminus'));
  });

  it('is looked for from the working directory when none is named', () => {
    expect(createContext({}, {}).directory).toBe(process.cwd());
    expect(createContext({ directory: 'packages' }, {}).directory).toBe(resolve('packages'));
  });
});

describe('the data directory', () => {
  it.each<[string | undefined, string | undefined, string]>([
    [undefined, undefined, '.tminus'],
    [undefined, 'from-env', 'from-env'],
    ['from-option', 'from-env', 'from-option'],
    ['from-option', undefined, 'from-option'],
    [undefined, '', '.tminus'],
    [undefined, '/absolute', '/absolute'],
    ['../beside', undefined, '../beside'],
  ])('with --data %j and TMINUS_DATA %j is %s', (data, variable, expected) => {
    const directory = at('product');
    configure(directory);
    const env = variable === undefined ? {} : { TMINUS_DATA: variable };
    const context = createContext({ directory, ...(data !== undefined && { data }) }, env);
    expect(context.dataDirectory).toBe(resolve(directory, expected));
  });
});

describe('the database', () => {
  it.each<[string | undefined, string | undefined, string | null]>([
    [undefined, undefined, null],
    [undefined, 'postgres://env', 'postgres://env'],
    ['postgres://option', 'postgres://env', 'postgres://option'],
    [undefined, '', null],
  ])('with --database-url %j and DATABASE_URL %j is %s', (databaseUrl, variable, expected) => {
    const env = variable === undefined ? {} : { DATABASE_URL: variable };
    const context = createContext({ ...(databaseUrl !== undefined && { databaseUrl }) }, env);
    expect(context.databaseUrl).toBe(expected);
  });
});

describe('the language', () => {
  it.each<[NodeJS.ProcessEnv, string | undefined, string]>([
    [{}, undefined, 'en'],
    [{ LANG: 'ja_JP.UTF-8' }, undefined, 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, undefined, 'en'],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: '' }, undefined, 'ja'],
    [{ LANG: 'C', LC_MESSAGES: 'ja_JP.UTF-8' }, undefined, 'ja'],
    [{ LC_ALL: 'C', TMINUS_LANG: 'ja' }, undefined, 'ja'],
    [{ TMINUS_LANG: 'ja' }, 'en', 'en'],
  ])('in %j with --lang %s is %s', (env, lang, expected) => {
    const context = createContext({ ...(lang !== undefined && { lang }) }, env);
    expect(context.language).toBe(expected);
    expect(context.translate('cli.error')).toBe(expected === 'ja' ? 'エラー' : 'error');
  });
});
