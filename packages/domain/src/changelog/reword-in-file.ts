import type { Part } from './changelog-file.ts';
import { type Node, readNodes, writeNodes } from './changelog-nodes.ts';
import { type Identity, identify } from './identity.ts';
import type { FormerWords } from './replaced-words.ts';

/**
 * A released part of a changelog file with the words of fragments that came later: where an entry still is what was
 * generated for the commit. One that somebody edited stays, and so does everything else.
 */
export function rewordInFile(part: Part, fresh: Part | null, formerOf: FormerWords): Part {
  if (fresh === null) return part;
  const generated = entriesOf(fresh);
  const mine = new Set(entriesOf(part).map(({ identity }) => keyOf(identity)));
  const theirs = new Set(generated.map(({ identity }) => keyOf(identity)));
  const newWords = new Map<string, string>();
  for (const { text, identity } of generated)
    for (const former of formerOf(identity)) {
      const key = keyOf(former.identity);
      // What is still generated like that is another change of the same words.
      if (mine.has(key) && !theirs.has(key)) newWords.set(key, text);
    }
  if (newWords.size === 0) return part;
  const nodes = readNodes(part.body).flatMap((node): Node[] => {
    const text = node.kind === 'entry' ? newWords.get(keyOf(identify(node.text))) : undefined;
    if (text === undefined) return [node];
    const key = keyOf(identify(text));
    if (mine.has(key)) return [];
    mine.add(key);
    return [{ ...node, text }];
  });
  return { ...part, body: `\n${writeNodes(nodes)}` };
}

const entriesOf = ({ body }: Part): { readonly text: string; readonly identity: Identity }[] =>
  readNodes(body).flatMap(({ kind, text }) => (kind === 'entry' ? [{ text, identity: identify(text) }] : []));

const keyOf = ({ sha, words }: Identity): string => `${sha} ${words}`;
