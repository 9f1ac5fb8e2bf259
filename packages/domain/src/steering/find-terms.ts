import { affirmed } from './affirmed.ts';
import type { SteeringLine } from './steering-lines.ts';

/** Something with a name that people write in several ways. */
export interface Term {
  readonly id: string;
  /** Whole words in any case. */
  readonly words?: readonly string[];
  /** Whole words in this very case, for those that mean something else as well, such as Go. */
  readonly exact?: readonly string[];
  /** Anywhere, for words of languages without blanks. */
  readonly parts?: readonly string[];
}

/**
 * Prepares the search for terms: the ids of those that lines affirm, in the order of the table. Words end where no
 * further Latin letter or digit follows, so that `Dockerを使う` names Docker. Blanks and hyphens are alike.
 */
export function termFinder<Id extends string>(
  table: readonly (Term & { readonly id: Id })[],
): (lines: readonly Pick<SteeringLine, 'text'>[]) => Id[] {
  const byText = new Map(
    table.flatMap(({ id, words = [], exact = [], parts = [] }) => [
      ...words.map((word) => [fold(word), id] as const),
      ...[...exact, ...parts].map((word) => [word, id] as const),
    ]),
  );
  const of = (pick: (term: Term) => readonly string[] | undefined): string =>
    table
      .flatMap((term) => pick(term) ?? [])
      .sort((left, right) => right.length - left.length)
      .map((word) => word.replace(/[.+*?()[\]{}|^$\\/]/g, '\\$&').replace(/[ -]/g, '[ -]?'))
      .join('|');
  const word = (list: string): string => `(?<![A-Za-z0-9_])(?:${list})(?![A-Za-z0-9_]|[+#](?=[+#\\s]|$))`;
  const patterns = [
    [of(({ words }) => words), (list: string) => new RegExp(word(list), 'gi')],
    [of(({ exact }) => exact), (list: string) => new RegExp(word(list), 'g')],
    [of(({ parts }) => parts), (list: string) => new RegExp(list, 'g')],
  ] as const;
  const searches = patterns.filter(([list]) => list !== '').map(([list, make]) => make(list));
  return (lines) => {
    const found = new Set<Id>();
    for (const { text } of lines) {
      const said = affirmed(text);
      for (const search of searches)
        for (const [match] of said.matchAll(search)) {
          const id = byText.get(match) ?? byText.get(fold(match));
          if (id !== undefined) found.add(id);
        }
    }
    return table.map(({ id }) => id).filter((id) => found.has(id));
  };
}

const fold = (word: string): string => word.toLowerCase().replace(/[ -]/g, '');
