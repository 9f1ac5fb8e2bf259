/**
 * Shell function of bash and zsh: the releases that have documents in the workspace around the current directory.
 * Starting the program at every Tab would be slow, and would wait for the data directory. Names that a shell could
 * expand are left out.
 */
export const FIND_RELEASES = `
_tminus_releases() {
  local place=$PWD entry
  [ -z "\${ZSH_VERSION-}" ] || setopt local_options no_nomatch
  while [ ! -d "$place/storage/releases" ]; do
    [ -n "$place" ] || return 0
    place=\${place%/*}
  done
  for entry in "$place"/storage/releases/v[0-9]*/; do
    entry=\${entry%/}
    entry=\${entry##*/}
    case $entry in *[!0-9A-Za-z.+-]*) ;; *) echo "$entry" ;; esac
  done
}
`;
