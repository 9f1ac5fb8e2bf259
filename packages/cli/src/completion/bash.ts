import type { Candidates, CommandNode, CommandTree, CompletionOption } from './command-node.ts';
import { FIND_RELEASES } from './find-releases.ts';

/** A bash script (3.2 and later) that completes the program; it needs no other package. */
export function bashCompletion({ name, nodes, everywhere }: CommandTree): string {
  return `# ${name} completion for bash: eval "$(${name} completion bash)"
${FIND_RELEASES}
# What the value of an option may be; fails for an option without one.
_tminus_value() {
  case "$1 $2" in
${nodes.flatMap(({ path, options }) => options.flatMap((option) => valueCase(path, option))).join('\n')}
${everywhere.flatMap((option) => valueCase('*', option)).join('\n')}
    *) return 1 ;;
  esac
}

_tminus_commands() {
  case "$1" in
${rows(nodes, ({ commands }) => commands.map((command) => command.name))}
  esac
}

_tminus_options() {
  case "$1" in
${rows(nodes, ({ options }) => options.flatMap(({ flags }) => flags))}
  esac
  echo ${quote(everywhere.flatMap(({ flags }) => flags).join(' '))}
}

_tminus_argument() {
  case "$1" in
${nodes.flatMap(({ path, argument }) => (argument === null ? [] : [`    ${quote(path)}) ${print(argument)} ;;`])).join('\n')}
  esac
}

_tminus() {
  local cur=\${COMP_WORDS[COMP_CWORD]} node='' option='' prefix='' given='' found word at
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    if [[ -n $option ]]; then
      # A line break character of readline: \`--lang=ja\` comes as three words.
      [[ $word == = ]] || option=''
    elif [[ $word == -* ]]; then
      if [[ $word != *=* ]] && _tminus_value "$node" "$word" >/dev/null; then option=$word; fi
    elif [[ " $(_tminus_commands "$node") " == *" $word "* ]]; then
      node=$node/$word
    else
      given=1
    fi
  done
  if [[ $cur == = ]]; then cur=''; fi
  if [[ -z $option && $cur == --*=* ]]; then
    option=\${cur%%=*} prefix=\${cur%%=*}= cur=\${cur#*=}
  fi
  COMPREPLY=()
  if [[ -n $option ]]; then
    found=$(_tminus_value "$node" "$option") || return 0
  elif [[ $cur == -* ]]; then
    found=$(_tminus_options "$node")
  else
    found=$(_tminus_commands "$node")
    [[ -n $given || -n $found ]] || found=$(_tminus_argument "$node")
  fi
  case $found in
    @files|@directories)
      compopt -o filenames 2>/dev/null
      local kind=-f
      [[ $found == @files ]] || kind=-d
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen $kind -P "$prefix" -- "$cur")
      ;;
    *)
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -P "$prefix" -W "$found" -- "$cur")
      ;;
  esac
}

complete -F _tminus ${name}
`;
}

function rows(nodes: readonly CommandNode[], wordsOf: (node: CommandNode) => readonly string[]): string {
  return nodes
    .flatMap((node) => {
      const words = wordsOf(node);
      return words.length === 0 ? [] : [`    ${quote(node.path)}) echo ${quote(words.join(' '))} ;;`];
    })
    .join('\n');
}

function valueCase(path: string, { flags, value }: CompletionOption): string[] {
  if (value === null) return [];
  const pattern = (flag: string): string =>
    path === '*' ? `*${quote(` ${flag}`)}` : quote(`${path} ${flag}`);
  return [`    ${flags.map(pattern).join('|')}) ${print(value)} ;;`];
}

/** A command that prints candidates; \`@…\` stands for what only the shell itself can list. */
function print(candidates: Candidates): string {
  if (candidates.kind === 'choices') return `echo ${quote(candidates.choices.join(' '))}`;
  if (candidates.kind === 'release') return '_tminus_releases';
  if (candidates.kind === 'directory') return 'echo @directories';
  return candidates.kind === 'file' ? 'echo @files' : ':';
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
