import { RefusalError } from '@tminus/domain';
import { gitFailure } from './git-failure.ts';
import { type GitCall, tryGit } from './git-process.ts';
import { CONFIGURED_IDENTITY, requireIdentity, SIGNING_TIMEOUT_MS, signingFailure } from './identity.ts';
import { resolveCommit, resolveObject } from './revision.ts';

export interface NewTag {
  /** Without `refs/tags/`. */
  readonly name: string;
  /** The commit, or a revision that names it. */
  readonly sha: string;
  readonly message: string;
}

/**
 * Makes an annotated tag, signed where git is told to (`tag.gpgSign`, `tag.forceSignAnnotated`, any `gpg.format`); true
 * when it was made now, false when a tag of that name was at that commit already, annotated or not. Refuses with
 * `git.tagElsewhere` one that is anywhere else, which is left alone, and with `git.identityMissing`,
 * `git.signingFailed`, `git.unknownRevision`. Git writes the reference last and at once, so that a tag is there whole or
 * not at all.
 */
export async function createTag(repo: string, tag: NewTag): Promise<boolean> {
  const expected = await resolveCommit(repo, tag.sha);
  if (await isThere(repo, tag.name, expected)) return false;
  await requireIdentity(repo);
  const call: GitCall = {
    repo,
    args: [...CONFIGURED_IDENTITY, ...tagCommand(tag.name, expected)],
    input: tag.message,
    timeoutMs: SIGNING_TIMEOUT_MS,
  };
  const made = await tryGit(call);
  const unsigned = made.exitCode === 0 ? signingFailure(made.stderr) : null;
  if (unsigned !== null) {
    await removeUnsigned(repo, tag.name);
    throw unsigned;
  }
  if (made.exitCode === 0) return true;
  // Somebody else may have made it in between.
  if (await isThere(repo, tag.name, expected)) return false;
  throw (
    signingFailure(made.stderr) ?? gitFailure({ repo, args: ['tag', tag.name] }, made.stderr, made.exitCode)
  );
}

/**
 * The message comes on stdin and is kept as it is: a line that starts with `#` is no comment in it. With one, the tag is
 * annotated; `--annotate` itself would set `tag.forceSignAnnotated` aside (git-config).
 */
const tagCommand = (name: string, commit: string): string[] => [
  'tag',
  '--cleanup=whitespace',
  '--file=-',
  '--',
  name,
  commit,
];

/** Git 2.39 still makes the tag, and says that all is well, where an SSH key cannot be used: builtin/tag.c looks for `< 0`. */
async function removeUnsigned(repo: string, name: string): Promise<void> {
  const ref = `refs/tags/${name}`;
  const object = await resolveObject(repo, ref);
  if (object !== null) await tryGit({ repo, args: ['update-ref', '-d', ref, object] });
}

/** The commit that a tag names, or what else it names; null where there is none. */
export async function taggedObject(repo: string, name: string): Promise<string | null> {
  // The reference is read once: a tag may be made between two looks at it.
  const object = await resolveObject(repo, `refs/tags/${name}`);
  return object === null ? null : ((await resolveObject(repo, `${object}^{commit}`)) ?? object);
}

async function isThere(repo: string, name: string, expected: string): Promise<boolean> {
  const actual = await taggedObject(repo, name);
  if (actual === null || actual === expected) return actual === expected;
  throw new RefusalError('git.tagElsewhere', { tag: name, actual, expected });
}
