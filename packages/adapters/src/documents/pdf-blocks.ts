import type { Content, ContentAnchor, ContentText, CustomTableLayout } from 'pdfmake/interfaces.js';
import type { BlockNode } from './markdown-tree.ts';
import { isSmall } from './pdf-height.ts';
import { pdfTable } from './pdf-table.ts';
import { inlinePieces, monospaced, type PdfStyle, wrapCode } from './pdf-text.ts';
import { plainText, taskOf } from './read-markdown.ts';

/** What stands on its own in the flow; a heading stays with what follows. */
interface FlowPart {
  readonly content: Content;
  readonly isHeading: boolean;
  /** Whether it is far smaller than a page, so that it may be kept in one piece: what is larger would be cut off. */
  readonly isSmall: boolean;
}

const MARKER_WIDTH = 15;
/** Narrower than this, entries and quotes stand no further in: the tenth level tells nobody anything. */
const NARROWEST = 340;
const HEADING_SIZES = [17, 15, 12.5, 11, 10.5, 10.5];
const CODE_SIZE = 9;
const CODE_PADDING = 8;

/** Blocks of markdown as contents of a PDF document within `width` points, none of which runs out of them. */
export function pdfBlocks(nodes: readonly BlockNode[], width: number, style: PdfStyle): Content[] {
  return keepTogether(nodes.flatMap((node) => flowOf(node, width, style)));
}

/** A heading at the foot of a page is moved to the next one with the small block after it. */
function keepTogether(parts: readonly FlowPart[]): Content[] {
  const contents: Content[] = [];
  let held: Content[] = [];
  for (const part of parts) {
    const { content } = part;
    if (part.isHeading) {
      held.push(content);
      continue;
    }
    const stack = [...held, content];
    if (part.isSmall) contents.push({ stack, unbreakable: true });
    else contents.push(...stack);
    held = [];
  }
  return [...contents, ...held];
}

function flowOf(node: BlockNode, width: number, style: PdfStyle): FlowPart[] {
  const { token, children } = node;
  const part = (content: Content): FlowPart[] => [
    { content, isHeading: token.type === 'heading_open', isSmall: isSmall(node, width) },
  ];
  switch (token.type) {
    case 'heading_open':
      return part(heading(node, style));
    case 'paragraph_open':
      return part({
        text: inlinePieces(children[0]?.token.children ?? [], style),
        margin: [0, 0, 0, token.hidden ? 2 : 7],
      });
    case 'bullet_list_open':
    case 'ordered_list_open':
      return listEntries(node, width, style);
    case 'fence':
    case 'code_block':
      return part(codeBlock(token.content, width, style));
    case 'blockquote_open':
      return part(quote(children, width, style));
    case 'table_open':
      return part(pdfTable(node, width, style));
    case 'hr':
      return part({
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.75, lineColor: style.line }],
        margin: [0, 8, 0, 10],
      });
    default:
      return token.type === 'inline' ? part({ text: inlinePieces(token.children ?? [], style) }) : [];
  }
}

function heading({ token, children }: BlockNode, style: PdfStyle): Content {
  const level = Number(token.tag.slice(1));
  const id = String(token.attrGet('id') ?? '');
  const tokens = children[0]?.token.children ?? [];
  const parent = style.parents.get(id);
  const content: ContentText & Pick<ContentAnchor, 'id'> = {
    text: inlinePieces(tokens, style).map((piece) => ({ ...piece, bold: true })),
    fontSize: HEADING_SIZES[level - 1] ?? 10.5,
    ...(level <= 2 && { color: style.accent }),
    margin: [0, level <= 2 ? 14 : 8, 0, level <= 2 ? 6 : 4],
    id,
    outline: true,
    outlineText: plainText(tokens),
    outlineExpanded: level <= 2,
    ...(parent !== undefined && { outlineParentId: parent }),
  };
  return content as ContentText;
}

function listEntries({ token, children }: BlockNode, width: number, style: PdfStyle): FlowPart[] {
  const isOrdered = token.type === 'ordered_list_open';
  const first = Number(token.attrGet('start') ?? 1);
  const last = first + children.length - 1;
  const markerWidth = isOrdered ? Math.max(MARKER_WIDTH, 9 + String(last).length * 6.5) : MARKER_WIDTH;
  const isNarrow = width - markerWidth < NARROWEST;
  const room = isNarrow ? width : width - markerWidth;
  return children.flatMap((entry, index) => {
    const isLoose = entry.children.some(
      (child) => child.token.type === 'paragraph_open' && !child.token.hidden,
    );
    const between = isLoose ? 4 : 1.5;
    const below = token.level === 0 ? 7 : 3;
    const marker = markerOf(entry, isOrdered ? first + index : null, style);
    const row = (text: string, stack: Content[], under: number): Content => ({
      columns: [
        ...(isNarrow ? [] : [{ width: markerWidth, text, color: style.soft }]),
        { width: room, stack },
      ],
      margin: [0, 0, 0, under],
    });
    const end = index === children.length - 1 ? below : between;
    const [head = { text: ' ' }, ...rest] = pdfBlocks(entry.children, room, style);
    if (rest.length === 0 || isSmall(entry, width))
      return [
        { content: row(marker, [head, ...rest], end), isHeading: false, isSmall: isSmall(entry, width) },
      ];
    // Beside all of a long entry, the marker would stay at the foot of a page when the first words go to the next one.
    const lead = entry.children[0];
    return [
      {
        content: row(marker, [head], 0),
        isHeading: false,
        isSmall: lead !== undefined && isSmall(lead, room),
      },
      { content: row('', rest, end), isHeading: false, isSmall: false },
    ];
  });
}

/** The bullet, the number, or the box of an entry. */
function markerOf({ token }: BlockNode, number: number | null, style: PdfStyle): string {
  const task = taskOf(token);
  if (task !== null) return style.legible(task === 'done' ? '☑' : '☐');
  return number === null ? '•' : `${number}.`;
}

function codeBlock(code: string, width: number, style: PdfStyle): Content {
  const room = Math.floor((width - CODE_PADDING * 2) / (CODE_SIZE / 2));
  const text = code.replaceAll('\t', '    ').replace(/\n$/, '');
  const lines = text.split('\n').flatMap((line) => wrapCode(style.legible(line), room));
  const stack = lines.map((line) => ({
    text: line === '' ? ' ' : monospaced(line),
    noWrap: true,
    preserveLeadingSpaces: true,
  }));
  return {
    table: {
      widths: [width - CODE_PADDING * 2],
      body: [[{ stack, fontSize: CODE_SIZE, lineHeight: 1 }]],
    },
    layout: boxLayout({ fill: style.shade, bar: null, padding: CODE_PADDING }),
    margin: [0, 2, 0, 9],
  };
}

function quote(children: readonly BlockNode[], width: number, style: PdfStyle): Content {
  if (width < NARROWEST) return { stack: pdfBlocks(children, width, style), color: style.soft };
  const inner = width - 12 - 2 - 4;
  return {
    table: {
      widths: [inner],
      body: [[{ stack: withoutRoomBelow(pdfBlocks(children, inner, style)), color: style.soft }]],
    },
    layout: boxLayout({ fill: null, bar: style.line, padding: 4, paddingLeft: 12 }),
    margin: [0, 2, 0, 9],
  };
}

/** The last block of a box ends where the box does. */
function withoutRoomBelow(contents: readonly Content[]): Content[] {
  return contents.map((content, index) => {
    if (index < contents.length - 1 || typeof content !== 'object' || Array.isArray(content)) return content;
    if ('stack' in content && content.stack !== undefined)
      return { ...content, stack: withoutRoomBelow(content.stack) };
    return 'margin' in content && Array.isArray(content.margin)
      ? { ...content, margin: [0, 0, 0, 0] }
      : content;
  });
}

function boxLayout(box: {
  fill: string | null;
  bar: string | null;
  padding: number;
  paddingLeft?: number;
}): CustomTableLayout {
  return {
    hLineWidth: () => 0,
    vLineWidth: (column) => (column === 0 && box.bar !== null ? 2 : 0),
    vLineColor: () => box.bar ?? '#ffffff',
    fillColor: () => box.fill,
    paddingLeft: () => box.paddingLeft ?? box.padding,
    paddingRight: () => box.padding,
    paddingTop: () => box.padding - 2,
    paddingBottom: () => box.padding - 2,
  };
}
