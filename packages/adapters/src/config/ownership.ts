import type { Config, ConfigComponent, readGlobs } from '@tminus/contract';
import type { Component } from '@tminus/domain';

export type ReadGlobs = typeof readGlobs;

/** A directory as components have it: `./services/api/` is `services/api`. */
export const plainDirectory = (path: string): string => path.replace(/^(?:\.\/+)+|\/+$/g, '') || '.';

/** Which files beside or instead of those below its path a component owns. */
export function ownershipOf(
  { name, paths = [], formerPaths = [] }: ConfigComponent,
  shared: Config['history']['shared'],
  read: ReadGlobs,
): Pick<Component, 'formerPaths' | 'owns'> {
  const own = paths.length === 0 ? null : read(paths);
  const others = shared
    .filter(({ components }) => components === 'all' || components.includes(name))
    .map((rule) => read(rule.paths));
  const hasRules = own !== null || others.length > 0;
  return {
    ...(formerPaths.length > 0 && { formerPaths: formerPaths.map(plainDirectory) }),
    ...(hasRules && {
      owns: (file, isBelow) =>
        (own === null ? isBelow : own(file, isBelow)) || others.some((takes) => takes(file, false)),
    }),
  };
}
