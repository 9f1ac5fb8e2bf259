import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { BlockNode } from './markdown-tree.ts';
import { isSmall } from './pdf-height.ts';
import { halfWidths, inlinePieces, type PdfStyle } from './pdf-text.ts';

const PADDING = 6;

/** A table as wide as `width` points allow: its columns share them by what they hold, so that nothing leaves the page. */
export function pdfTable(node: BlockNode, width: number, style: PdfStyle): Content {
  const rows = node.children.flatMap(({ children }) => children);
  const heads = node.children.find(({ token }) => token.type === 'thead_open')?.children.length ?? 0;
  const widths = columnWidths(rows, width, style);
  const areShort = (some: readonly BlockNode[]): boolean =>
    some.every(({ children }) => children.every((cell, index) => isSmall(cell, widths[index] ?? 0)));
  const body = rows.map(({ children }, row) => children.map((cell) => tableCell(cell, row < heads, style)));
  return {
    table: {
      // What is kept in one piece and is longer than a page would be cut off.
      headerRows: areShort(rows.slice(0, heads)) ? heads : 0,
      keepWithHeaderRows: areShort(rows.slice(0, heads + 1)) ? 1 : 0,
      dontBreakRows: areShort(rows),
      widths,
      body,
    },
    layout: tableLayout(style, heads),
    margin: [0, 2, 0, 10],
  };
}

function tableCell({ token, children }: BlockNode, isHead: boolean, style: PdfStyle): TableCell {
  const [, alignment] = /text-align:(right|center)/.exec(String(token.attrGet('style') ?? '')) ?? [];
  const pieces = inlinePieces(children[0]?.token.children ?? [], style);
  return {
    text: pieces.length === 0 ? ' ' : pieces,
    fontSize: style.fontSize - 0.5,
    ...(isHead && { bold: true, fillColor: style.shade }),
    ...(alignment !== undefined && { alignment: alignment as 'right' | 'center' }),
  };
}

/** Every column gets what it needs while there is room; then the long ones are shortened, all to the same width. */
function columnWidths(rows: readonly BlockNode[], width: number, { fontSize }: PdfStyle): number[] {
  const needs: number[] = [];
  for (const { children } of rows) {
    for (const [index, cell] of children.entries()) {
      const text = cell.children[0]?.token.content ?? '';
      const need = halfWidths(text) * fontSize * 0.58 + 4;
      needs[index] = Math.max(needs[index] ?? 24, need);
    }
  }
  const room = width - needs.length * PADDING * 2;
  return shareRoom(needs, room);
}

function shareRoom(needs: readonly number[], room: number): number[] {
  const order = [...needs.keys()].sort((one, other) => (needs[one] ?? 0) - (needs[other] ?? 0));
  const widths: number[] = [];
  let rest = room;
  for (const [done, index] of order.entries()) {
    const share = rest / (order.length - done);
    const given = Math.min(needs[index] ?? 0, share);
    widths[index] = given;
    rest -= given;
  }
  return widths;
}

function tableLayout({ line }: PdfStyle, heads: number): CustomTableLayout {
  return {
    hLineWidth: (row) => (row === heads ? 1 : 0.5),
    vLineWidth: () => 0,
    hLineColor: () => line,
    paddingLeft: () => PADDING,
    paddingRight: () => PADDING,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  };
}
