import picomatch from 'picomatch';
import { z } from 'zod';

/** A path or pattern below the repository root, such as `proto/**` or `**\/*.md`; behind `!`, what is left out. */
export const glob = z
  .string()
  .refine((text) => /^!?[^!/\\]/.test(text) && !text.split('/').includes('..'), 'glob');

/**
 * What a list of globs makes of a file: the last one that matches decides, to take it or, behind `!`, to leave it; where
 * none does, it stays as it was. `*` matches names with a leading dot too.
 */
export function readGlobs(globs: readonly string[]): (file: string, isTaken: boolean) => boolean {
  const rules = globs.map((text) => {
    const takes = !text.startsWith('!');
    const matches = picomatch(takes ? text : text.slice(1), { dot: true });
    return { takes, matches: (file: string): boolean => matches(file) };
  });
  return (file, isTaken) => rules.findLast(({ matches }) => matches(file))?.takes ?? isTaken;
}
