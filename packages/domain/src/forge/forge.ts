/** Programs that serve repositories in a browser, by the form of their addresses; Codeberg and Forgejo are `gitea`. */
export const FORGE_TYPES = ['github', 'gitlab', 'gitea', 'bitbucket'] as const;
export type ForgeType = (typeof FORGE_TYPES)[number];

/** Where a repository can be read in a browser. */
export interface Forge {
  readonly type: ForgeType;
  /** Of the repository, without a slash at its end. */
  readonly url: string;
  readonly commitUrl: (sha: string) => string;
  /** Of an issue or pull request; `repository` (`owner/name`) is another one of the same forge. */
  readonly issueUrl: (number: string, repository?: string) => string;
  /** Differences between two tags or commits. */
  readonly compareUrl: (from: string, to: string) => string;
  /** What a tag holds, for a release that has none before it. */
  readonly tagUrl: (tag: string) => string;
}

/** What a configuration says of a forge that its remote does not give away. */
export interface ForgeSettings {
  readonly type?: ForgeType | undefined;
  /** Of the repository, as a browser opens it. */
  readonly url?: string | undefined;
}

const PATHS = {
  github: { commit: 'commit', issue: 'issues', compare: 'compare', tag: 'releases/tag' },
  gitlab: { commit: '-/commit', issue: '-/issues', compare: '-/compare', tag: '-/tags' },
  gitea: { commit: 'commit', issue: 'issues', compare: 'compare', tag: 'src/tag' },
  bitbucket: { commit: 'commits', issue: 'issues', compare: 'branches/compare', tag: 'commits/tag' },
} as const satisfies Record<ForgeType, unknown>;

/** Hosts whose name gives the forge away, self-hosted ones included. */
const HOSTS: readonly (readonly [RegExp, ForgeType])[] = [
  [/(?:^|\.)github\./, 'github'],
  [/(?:^|\.)gitlab\./, 'gitlab'],
  [/^bitbucket\.org$/, 'bitbucket'],
  [/^codeberg\.org$|(?:^|\.)(?:gitea|forgejo)\./, 'gitea'],
];

/**
 * The forge behind a git remote (`git@host:owner/name.git`, `ssh://…`, `https://…`), or the one that the settings name;
 * null for a remote that is none, such as a directory, and for a host that says nothing while the settings say nothing
 * either. User names, passwords and ports of the remote are dropped.
 */
export function forgeOf(remote: string, settings: ForgeSettings = {}): Forge | null {
  const configured = settings.url
    ?.trim()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  const [host, path] = placeOf(configured ?? remote.trim());
  const type = settings.type ?? HOSTS.find(([pattern]) => pattern.test(host))?.[1];
  if (type === undefined || !/^[\w.~-]+(?:\/[\w.~-]+)+$/.test(path)) return null;
  return forgeAt(type, configured ?? `https://${host}/${path}`, path);
}

function forgeAt(type: ForgeType, url: string, path: string): Forge {
  const paths = PATHS[type];
  const site = url.slice(0, url.length - path.length);
  const tag = encodeURIComponent;
  return {
    type,
    url,
    commitUrl: (sha) => `${url}/${paths.commit}/${sha}`,
    issueUrl: (number, repository) =>
      `${repository === undefined ? url : site + repository}/${paths.issue}/${number}`,
    compareUrl: (from, to) =>
      type === 'bitbucket'
        ? `${url}/${paths.compare}/${tag(to)}%0D${tag(from)}`
        : `${url}/${paths.compare}/${tag(from)}...${tag(to)}`,
    tagUrl: (name) => `${url}/${paths.tag}/${tag(name)}`,
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
