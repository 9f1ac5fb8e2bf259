import { distance } from 'fastest-levenshtein';

/** One thing that is wrong in a configuration file. Line and column count from 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  /** Where in the document, for example `components[0].deploy.health`. */
  readonly path: string;
  /** Message key under `config.problem.` and its values. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A finding about a place in the document, before it has a line and column. */
export interface PlacedProblem {
  readonly path: readonly PropertyKey[];
  /** Point at the key rather than at its value. */
  readonly atKey?: boolean;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The name that somebody probably meant, or null when none is near. */
export function nearestName(written: string, known: readonly string[]): string | null {
  const limit = Math.max(2, Math.floor(written.length / 3));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const name of known) {
    const cost = distance(written.toLowerCase(), name.toLowerCase());
    if (cost < bestDistance) [best, bestDistance] = [name, cost];
  }
  return best;
}

/** `['components', 0, 'name']` as `components[0].name`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}
