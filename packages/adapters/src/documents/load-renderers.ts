import { accepted } from '@tminus/domain';
import type { DocumentSource, PdfDocument } from './document.ts';

export interface Renderers {
  /** See `render-html.ts`. */
  readonly renderHtml: (source: DocumentSource) => string;
  /** See `render-pdf.ts`. Refuses `document.logoUnreadable`. */
  readonly renderPdf: (source: DocumentSource) => Promise<PdfDocument>;
}

/**
 * What makes pages and PDF documents of markdown: it is large, and loaded by whoever asks for one. The build may keep it
 * in a file of its own with classes of its own, so that a refusal comes out of it as a value.
 */
export async function loadRenderers(): Promise<Renderers> {
  const { renderHtml, renderPdf } = await import('./renderers.ts');
  return { renderHtml, renderPdf: async (source) => accepted(await renderPdf(source)) };
}
