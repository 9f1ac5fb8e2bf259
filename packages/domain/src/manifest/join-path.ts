/** A path relative to a directory, from the top of the repository; `.` for that itself, null where it leads out of it. */
export function joinPath(base: string, path: string): string | null {
  const parts: string[] = base === '.' ? [] : base.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? '.' : parts.join('/');
}
