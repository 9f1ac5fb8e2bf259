import type { Candidates, CommandTree, CompletionOption } from './command-node.ts';

/** A fish script that completes the program with descriptions. */
export function fishCompletion({ name, nodes, everywhere }: CommandTree): string {
  const valued = nodes.flatMap(({ path, options }) =>
    options.flatMap(({ flags, value }) => (value === null ? [] : flags.map((flag) => `${path} ${flag}`))),
  );
  const valuedEverywhere = everywhere.flatMap(({ flags, value }) => (value === null ? [] : flags));
  const commands = nodes.flatMap(({ path, commands: own }) => own.map((each) => `${path}/${each.name}`));
  const lines = nodes.flatMap(({ path, commands: own, options, argument }) => {
    const here = (given: boolean): string => `-n ${quote(`_tminus_at ${given ? '' : '--fresh '}"${path}"`)}`;
    return [
      ...own.map((each) => `${here(true)} -a ${each.name} -d ${quote(each.description)}`),
      ...options.map((option) => `${here(true)} ${optionWords(option)}`),
      ...(argument === null ? [] : [`${here(false)} ${valueWords(argument)}`]),
    ];
  });
  return `# ${name} completion for fish: ${name} completion fish | source

function _tminus_releases
    set -l place $PWD
    while not test -d "$place/storage/releases"
        test -n "$place"; or return 0
        set place (string replace -r '/[^/]*$' '' -- $place)
    end
    for entry in $place/storage/releases/v*/
        string match -r '^v[0-9][0-9A-Za-z.+-]*$' -- (basename $entry)
    end
end

# Whether the words before the cursor lead to a command; with --fresh, only if it has no argument yet.
function _tminus_at
    set -l fresh no
    if test "$argv[1]" = --fresh
        set fresh yes
        set -e argv[1]
    end
    set -l node ''
    set -l given no
    set -l option no
    for word in (commandline -opc)[2..-1]
        if test $option = yes
            set option no
        else if string match -q -- '-*' $word
            if contains -- "$node $word" ${valued.map(quote).join(' ')}; or contains -- $word ${valuedEverywhere.join(' ')}
                set option yes
            end
        else if contains -- "$node/$word" ${commands.join(' ')}
            set node "$node/$word"
        else
            set given yes
        end
    end
    test "$node" = "$argv[1]"; and test $fresh = no -o $given = no
end

complete -c ${name} -f
${[...everywhere.map(optionWords), ...lines].map((line) => `complete -c ${name} ${line}`).join('\n')}
`;
}

function optionWords({ flags, description, value }: CompletionOption): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const values = value === null ? '' : ` -x ${valueWords(value)}`.trimEnd();
  return `${names.join(' ')}${values} -d ${quote(description)}`;
}

function valueWords(candidates: Candidates): string {
  if (candidates.kind === 'choices') return `-a ${quote(candidates.choices.join(' '))}`;
  if (candidates.kind === 'release') return "-a '(_tminus_releases)'";
  if (candidates.kind === 'directory') return "-a '(__fish_complete_directories)'";
  return candidates.kind === 'file' ? "-a '(__fish_complete_path)'" : '';
}

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
