import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Language, languageOf, type Translate, translator } from '@tminus/domain';

/** Options that every command takes, as commander gives them. */
export interface GlobalOptions {
  readonly directory?: string;
  readonly json?: boolean;
  readonly config?: string;
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly lang?: string;
}

/** Where a command works and how it speaks. */
export interface Context {
  /** Absolute. */
  readonly directory: string;
  /** Absolute path of `tminus.yaml`; it need not exist. */
  readonly configFile: string;
  /** Directory of the configuration: what paths in it are relative to, and where documents go. */
  readonly workspace: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  readonly json: boolean;
  readonly language: Language;
  readonly translate: Translate;
}

const CONFIG_NAME = 'tminus.yaml';

/** Reads options, then environment, then defaults. A variable that is set to nothing counts as not set. */
export function createContext(options: GlobalOptions, env: NodeJS.ProcessEnv): Context {
  const directory = resolve(options.directory ?? '.');
  const configFile =
    options.config === undefined ? findConfig(directory) : resolve(directory, options.config);
  const workspace = dirname(configFile);
  const data = options.data || env['TMINUS_DATA'];
  const language = languageOf(
    options.lang || env['TMINUS_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'],
  );
  return {
    directory,
    configFile,
    workspace,
    dataDirectory: data ? resolve(directory, data) : join(workspace, '.tminus'),
    databaseUrl: options.databaseUrl || env['DATABASE_URL'] || null,
    json: options.json ?? false,
    language,
    translate: translator(language),
  };
}

/** `tminus.yaml` here or in the nearest directory above; here when there is none. */
function findConfig(directory: string): string {
  for (let place = directory; ; place = dirname(place)) {
    const candidate = join(place, CONFIG_NAME);
    if (existsSync(candidate)) return candidate;
    if (existsSync(join(place, '.git')) || dirname(place) === place) return join(directory, CONFIG_NAME);
  }
}
