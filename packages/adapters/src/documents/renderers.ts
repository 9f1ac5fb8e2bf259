export { renderHtml } from './render-html.ts';
export { renderPdf } from './render-pdf.ts';
