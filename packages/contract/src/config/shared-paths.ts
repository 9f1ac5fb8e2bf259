import { z } from 'zod';
import { glob } from './globs.ts';
import { nearestName, type PlacedProblem } from './problem.ts';

/**
 * Files that count as changes of components besides their owner's: a lockfile, a protocol. None does unless it is said
 * here.
 */
export const sharedPaths = z
  .array(
    z.strictObject({
      paths: z.array(glob).min(1),
      /** Names, or all of them. */
      components: z.union([z.literal('all'), z.array(z.string()).min(1)]),
    }),
  )
  .default([]);

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  value !== null && typeof value === 'object' ? (value as Members) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Names that no component has; whatever else is wrong. */
export function checkSharedPaths(root: unknown, known: readonly string[]): PlacedProblem[] {
  return listOf(membersOf(membersOf(root)['history'])['shared']).flatMap((entry, index) =>
    listOf(membersOf(entry)['components']).flatMap((name, place): PlacedProblem[] => {
      if (typeof name !== 'string' || known.includes(name)) return [];
      const nearest = nearestName(name, known);
      const params = { got: name, known: known.join(', '), nearest: nearest ?? '' };
      const path = ['history', 'shared', index, 'components', place];
      return [{ path, code: nearest === null ? 'value' : 'valueNear', params }];
    }),
  );
}
