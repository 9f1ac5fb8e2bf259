import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, translator } from '@tminus/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { createProgram } from '../program.ts';
import { scratchWorkspace } from '../testing/workspace.ts';
import { bashCompletion } from './bash.ts';
import { commandTree } from './command-node.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

const treeIn = (language: (typeof LANGUAGES)[number]) =>
  commandTree(createProgram(translator(language), () => createContext({}, {})));
const tree = treeIn('en');

const run = (shell: string, args: readonly string[], directory = '/') =>
  spawnSync(shell, args, { cwd: directory, encoding: 'utf8', timeout: 20_000 });

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };
const isThere = (shell: string): boolean => run(shell, ['-c', 'exit 0']).status === 0;

describe.each(Object.entries(SHELLS))('the script for %s', (shell, scriptOf) => {
  it.each(LANGUAGES)('is one that the shell accepts, where it is installed (%s)', (language) => {
    const script = scriptOf(treeIn(language));
    if (isThere(shell)) {
      const file = join(scratchWorkspace(), 'script');
      writeFileSync(file, script);
      expect(run(shell, ['-n', file])).toMatchObject({ status: 0, stderr: '' });
    }
    const flags = [...tree.everywhere, ...tree.nodes.flatMap(({ options }) => options)].flatMap((option) =>
      option.flags.map((flag) => (shell === 'fish' ? flag.replace(/^--?/, '') : flag)),
    );
    const names = tree.nodes.flatMap(({ commands }) => commands.map(({ name }) => name));
    for (const word of [...flags, ...names]) expect(script).toContain(word);
  });
});

describe('in a real bash', () => {
  let directory: string;
  beforeEach(() => {
    directory = scratchWorkspace();
    for (const name of ['v1.3.0', 'v1.4.0-rc.1', 'v1$(touch expanded)', 'notes'])
      mkdirSync(join(directory, 'storage/releases', name), { recursive: true });
    mkdirSync(join(directory, 'sub'));
  });

  /** The last word is the one at the cursor. */
  function complete(...words: string[]): string[] {
    const script = `${bashCompletion(tree)}
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_tminus
for word in "\${COMPREPLY[@]}"; do echo "$word"; done`;
    const { stdout, stderr, status } = run('bash', ['-c', script, 'bash', 'tminus', ...words], directory);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.split('\n').filter((line) => line !== '');
  }

  it('commands and their commands are found by their beginning', () => {
    expect(complete('')).toEqual(tree.nodes[0]?.commands.map(({ name }) => name));
    expect(complete('ro')).toEqual(['rollout']);
    expect(complete('rollout', 'p')).toEqual(['pause', 'promote']);
    expect(complete('--lang', 'ja', '-C', 'release', 'release', 's')).toEqual(['show']);
  });

  it('options are those of the command, and those of every command', () => {
    expect(complete('plan', '--')).toEqual(expect.arrayContaining(['--release-date', '--dry-run', '--json']));
    expect(complete('ship', '--')).not.toContain('--release-date');
    expect(complete('rollout', 'promote', 'v1.3.0', '--f')).toEqual(['--full']);
  });

  it('values are the choices of their option, in every way to write them', () => {
    expect(complete('plan', '--type', 'm')).toEqual(['major', 'minor']);
    expect(complete('demo', '--lang', '')).toEqual(['en', 'ja']);
    expect(complete('demo', '--lang', '=', 'j')).toEqual(['ja']);
    expect(complete('demo', '--lang', '=')).toEqual(['en', 'ja']);
    expect(complete('demo', '--lang=j')).toEqual(['--lang=ja']);
    expect(complete('approve', 'v1.3.0', '--as', 'q')).toEqual(['qa']);
    expect(complete('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(complete('changes', '--from', '')).toEqual([]);
  });

  it('releases are those with documents around the directory, once, and nothing of theirs is run', () => {
    expect(complete('ship', '')).toEqual(['v1.3.0', 'v1.4.0-rc.1']);
    expect(complete('release', 'show', 'v1.4')).toEqual(['v1.4.0-rc.1']);
    expect(complete('ship', 'v1.3.0', '')).toEqual([]);
    expect(complete('-C', '')).toEqual(['storage', 'sub']);
    directory = join(directory, 'sub');
    expect(complete('ship', 'v1.3')).toEqual(['v1.3.0']);
  });

  it('files and directories are what the shell finds', () => {
    expect(complete('--config', 'tm')).toEqual(['tminus.yaml']);
    expect(complete('--config=tm')).toEqual(['--config=tminus.yaml']);
    expect(complete('-C', 's').sort()).toEqual(['storage', 'sub']);
  });
});
