/**
 * The word that somebody probably meant, or null when none is near: by the number of letters added, left out, replaced or
 * swapped with their neighbour (optimal string alignment), at most a third of the letters and never more than two.
 */
export function nearestWord(written: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.min(2, Math.ceil(written.length / 3)) + 1;
  for (const word of known) {
    // Words that differ by more letters than are allowed cannot be near.
    if (Math.abs(word.length - written.length) >= least) continue;
    const cost = distance(written.toLowerCase(), word.toLowerCase());
    if (cost < least) [best, least] = [word, cost];
  }
  return best;
}

function distance(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      line[column] = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, above] = [above, line];
  }
  return above[right.length] ?? 0;
}
