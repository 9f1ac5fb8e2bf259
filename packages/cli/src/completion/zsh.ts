import type { Candidates, CommandNode, CommandTree, CompletionOption } from './command-node.ts';
import { FIND_RELEASES } from './find-releases.ts';

/** A zsh script that completes the program with descriptions; to be evaluated, or put into a directory of `fpath`. */
export function zshCompletion({ name, nodes, everywhere }: CommandTree): string {
  return `#compdef ${name}
# ${name} completion for zsh: eval "$(${name} completion zsh)"
${FIND_RELEASES}
# What the value of an option may be; fails for an option without one. With "look", nothing is offered.
_tminus_value() {
  case "$1 $2" in
${nodes.flatMap(({ path, options }) => options.flatMap((option) => valueCase(path, option))).join('\n')}
${everywhere.flatMap((option) => valueCase('*', option)).join('\n')}
    *) return 1 ;;
  esac
}

_tminus_commands() {
  case "$1" in
${rows(nodes, ({ commands }) => commands.map((each) => described(each.name, each.description)))}
    *) reply=() ;;
  esac
}

_tminus_options() {
  case "$1" in
${rows(nodes, ({ options }) => options.flatMap(describedFlags))}
    *) reply=() ;;
  esac
  reply+=(${everywhere.flatMap(describedFlags).join(' ')})
}

_tminus_argument() {
  case "$1" in
${nodes.flatMap(({ path, argument }) => (argument === null ? [] : [`    ${quote(path)}) ${offer(argument)} ;;`])).join('\n')}
  esac
}

_tminus() {
  local node='' option='' given='' word
  local -a reply
  local -i at
  for ((at = 2; at < CURRENT; at++)); do
    word=\${words[at]}
    if [[ -n $option ]]; then
      option=''
    elif [[ $word == -* ]]; then
      if [[ $word != *=* ]] && _tminus_value "$node" "$word" look; then option=$word; fi
    else
      _tminus_commands "$node"
      if [[ -n \${(M)reply:#\${word}:*} ]]; then node=$node/$word; else given=1; fi
    fi
  done
  if [[ -z $option && $PREFIX == --*=* ]]; then
    option=\${PREFIX%%=*}
    compset -P '*='
  fi
  if [[ -n $option ]]; then
    _tminus_value "$node" "$option"
  elif [[ $PREFIX == -* ]]; then
    _tminus_options "$node"
    _describe -o option reply
  else
    _tminus_commands "$node"
    if ((\${#reply})); then _describe command reply; elif [[ -z $given ]]; then _tminus_argument "$node"; fi
  fi
}

if [[ \${funcstack[1]-} == _tminus ]]; then _tminus "$@"; else compdef _tminus ${name}; fi
`;
}

function rows(nodes: readonly CommandNode[], entriesOf: (node: CommandNode) => readonly string[]): string {
  return nodes
    .flatMap((node) => {
      const entries = entriesOf(node);
      return entries.length === 0 ? [] : [`    ${quote(node.path)}) reply=(${entries.join(' ')}) ;;`];
    })
    .join('\n');
}

function valueCase(path: string, { flags, value }: CompletionOption): string[] {
  if (value === null) return [];
  const pattern = (flag: string): string =>
    path === '*' ? `*${quote(` ${flag}`)}` : quote(`${path} ${flag}`);
  return [`    ${flags.map(pattern).join('|')}) [[ -n \${3-} ]] || ${offer(value)} ;;`];
}

/** A command that adds candidates to the list. */
function offer(candidates: Candidates): string {
  if (candidates.kind === 'choices') return `compadd -- ${candidates.choices.map(quote).join(' ')}`;
  if (candidates.kind === 'release') return 'compadd -- ${(f)"$(_tminus_releases)"}';
  if (candidates.kind === 'directory') return '_files -/';
  return candidates.kind === 'file' ? '_files' : 'true';
}

const describedFlags = ({ flags, description }: CompletionOption): string[] =>
  flags.map((flag) => described(flag, description));

/** \`_describe\` takes \`word:description\`; a colon in the word itself is escaped. */
const described = (word: string, description: string): string =>
  quote(`${word.replaceAll(':', '\\:')}:${description}`);

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
