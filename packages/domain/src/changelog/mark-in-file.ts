import type { Part } from './changelog-file.ts';
import { type Node, readNodes, writeNodes } from './changelog-nodes.ts';
import { identify, REVERTED_MARK } from './identity.ts';

const COMMIT_LINK_AT_END = /\s*\(\[`?[0-9a-f]{7,64}`?\]\([^)]*\)\)\s*$/;

/**
 * A released part of a changelog file, where entries that a later release took back say so as the generated part does.
 * Found by their commit or their words; everything else stays as it is written.
 */
export function markInFile(part: Part, fresh: Part | null): Part {
  if (fresh === null || !REVERTED_MARK.test(fresh.body)) return part;
  const marked = readNodes(fresh.body).filter(
    ({ kind, text }) => kind === 'entry' && REVERTED_MARK.test(text),
  );
  const nodes = readNodes(part.body).map((node): Node => {
    if (node.kind !== 'entry' || REVERTED_MARK.test(node.text)) return node;
    const mine = identify(node.text);
    const source = marked.find(({ text }) => {
      const { sha, words } = identify(text);
      return mine.sha === null || sha === null ? words === mine.words : sha === mine.sha;
    });
    const mark = source === undefined ? undefined : REVERTED_MARK.exec(source.text)?.[0];
    return mark === undefined ? node : { ...node, text: withMark(node.text, mark.trim()) };
  });
  return { ...part, body: `\n${writeNodes(nodes)}` };
}

/** The mark stands at the end of the first paragraph, before the commit's link. */
function withMark(text: string, mark: string): string {
  const end = text.search(/\n(?:\s*\n|\s+[-*+] )/);
  const first = end < 0 ? text : text.slice(0, end);
  const link = COMMIT_LINK_AT_END.exec(first);
  const words = link === null ? first : first.slice(0, link.index);
  return `${words} ${mark}${link?.[0] ?? ''}${end < 0 ? '' : text.slice(end)}`;
}
