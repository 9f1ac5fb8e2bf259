import type { BlockNode } from './markdown-tree.ts';
import { halfWidths } from './pdf-text.ts';

/** Far less than the 728 points of a page between its margins. */
const SMALL = 250;

/**
 * Whether a block is so low that it may be kept in one piece: what is kept so and turns out higher than a page is cut
 * off. The height is a rough one, in points, and rather too much than too little.
 */
export const isSmall = (node: BlockNode, width: number): boolean => heightOf(node, width) < SMALL;

function heightOf({ token, children }: BlockNode, width: number): number {
  const isIndented = token.type === 'list_item_open' || token.type === 'blockquote_open';
  const room = Math.max(isIndented ? width - 18 : width, 20);
  const text = token.type === 'inline' ? linesOf(token.content, room, 5.8) * 17 + 8 : 0;
  const isCode = token.type === 'fence' || token.type === 'code_block';
  const code = isCode ? linesOf(token.content, room, 4.5) * 14 + 25 : 0;
  return children.reduce((sum, child) => sum + heightOf(child, room), text + code);
}

/** With so many points for half a width, in lines that are as long as the room is wide. */
const linesOf = (text: string, room: number, half: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((halfWidths(line) * half) / room)), 0);
