import { APPROVER_ROLES } from '@tminus/domain';
import type { Argument, Command, Option } from 'commander';

/** What may stand at a place of the command line. */
export type Candidates =
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'directory' | 'file' | 'release' | 'anything' };

export interface CompletionOption {
  /** As typed: `--type`, `-C`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Null for a switch. */
  readonly value: Candidates | null;
}

/** One command, as shells need to know it. */
export interface CommandNode {
  /** Names from the program down, each with a slash in front; empty for the program itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  /** Without those that every command takes. */
  readonly options: readonly CompletionOption[];
  /** Null for a command that takes no argument. */
  readonly argument: Candidates | null;
}

export interface CommandTree {
  readonly name: string;
  readonly nodes: readonly CommandNode[];
  /** Options that every command takes. */
  readonly everywhere: readonly CompletionOption[];
}

/** Reads the commands, options and choices of a program. */
export function commandTree(program: Command): CommandTree {
  const nodes = nodesBelow(program, '');
  const isEverywhere = (flag: string): boolean =>
    nodes.every(({ options }) => options.some(({ flags }) => flags.includes(flag)));
  const common = (option: CompletionOption): boolean => option.flags.some(isEverywhere);
  return {
    name: program.name(),
    nodes: nodes.map((node) => ({ ...node, options: node.options.filter((option) => !common(option)) })),
    everywhere: nodes[0]?.options.filter(common) ?? [],
  };
}

function nodesBelow(command: Command, path: string): CommandNode[] {
  const [argument] = command.registeredArguments;
  const own: CommandNode = {
    path,
    commands: command.commands.map((each) => ({ name: each.name(), description: each.description() })),
    options: command.createHelp().visibleOptions(command).map(toOption),
    argument: argument === undefined ? null : candidatesOf(argument),
  };
  return [own, ...command.commands.flatMap((each) => nodesBelow(each, `${path}/${each.name()}`))];
}

function toOption(option: Option): CompletionOption {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined && flag !== null);
  const takesValue = option.required || option.optional;
  return { flags, description: option.description, value: takesValue ? candidatesOf(option) : null };
}

/** Words in angle or square brackets say what an option or argument stands for. */
function candidatesOf(place: Option | Argument): Candidates {
  if (place.argChoices !== undefined) return { kind: 'choices', choices: place.argChoices };
  const name = 'flags' in place ? (/[<[]([^>\].]+)/.exec(place.flags)?.[1] ?? '') : place.name();
  if (name === 'dir') return { kind: 'directory' };
  if (name === 'file') return { kind: 'file' };
  if (name === 'role') return { kind: 'choices', choices: APPROVER_ROLES };
  return { kind: name === 'release' || name === 'version' ? 'release' : 'anything' };
}
