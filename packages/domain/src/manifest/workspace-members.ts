import { isInside } from '../component/package-directories.ts';
import { joinPath } from './join-path.ts';
import type { ManifestFormat, ManifestIdentity } from './manifest-format.ts';

interface Placed {
  readonly directory: string;
  readonly format: Pick<ManifestFormat, 'ecosystem'>;
  readonly identity: Pick<ManifestIdentity, 'members'>;
}

/** Whether a workspace of the same ecosystem declares a package as its member. */
export function isMember(each: Placed, all: readonly Placed[]): boolean {
  return all.some(({ directory, format, identity }) => {
    const isAbove = directory === '.' || isInside(each.directory, directory);
    return (
      isAbove &&
      format.ecosystem === each.format.ecosystem &&
      declares(directory, identity.members, each.directory)
    );
  });
}

/** Later patterns win, and those that begin with `!` take members out. */
function declares(base: string, patterns: readonly string[], directory: string): boolean {
  let isDeclared = false;
  for (const pattern of patterns) {
    const isTakenOut = pattern.startsWith('!');
    const path = joinPath(base, pattern.slice(isTakenOut ? 1 : 0));
    if (path !== null && globPattern(path).test(directory)) isDeclared = !isTakenOut;
  }
  return isDeclared;
}

/** `*` within a segment, `**` over any number of them, `?` for one character. */
function globPattern(glob: string): RegExp {
  const parts = glob.split(/((?:\*\*\/)+|\*+|\?)/).map((part) => {
    if (part.startsWith('**/')) return '(?:.*/)?';
    if (part.startsWith('**')) return '.*';
    if (part === '*') return '[^/]*';
    return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
