import type { Token } from 'markdown-it';

/** A block of markdown with the blocks in it. */
export interface BlockNode {
  readonly token: Token;
  readonly children: readonly BlockNode[];
}

/** The flat list of a parser's block tokens as the tree that it stands for. */
export function markdownTree(tokens: readonly Token[]): readonly BlockNode[] {
  const levels: BlockNode[][] = [[]];
  for (const token of tokens) {
    if (token.nesting === -1) {
      levels.pop();
      continue;
    }
    const children: BlockNode[] = [];
    levels.at(-1)?.push({ token, children });
    if (token.nesting === 1) levels.push(children);
  }
  return levels[0] ?? [];
}
