const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const MAY_FENCE: ReadonlySet<string> = new Set(['`', '~', ' ']);
const NONE: ReadonlyMap<number, number> = new Map();

/**
 * Where each fenced block of code (CommonMark 0.31, section 4.5) ends: index of its first line → of its last.
 * Unlike there, a fence that is never closed fences nothing: a slip must not hide the footers behind it.
 */
export function endsOfFences(lines: readonly string[]): ReadonlyMap<number, number> {
  let ends: Map<number, number> | null = null;
  let open: { readonly index: number; readonly sign: string } | null = null;
  for (const [index, line] of lines.entries()) {
    const fence = MAY_FENCE.has(line.charAt(0)) ? FENCE.exec(line)?.[1] : undefined;
    if (fence === undefined) continue;
    const isBare = line.trim() === fence;
    if (open !== null && isBare && fence.startsWith(open.sign)) {
      ends ??= new Map();
      ends.set(open.index, index);
      open = null;
    } else if (open === null || !isBare) open = { index, sign: fence };
  }
  return ends ?? NONE;
}
