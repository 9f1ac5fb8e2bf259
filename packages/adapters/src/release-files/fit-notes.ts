/**
 * Notes in markdown that are no longer than a limit (UTF-16 code units, which are never fewer than a forge counts): cut
 * before the last heading that fits, else at the end of a line, with what tells where the rest is.
 */
export function fitNotes(text: string, limit: number, rest: string): string {
  if (text.length <= limit) return text;
  const end = `\n\n${rest}\n`;
  // A line break right after the room still ends a line within it.
  const head = text.slice(0, Math.max(limit - end.length, 0) + 1);
  const heading = [...head.matchAll(/\n(?=#{1,6} )/g)].at(-1)?.index ?? 0;
  const at = heading > 0 ? heading : Math.max(head.lastIndexOf('\n'), 0);
  return `${head.slice(0, at).trimEnd()}${end}`;
}
