import { createHash } from 'node:crypto';
import { readColour, translator } from '@tminus/domain';
import type { Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { DEFAULT_ACCENT, type DocumentSource, type Logo } from './document.ts';
import { htmlStyle } from './html-style.ts';
import {
  contentsOf,
  isCommitName,
  type MarkdownDocument,
  parser,
  readMarkdown,
  splitPreface,
  taskOf,
} from './read-markdown.ts';

/**
 * A page on its own: it loads nothing, runs nothing, and is not allowed to by its own policy. Readable light and dark,
 * on narrow screens and on paper; addresses of links are not printed, since a release has hundreds.
 */
export function renderHtml(source: DocumentSource): string {
  const document = readMarkdown(source.markdown);
  const [preface, chapters] = splitPreface(document);
  const style = htmlStyle(readColour(source.theme?.accent ?? '') ?? DEFAULT_ACCENT);
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const title = escapeHtml(source.title);
  return `<!doctype html>
<html lang="${source.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Tminus">
<title>${title}</title>
<style>${style}</style>
</head>
<body lang="${source.lang}">
<div class="page">
${header(source)}<main>
${body(preface)}${contents(document, source)}${body(chapters)}</main>
</div>
</body>
</html>
`;
}

function header({ title, subtitle, meta = [], theme }: DocumentSource): string {
  const facts = meta
    .map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`)
    .join('');
  return [
    '<header>',
    ...(theme?.logo === undefined ? [] : [`<img class="logo" src="${dataAddress(theme.logo)}" alt="">`]),
    `<h1>${escapeHtml(title)}</h1>`,
    ...(subtitle === undefined ? [] : [`<p class="subtitle">${escapeHtml(subtitle)}</p>`]),
    ...(facts === '' ? [] : [`<dl class="meta">${facts}</dl>`]),
    '</header>\n',
  ].join('\n');
}

/** A picture as an address that holds it. */
export const dataAddress = ({ type, bytes }: Logo): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

function contents(document: MarkdownDocument, { lang }: DocumentSource): string {
  const chapters = contentsOf(document);
  if (chapters.length === 0) return '';
  const label = escapeHtml(translator(lang)('document.contents'));
  const entries = chapters.map(
    ({ level, text, id }) =>
      `<li${level > 2 ? ' class="inner"' : ''}><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a></li>`,
  );
  return `<nav aria-labelledby="-contents">\n<h2 id="-contents">${label}</h2>\n<ol>\n${entries.join('\n')}\n</ol>\n</nav>\n`;
}

function body(tokens: readonly Token[]): string {
  const marked = tokens.map(mark);
  const html = parser.renderer.render(marked, parser.options, {});
  const framed = html
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">');
  return sanitizeHtml(framed, ALLOWED);
}

/** Classes instead of styles, which the page's policy forbids. */
function mark(token: Token): Token {
  const align = /text-align:(right|center)/.exec(String(token.attrGet('style') ?? ''))?.[1];
  if (align !== undefined) token.attrSet('class', align);
  const task = taskOf(token);
  if (task !== null) token.attrSet('class', task);
  for (const [at, child] of (token.children ?? []).entries()) {
    if (child.type === 'link_open' && isCommitName(token.children?.[at + 1]?.content ?? ''))
      child.attrSet('class', 'commit');
  }
  return token;
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Whatever the parser lets through one day, nothing else gets out. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...HEADINGS,
    ...['p', 'ul', 'ol', 'li', 'a', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'hr', 'br', 'div'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    ...Object.fromEntries(HEADINGS.map((tag) => [tag, ['id']])),
    a: ['href', 'title', 'class', 'rel'],
    ol: ['start'],
    li: ['class'],
    div: ['class', 'tabindex'],
    pre: ['tabindex'],
    th: ['class', 'scope'],
    td: ['class'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: attribs['href']?.startsWith('#') ? attribs : { ...attribs, rel: 'noopener noreferrer' },
    }),
    th: (tagName, attribs) => ({ tagName, attribs: { ...attribs, scope: 'col' } }),
    // The document has one title, and it stands above.
    h1: 'h2',
  },
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
