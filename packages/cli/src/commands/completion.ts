import type { Command } from 'commander';
import { bashCompletion } from '../completion/bash.ts';
import { commandTree } from '../completion/command-node.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import type { Context } from '../context.ts';
import { print, printJson } from '../output/terminal.ts';

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** `completion`: a script for a shell, made from the program that it completes. */
export function printCompletion(context: Context, program: Command, shell: keyof typeof SCRIPTS): void {
  const script = SCRIPTS[shell](commandTree(program));
  if (context.json) printJson({ shell, script });
  else print(script);
}
