import type { CalendarEntry, Language, Release, Rollout } from '@tminus/domain';
import type { Precondition, Stored } from '@tminus/engine';
import type { FastifyReply } from 'fastify';

// Strong validators (RFC 9110, 8.8.1): another revision or another language is another tag. What stands before the first
// dot is what decisions rest on, and all that a precondition compares.

/**
 * The ETag of a release as it is answered: any change of it is one to decide anew on. A release that was planned anew
 * bears the same version and begins at the same revision, but is another one.
 */
export const releaseTag = ({ value, revision }: Stored<Release>, language: Language): string =>
  `"${value.id}-${revision}.${language}"`;

/**
 * The ETag of a rollout as it is answered. It is saved at every tick, faster than anybody decides: a decision rests on
 * state, step and epoch, and counts may move on under it.
 */
export const rolloutTag = ({ value, revision }: Stored<Rollout>, language: Language): string =>
  `"${value.state}-${value.stepIndex}-${value.epoch}.${revision}.${language}"`;

/** The ETag of an entry of the calendar, which is the same in every language; an id is never given twice. */
export const entryTag = ({ value, revision }: Stored<CalendarEntry>): string => `"${value.id}-${revision}"`;

/**
 * What an `If-Match` header asks of the thing called `subject`; without the header, nothing. Refuses
 * `request.preconditionFailed` with the present tag.
 */
export function preconditionOf<T>(
  header: string | undefined,
  subject: string,
  tagOf: (stored: Stored<T>) => string,
): Precondition<T> | undefined {
  if (header === undefined) return undefined;
  const known = new Set(strongTags(header).map(decisionPart));
  return (stored) => {
    const present = tagOf(stored);
    if (header.trim() === '*' || known.has(decisionPart(present))) return null;
    return { code: 'request.preconditionFailed', params: { subject, present } };
  };
}

/** Puts the tag on an answer; true when `If-None-Match` says that the client has it already. */
export function answerTag(reply: FastifyReply, ifNoneMatch: string | undefined, tag: string): boolean {
  reply.header('etag', tag).header('vary', 'accept-language').header('cache-control', 'no-cache');
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || tagsOf(ifNoneMatch).some((each) => each.replace(/^W\//, '') === tag);
}

const tagsOf = (header: string): readonly string[] => header.match(/(?:W\/)?"[^"]*"/g) ?? [];
/** A weak tag never matches where bytes or decisions depend on it (RFC 9110, 13.1.1). */
const strongTags = (header: string): readonly string[] =>
  tagsOf(header).filter((tag) => !tag.startsWith('W/'));
const decisionPart = (tag: string): string => tag.slice(1, -1).split('.')[0] ?? '';
