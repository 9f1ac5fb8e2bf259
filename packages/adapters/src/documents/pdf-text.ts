import type { Token } from 'markdown-it';
import { isCommitName, parser } from './read-markdown.ts';

/** What the pieces of a PDF document look like, and which signs they can be written in. */
export interface PdfStyle {
  readonly accent: string;
  readonly text: string;
  readonly soft: string;
  readonly line: string;
  readonly shade: string;
  readonly fontSize: number;
  /** Of the font's own height: Japanese wants more air. */
  readonly lineHeight: number;
  /** The text in signs that the fonts have. */
  readonly legible: (text: string) => string;
  /** Anchors that the document has. */
  readonly anchors: ReadonlySet<string>;
  /** For the anchor of a heading, the one of the heading that it stands under. */
  readonly parents: ReadonlyMap<string, string>;
}

/** One piece of a line, in pdfmake's terms. */
export interface Piece {
  text: string;
  bold?: boolean;
  color?: string;
  background?: string;
  decoration?: 'underline' | 'lineThrough';
  decorationColor?: string;
  fontFeatures?: 'hwid'[];
  link?: string;
  linkToDestination?: string;
}

const MONOSPACED = { fontFeatures: ['hwid' as const] };

/** Inline tokens as pieces of text: marks become weight and colour, links can be clicked. */
export function inlinePieces(tokens: readonly Token[], style: PdfStyle): Piece[] {
  const open: Partial<Piece>[] = [];
  return tokens.flatMap((token, index): Piece[] => {
    if (token.nesting === 1) open.push(markOf(token, tokens[index + 1]?.content ?? '', style));
    if (token.nesting === -1) open.pop();
    const piece = pieceOf(token, style);
    if (piece === null) return [];
    const marked: Piece = Object.assign({}, piece, ...open);
    return marked.fontFeatures === undefined
      ? [marked]
      : monospaced(marked.text).map((run) => ({ ...marked, ...run }));
  });
}

/**
 * Text of code in pieces: Latin in the font's half-width forms, beside which Japanese is exactly twice as wide. Those
 * forms would narrow Japanese signs too, which are other signs then.
 */
export const monospaced = (text: string): Piece[] =>
  (text.match(/[ -~]+|[^ -~]+/g) ?? []).map((run) => ({
    text: run,
    fontFeatures: /^[ -~]/.test(run) ? ['hwid'] : [],
  }));

function pieceOf(token: Token, style: PdfStyle): Piece | null {
  if (token.type === 'softbreak') return { text: ' ' };
  if (token.type === 'hardbreak') return { text: '\n' };
  if (token.content === '') return null;
  const text = style.legible(token.content);
  return token.type === 'code_inline' ? { text, background: style.shade, ...MONOSPACED } : { text };
}

function markOf(token: Token, text: string, style: PdfStyle): Partial<Piece> {
  if (token.type === 'strong_open') return { bold: true };
  // The font has no slanted forms, and Japanese knows none.
  if (token.type === 'em_open') return { color: style.soft };
  if (token.type === 's_open') return { decoration: 'lineThrough' };
  if (token.type !== 'link_open') return {};
  const address = String(token.attrGet('href') ?? '');
  const place = parser.normalizeLinkText(address.slice(1));
  if (address.startsWith('#'))
    return style.anchors.has(place) ? { color: style.accent, linkToDestination: place } : {};
  const line = { decoration: 'underline' as const, decorationColor: style.accent };
  return { color: style.accent, link: address, ...(isCommitName(text) ? MONOSPACED : line) };
}

/** How many half widths a text takes in monospaced pieces; never less than it does. */
export const halfWidths = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[ -~]/.test(sign) ? 1 : 2), 0);

/** A line of code in pieces that are no wider than `most` half widths. */
export function wrapCode(line: string, most: number): string[] {
  const lines = [''];
  let width = 0;
  for (const sign of line) {
    const own = halfWidths(sign);
    if (width + own > most) {
      lines.push('');
      width = 0;
    }
    lines[lines.length - 1] += sign;
    width += own;
  }
  return lines;
}
