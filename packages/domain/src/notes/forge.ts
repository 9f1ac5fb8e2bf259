/** Where a repository can be read in a browser. */
export interface Forge {
  readonly commitUrl: (sha: string) => string;
  readonly issueUrl: (number: string) => string;
  /** Differences between two tags or commits. */
  readonly compareUrl: (from: string, to: string) => string;
}

/** Paths of the forges that a host name gives away, self-hosted ones included; `null` has no such page. */
const PATHS = {
  github: { commit: 'commit', issue: 'issues', compare: 'compare' },
  gitlab: { commit: '-/commit', issue: '-/issues', compare: '-/compare' },
  bitbucket: { commit: 'commits', issue: 'issues', compare: 'branches/compare' },
  gitea: { commit: 'commit', issue: 'issues', compare: 'compare' },
} as const;

const HOSTS: readonly (readonly [RegExp, keyof typeof PATHS])[] = [
  [/(?:^|\.)github\./, 'github'],
  [/(?:^|\.)gitlab\./, 'gitlab'],
  [/^bitbucket\.org$/, 'bitbucket'],
  [/^codeberg\.org$|(?:^|\.)(?:gitea|forgejo)\./, 'gitea'],
];

/**
 * The forge behind a git remote (`git@host:owner/name.git`, `ssh://…`, `https://…`); null for a remote that is none,
 * such as a directory. User names, passwords and ports of the remote are dropped.
 */
export function forgeOf(remote: string): Forge | null {
  const [host, path] = placeOf(remote.trim());
  const kind = HOSTS.find(([pattern]) => pattern.test(host))?.[1];
  if (kind === undefined || !/^[\w.~-]+(?:\/[\w.~-]+)+$/.test(path)) return null;
  const base = `https://${host}/${path}`;
  const paths = PATHS[kind];
  return {
    commitUrl: (sha) => `${base}/${paths.commit}/${sha}`,
    issueUrl: (number) => `${base}/${paths.issue}/${number}`,
    compareUrl: (from, to) =>
      kind === 'bitbucket'
        ? `${base}/${paths.compare}/${encodeURIComponent(to)}%0D${encodeURIComponent(from)}`
        : `${base}/${paths.compare}/${encodeURIComponent(from)}...${encodeURIComponent(to)}`,
  };
}

/** Host and path without leading slash and `.git`; empty texts when a remote has neither. */
function placeOf(remote: string): readonly [host: string, path: string] {
  const short = /^(?:[^@/:]+@)?([^@/:]{2,}):(?!\/\/)(.+)$/.exec(remote);
  if (short !== null) return [(short[1] ?? '').toLowerCase(), trimmed(short[2] ?? '')];
  if (!/^(?:https?|ssh|git):\/\//i.test(remote) || !URL.canParse(remote)) return ['', ''];
  const { hostname, pathname } = new URL(remote);
  return [hostname, trimmed(pathname)];
}

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
