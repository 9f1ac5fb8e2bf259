import { legibleColour } from '@tminus/domain';

const LIGHT = '#ffffff';
const DARK = '#0f1419';
/** The grounds of code and of a table's head, on which links can stand too. */
const LIGHT_SHADE = '#f3f5f8';
const DARK_SHADE = '#1a2129';

/** The style of a document on its own: for screens of any width, light and dark, and for paper. */
export function htmlStyle(accent: string): string {
  return `
:root {
  color-scheme: light dark;
  --ground: ${LIGHT}; --shade: ${LIGHT_SHADE}; --line: #d5dbe3; --text: #1b2430; --soft: #56606e;
  --accent: ${legibleColour(accent, LIGHT_SHADE)};
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: ${DARK}; --shade: ${DARK_SHADE}; --line: #323c48; --text: #e4e9ef; --soft: #a3adba;
    --accent: ${legibleColour(accent, DARK_SHADE)};
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--text); line-height: 1.65; overflow-wrap: break-word;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
}
:lang(ja) body, body:lang(ja) {
  line-height: 1.8; line-break: strict;
  font-family: system-ui, -apple-system, "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Yu Gothic",
    Meiryo, "Noto Sans JP", "Noto Sans CJK JP", sans-serif;
}
.page { max-width: 50rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }
.logo { display: block; max-height: 3rem; max-width: 14rem; margin-bottom: 1.5rem; }
header { border-bottom: 3px solid var(--accent); padding-bottom: 1.25rem; margin-bottom: 1.75rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; text-wrap: balance; scroll-margin-top: 1rem; }
h1 { font-size: 2rem; letter-spacing: -.01em; margin: 0; }
.subtitle { color: var(--soft); font-size: 1.125rem; margin: .5rem 0 0; }
.meta { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 1rem 0 0; }
.meta div { display: flex; gap: .5rem; }
.meta dt { color: var(--soft); }
.meta dd { margin: 0; font-weight: 600; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .75rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, ul, ol, pre, blockquote, .table { margin: 0 0 1rem; }
ul, ol { padding-left: 1.5rem; }
li { margin: .3rem 0; }
li > p { margin-bottom: .5rem; }
li > ul, li > ol { margin: .3rem 0; }
li::marker { color: var(--soft); }
li.open::marker { content: "☐ "; }
li.done::marker { content: "☑ "; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code, pre, .commit {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "Noto Sans Mono CJK JP", monospace;
  font-size: .875em;
}
code { background: var(--shade); border-radius: 4px; padding: .1em .3em; }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1rem; overflow-x: auto; line-height: 1.5; }
pre code { background: none; padding: 0; font-size: 1em; }
blockquote { border-left: 4px solid var(--line); padding: .1rem 0 .1rem 1rem; color: var(--soft); margin-left: 0; }
blockquote > :last-child, li > :last-child { margin-bottom: 0; }
:lang(ja) em { font-style: normal; color: var(--soft); }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .94em; min-width: 60%; }
th, td { border-bottom: 1px solid var(--line); padding: .5rem .75rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 5rem; }
th { background: var(--shade); font-weight: 600; }
.right { text-align: right; white-space: nowrap; overflow-wrap: normal; } .center { text-align: center; }
nav { background: var(--shade); border-radius: 8px; padding: 1rem 1.25rem; margin: 0 0 2rem; }
nav h2 { font-size: 1rem; margin: 0 0 .5rem; padding: 0; border: 0; }
nav ol { list-style: none; padding: 0; margin: 0; columns: 16rem; column-gap: 2rem; }
nav li { margin: 0; padding: .15rem 0; break-inside: avoid; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav li.inner { padding-left: 1.25rem; font-size: .94em; }
@media (max-width: 36rem) {
  .page { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  .meta { flex-direction: column; }
}
@media print {
  @page {
    size: A4; margin: 18mm 18mm 20mm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #56606e; }
  }
  :root { color-scheme: light; --ground: #fff; --shade: ${LIGHT_SHADE}; --line: #c5ccd6; --text: #000; --soft: #444d59; --accent: ${legibleColour(accent, LIGHT_SHADE)}; }
  html { font-size: 10.5pt; }
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .page { max-width: none; padding: 0; }
  nav { display: none; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  li:not(:has(ul, ol, pre, table)), tr, pre, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .table { overflow: visible; }
  table { min-width: 0; width: 100%; }
}
`;
}
