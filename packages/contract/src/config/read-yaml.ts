import { type Alias, type Document, isMap, isNode, isPair, isScalar, parseDocument, visit } from 'yaml';
import type { ConfigProblem, PlacedProblem } from './problem.ts';
import { formatPath } from './problem.ts';

/** A YAML text as values, with a way to find places in it; or why it is no YAML. */
export type ReadYaml =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly place: (problem: PlacedProblem) => ConfigProblem;
    }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Far more than any configuration refers to its own parts; stops texts that unfold without end. */
const MAX_ALIASES = 100;

/** Reads a text of one YAML 1.2 document. Never throws. */
export function readYaml(text: string): ReadYaml {
  const at = (offset: number, reason: string): ConfigProblem => ({
    ...positionOf(offset, text),
    path: '',
    code: 'syntax',
    params: { reason },
  });
  try {
    const document = parseDocument(text, {
      prettyErrors: false,
      uniqueKeys: true,
      resolveKnownTags: false,
      logLevel: 'error',
    });
    const problems = document.errors.map(({ pos, code, message }) =>
      at(pos[0], code === 'MULTIPLE_DOCS' ? 'more than one document' : message),
    );
    for (const { source, range } of danglingAliases(document))
      problems.push(at(range?.[0] ?? 0, `nothing is called &${source}`));
    if (problems.length > 0) return { ok: false, problems: withoutRepetition(problems) };
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { ok: true, value, place: (problem) => place(problem, document, text) };
  } catch (error) {
    // The library throws these for aliases that unfold without end, and for thousands of levels.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    return { ok: false, problems: [at(0, error.message)] };
  }
}

function danglingAliases(document: Document): Alias[] {
  const dangling: Alias[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) dangling.push(alias);
    },
  });
  return dangling;
}

/** An unclosed list within an unclosed list is one mistake, not two. */
function withoutRepetition(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const keyOf = ({ line, column, params }: ConfigProblem) => `${line}:${column} ${params['reason']}`;
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}

/** Line and column of an offset, both from 1. The library's own counter loses lines inside of what it cannot read. */
function positionOf(offset: number, text: string): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

function place(problem: PlacedProblem, document: Document, text: string): ConfigProblem {
  const { path, code, params = {} } = problem;
  return { ...positionOf(offsetOf(problem, document) ?? 0, text), path: formatPath(path), code, params };
}

/** Where a path stands in the text; for something missing, where that stands which it is missing from. */
function offsetOf({ path, atKey }: PlacedProblem, document: Document): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const here = path.slice(0, length);
    const parent = length === 0 ? null : nodeAt(document, here.slice(0, -1));
    if (isMap(parent) && (atKey === true || length < path.length)) {
      const pair = parent.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value ?? '') === String(here.at(-1)),
      );
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = nodeAt(document, here);
    if (isNode(node) && node.range) return node.range[0];
  }
  return null;
}

const nodeAt = (document: Document, path: readonly PropertyKey[]): unknown =>
  path.length === 0 ? document.contents : document.getIn(path, true);
