import { RefusalError } from '@tminus/domain';
import type { GitResult } from './git-process.ts';

/** As much of what a remote says as a message can hold (characters). */
const LONGEST_WORDS = 600;

/**
 * Why a push failed, by who said no, since each is mended otherwise: `git.pushRejected` where something else is there
 * under these names, or another push is in the way; `git.pushDeclined` by a hook or a rule of the remote;
 * `git.pushForbidden` to this account; else `git.remoteUnreachable`. What the remote itself said is told, but no password.
 */
export function pushFailure(remote: string, { stdout, stderr }: GitResult): RefusalError {
  const refused = refusedRefs(stdout.toString('utf8'));
  const words = wordsOf(stderr);
  // A hook may speak of permissions, too: what it refuses is told as its own.
  if (isForbidden(stderr) && refused.every(({ reason }) => reason.includes('unpacker error'))) {
    const reason = asSentence(words === '' ? forbiddenLine(stderr) : words);
    return new RefusalError('git.pushForbidden', { remote, reason });
  }
  if (refused.length === 0) {
    const reason = tellingLine(stderr);
    // A branch or tag that is not here; the remote was not even asked.
    if (/\bsrc refspec\b/.test(reason))
      return new RefusalError('git.pushRejected', { remote, reason: asSentence(reason) });
    return remoteUnreachable(remote, reason);
  }
  // Of an atomic push every reference is refused; the others than the culprit only because of it.
  const culprits = refused.filter(({ reason }) => !reason.includes('atomic'));
  const told = culprits.length > 0 ? culprits : refused;
  const refs = [...new Set(told.map(({ name }) => name))].join(', ');
  const why = [...new Set(told.map(({ reason }) => reason))].join(', ');
  if (!told.every(isDeclined)) {
    const reason = asSentence([`${refs} ${why}`, words].filter((part) => part !== '').join(': '));
    return new RefusalError('git.pushRejected', { remote, reason });
  }
  const rule = why.replaceAll(/\[remote rejected\] \((.*?)\)/g, '$1');
  const reason = asSentence([rule, words].filter((part) => part !== '').join(': '));
  return new RefusalError('git.pushDeclined', { remote, refs, reason });
}

/** One that could not be asked, or did not say anything about what was wanted. */
export const remoteUnreachable = (remote: string, reason: string): RefusalError =>
  new RefusalError('git.remoteUnreachable', { remote, reason: asSentence(withoutCredentials(reason)) });

/** The first line that says something, not git's advice after it. */
export function tellingLine(stderr: string): string {
  const lines = linesOf(stderr);
  return lines.find((line) => /^(?:fatal|error|ssh):/.test(line)) ?? lines[0] ?? '';
}

/**
 * Another push moves the same references just now, for one that of a process which was killed: it will be over soon. Of an
 * atomic push the other side says no more than that its transaction failed.
 */
export const isContended = (reason: string): boolean =>
  /atomic transaction failed|cannot lock ref|failed to update ref|incorrect old value/.test(reason);

interface RefusedRef {
  readonly name: string;
  /** As git has it, with what it calls the refusal in brackets. */
  readonly reason: string;
}

/** References that were not taken, from the output of `--porcelain`: flag, from and to, reason, with tabs between (git-push). */
const refusedRefs = (stdout: string): RefusedRef[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.split('\t'))
    .map(([, refs = '', reason = '']) => ({
      name: (refs.split(':').at(-1) ?? '').replace(/^refs\/\w+\//, ''),
      reason,
    }));

/** Whether the remote could take it, and would not. */
const isDeclined = ({ reason }: RefusedRef): boolean =>
  reason.startsWith('[remote rejected]') &&
  !isContended(reason) &&
  !/atomic|non-fast-forward|fetch first|already exists|stale info/.test(reason);

/** How GitHub and GitLab, servers of HTTP, and a file system that lets nobody write tell who is asking and may not. */
const FORBIDDEN =
  /returned error: 403|permission to \S+ denied|permission denied|not allowed to (?:push|upload) code to this project|insufficient permission|unable to create temporary object directory/i;
const isForbidden = (stderr: string): boolean => FORBIDDEN.test(stderr);
const forbiddenLine = (stderr: string): string =>
  withoutCredentials(linesOf(stderr).find((line) => FORBIDDEN.test(line)) ?? tellingLine(stderr));

/** Git's own words on the other side that say nothing beyond the reason, and how far it got. */
const NOISE =
  /^(?:error: hook declined to update|(?:Resolving|Compressing|Counting|Enumerating|Writing) |Total \d|=+$|-+$)/;

/** What the other side said, such as the words of its hook, as one line. */
function wordsOf(stderr: string): string {
  const words = linesOf(stderr)
    .filter((line) => line.startsWith('remote:'))
    .map((line) => line.slice('remote:'.length).trim())
    .filter((line) => line !== '' && !NOISE.test(line))
    .join(' ');
  const told = withoutCredentials(words);
  return told.length > LONGEST_WORDS ? `${told.slice(0, LONGEST_WORDS)}…` : told;
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const asSentence = (text: string): string => (/[.!?…。！？]$/u.test(text) ? text : `${text}.`);

/** Up to the last `@` before a `/`: a password may hold more of them, and git itself strips only to the first. */
const withoutCredentials = (text: string): string =>
  text.replace(/(?<=\/\/)[^\s/]*@|[^\s/'"]*:[^\s/]*@/g, '');
