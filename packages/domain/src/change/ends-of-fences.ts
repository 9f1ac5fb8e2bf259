const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** Whether a fence can begin with it: a backtick, a tilde, a blank. */
const mayFence = (code: number): boolean => code === 96 || code === 126 || code === 32;
const NONE: ReadonlyMap<number, number> = new Map();

/**
 * Where each fenced block of code (CommonMark 0.31, section 4.5) ends: index of its first line → of its last.
 * Unlike there, a fence that is never closed fences nothing: a slip must not hide the footers behind it.
 */
export function endsOfFences(lines: readonly string[]): ReadonlyMap<number, number> {
  let ends: Map<number, number> | null = null;
  let open: { readonly index: number; readonly sign: string } | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (!mayFence(line.charCodeAt(0))) continue;
    const fence = FENCE.exec(line)?.[1];
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
