import { existsSync } from 'node:fs';
import { appendFile, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { discoverComponents, isShallow, readSteeringFiles, repoRoot } from '@tminus/adapters';
import { type Finding, RefusalError, readSteering, steeringFindings, translateCode } from '@tminus/domain';
import type { Context } from '../context.ts';
import { findingLines } from '../output/finding-lines.ts';
import { renderConfig } from '../output/render-config.ts';
import { color, print, printJson, say, table } from '../output/terminal.ts';

export interface InitOptions {
  readonly yes?: boolean;
}

/**
 * `init`: finds components, compares them with what the steering files say, writes a commented `tminus.yaml` at the top of the repository (or
 * where --config says), keeps `.tminus/` out of git. Refuses `config.exists` and `config.unwritable`.
 */
export async function init(context: Context, options: InitOptions): Promise<void> {
  const { directory, translate } = context;
  const configFile = await fileToWrite(context);
  if (existsSync(configFile)) throw new RefusalError('config.exists', { file: configFile });
  const workspace = await orRefuse(configFile, () => realpath(dirname(configFile)));
  const found = await discoverComponents(directory);
  const steering = readSteering(await readSteeringFiles(workspace), found.components);
  const findings = [
    ...(await shallowFinding(directory)),
    ...found.findings,
    ...steeringFindings(steering, found.components),
  ].map(({ code, params }) => ({
    code,
    params,
    text: translateCode(translate, code, params),
  }));
  if (!context.json) {
    print(
      table(
        found.components.map(({ name, path, tagPattern }) => [color.bold(name), path, color.dim(tagPattern)]),
      ),
    );
    for (const line of findingLines(findings, translate)) say(line);
  }
  if (options.yes !== true && process.stdin.isTTY === true && !(await confirm(translate('cli.init.confirm'))))
    return;
  const text = renderConfig(found.components, workspace, translate);
  await orRefuse(configFile, () => writeFile(configFile, text, { flag: 'wx' }));
  await orRefuse(join(workspace, '.gitignore'), () => ignoreData(workspace));
  const file = relative(directory, configFile);
  if (context.json) return printJson({ file, components: found.components.map(toRow), findings });
  say(translate('cli.wrote', { file }));
  say(translate('cli.init.next'));
}

/** Tags beyond the cut of a shallow clone are not seen, and versions cannot be told: better said now than later. */
async function shallowFinding(directory: string): Promise<Finding[]> {
  return (await isShallow(directory)) ? [{ code: 'component.historyShallow', params: { directory } }] : [];
}

/** What the file system refuses is the place's fault, not ours. */
async function orRefuse<T>(file: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new RefusalError('config.unwritable', { file, reason: error.message }, { cause: error });
  }
}

/** Paths in a configuration count from its place: below the top of the repository they would lead elsewhere. */
async function fileToWrite({ configFile, directory }: Context): Promise<string> {
  const isChosen = existsSync(configFile) || dirname(configFile) !== directory;
  return isChosen ? configFile : join(await repoRoot(directory), basename(configFile));
}

const toRow = ({
  name,
  path,
  tagPattern,
  dependsOn,
  manifestVersion,
}: Awaited<ReturnType<typeof discoverComponents>>['components'][number]) => ({
  name,
  path,
  tag: tagPattern,
  dependsOn,
  manifestVersion,
});

async function confirm(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return !/^n/i.test(await prompt.question(`${question} [Y/n] `));
  } finally {
    prompt.close();
  }
}

/** The data directory holds this machine's state: never committed. */
async function ignoreData(directory: string): Promise<void> {
  const file = join(directory, '.gitignore');
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  if (/^\/?\.tminus\/?$/m.test(text)) return;
  await appendFile(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}.tminus/\n`);
}
