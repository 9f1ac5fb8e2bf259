import { EventEmitter } from 'node:events';
import {
  accept,
  legibleColour,
  legibleText,
  type Outcome,
  readColour,
  refuse,
  translator,
} from '@tminus/domain';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { DEFAULT_ACCENT, type DocumentSource, type PdfDocument } from './document.ts';
import { findFonts } from './find-fonts.ts';
import { readCoverage } from './font-coverage.ts';
import { markdownTree } from './markdown-tree.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import type { PdfStyle } from './pdf-text.ts';
import { contentsOf, type MarkdownDocument, parentsOf, readMarkdown, splitPreface } from './read-markdown.ts';
import { dataAddress } from './render-html.ts';

/** A4, in points. */
const PAGE_WIDTH = 595.28;
const MARGIN = 56;
const WIDTH = PAGE_WIDTH - MARGIN * 2;
const SHADE = '#f3f5f8';
const FONT = 'NotoSansJP';

/**
 * A document for printing and sending, on A4: bookmarks, links, a line with title and page number at the foot. The same
 * source has the same bytes. Refuses `document.logoUnreadable`.
 */
export async function renderPdf(source: DocumentSource): Promise<Outcome<PdfDocument>> {
  const fonts = findFonts();
  const hasGlyph = await readCoverage(fonts.normal);
  const missing = new Set<string>();
  const document = readMarkdown(source.markdown);
  const style: PdfStyle = {
    accent: legibleColour(readColour(source.theme?.accent ?? '') ?? DEFAULT_ACCENT, SHADE),
    text: '#1b2430',
    soft: '#56606e',
    line: '#c9d0d9',
    shade: SHADE,
    fontSize: 10,
    lineHeight: source.lang === 'ja' ? 1.12 : 1.02,
    anchors: new Set(document.headings.map(({ id }) => id)),
    parents: parentsOf(document),
    legible: (text) => {
      for (const sign of text) if (!hasGlyph(sign.codePointAt(0) ?? 0) && !/\s/.test(sign)) missing.add(sign);
      return legibleText(text, hasGlyph);
    },
  };
  const printed = await print(definition(source, document, style), fonts, source);
  return printed.ok ? accept({ bytes: printed.value, missing: [...missing] }) : printed;
}

function definition(
  source: DocumentSource,
  document: MarkdownDocument,
  style: PdfStyle,
): TDocumentDefinitions {
  const title = style.legible(source.title);
  const [preface, chapters] = splitPreface(document);
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, 54, MARGIN, 60],
    language: source.lang,
    displayTitle: true,
    // The format's first version has no second place for a date, which would have to be there.
    version: source.date === undefined ? '1.3' : '1.7',
    info: {
      title: source.title,
      author: 'Tminus',
      creator: 'Tminus',
      producer: 'Tminus',
      creationDate: source.date ?? new Date(0),
    },
    defaultStyle: { font: FONT, fontSize: style.fontSize, lineHeight: style.lineHeight, color: style.text },
    content: [
      ...titleBlock(source, title, style),
      ...pdfBlocks(markdownTree(preface), WIDTH, style),
      ...contents(source, document, style),
      ...pdfBlocks(markdownTree(chapters), WIDTH, style),
    ],
    footer: (page, pages) => ({
      margin: [MARGIN, 18, MARGIN, 0],
      columns: [
        { width: WIDTH - 60, text: footLine(source, title, style), maxHeight: 20 },
        { width: 60, text: `${page} / ${pages}`, alignment: 'right' },
      ],
      fontSize: 8,
      color: style.soft,
    }),
  };
}

const footLine = ({ meta = [] }: DocumentSource, title: string, style: PdfStyle): string =>
  [title, ...meta.map(({ value }) => style.legible(value))].join('  ·  ');

function titleBlock(
  { subtitle, meta = [], theme }: DocumentSource,
  title: string,
  style: PdfStyle,
): Content[] {
  const facts = meta.map(({ label, value }) => ({
    columns: [
      { width: 120, text: style.legible(label), color: style.soft },
      { width: WIDTH - 120, text: style.legible(value), bold: true },
    ],
  }));
  return [
    ...(theme?.logo === undefined
      ? []
      : [
          {
            image: dataAddress(theme.logo),
            fit: [160, 40] as [number, number],
            margin: [0, 0, 0, 14] as [number, number, number, number],
          },
        ]),
    { text: title, fontSize: 22, bold: true, lineHeight: 0.95 },
    ...(subtitle === undefined ? [] : [{ text: style.legible(subtitle), fontSize: 12, color: style.soft }]),
    ...(facts.length === 0
      ? []
      : [{ stack: facts, margin: [0, 8, 0, 0] as [number, number, number, number] }]),
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 2, lineColor: style.accent }],
      margin: [0, 8, 0, 14],
    },
  ];
}

/** Chapters with their pages, for a document of more than a few pages. */
function contents(
  { lang, markdown }: DocumentSource,
  document: MarkdownDocument,
  style: PdfStyle,
): Content[] {
  const chapters = contentsOf(document);
  if (chapters.length === 0 || markdown.length < 8000) return [];
  const rows = chapters.map(({ level, text, id }) => [
    {
      text: style.legible(text),
      linkToDestination: id,
      margin: [level > 2 ? 12 : 0, 0, 0, 0] as [number, number, number, number],
    },
    { pageReference: id, alignment: 'right' as const, linkToDestination: id },
  ]);
  return [
    { text: translator(lang)('document.contents'), bold: true, fontSize: 12.5, margin: [0, 8, 0, 4] },
    {
      table: { widths: [WIDTH - 50, 50], body: rows },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: () => 0,
        paddingLeft: () => 0,
        paddingRight: () => 0,
        paddingTop: () => 1,
        paddingBottom: () => 1,
      },
      margin: [0, 0, 0, 8],
    },
  ];
}

async function print(
  definition: TDocumentDefinitions,
  fonts: { readonly normal: string; readonly bold: string },
  { date, theme }: DocumentSource,
): Promise<Outcome<Uint8Array>> {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ [FONT]: { normal: fonts.normal, bold: fonts.bold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === fonts.normal || path === fonts.bold);
  // Every cell of a row listens to the end of its page: ten of them are no leak.
  const most = EventEmitter.defaultMaxListeners;
  EventEmitter.defaultMaxListeners = 0;
  try {
    const made = pdfmake.createPdf(definition);
    // The document's number is made of its date, so that it needs one; without one of its own, it does not say it.
    const { info } = (await made.getStream()) as unknown as { info: object };
    if (date === undefined) Object.defineProperty(info, 'CreationDate', { enumerable: false });
    return accept(await made.getBuffer());
  } catch (error) {
    if (theme?.logo !== undefined && error instanceof Error && error.message.startsWith('Invalid image'))
      return refuse('document.logoUnreadable', { file: theme.logo.file });
    throw error;
  } finally {
    EventEmitter.defaultMaxListeners = most;
  }
}
