import { expect, it } from 'vitest';
import { documentPath, type NotesPlace } from './document-path.ts';
import type { NotesDocument } from './render-document.ts';

it.each<[Partial<NotesPlace>, Partial<NotesDocument>, string]>([
  [{}, {}, 'docs/releases/v1.2.0.md'],
  [{}, { format: 'pdf' }, 'docs/releases/v1.2.0.pdf'],
  [{}, { audience: 'smb' }, 'docs/releases/v1.2.0.smb.md'],
  [{}, { language: 'ja' }, 'docs/releases/v1.2.0.ja.md'],
  [{}, { audience: 'smb', language: 'ja', format: 'html' }, 'docs/releases/v1.2.0.smb.ja.html'],
  [{ mainLanguage: 'ja' }, { language: 'ja' }, 'docs/releases/v1.2.0.md'],
  [{ mainLanguage: 'ja' }, {}, 'docs/releases/v1.2.0.en.md'],
  [{ owner: 'api' }, {}, 'docs/releases/api/v1.2.0.md'],
  [{ owner: '@shop/api' }, {}, 'docs/releases/@shop/api/v1.2.0.md'],
  [{ owner: '../../etc' }, {}, 'docs/releases/etc/v1.2.0.md'],
])('%j %j lies at %s', (place, document, expected) => {
  expect(
    documentPath(
      { version: '1.2.0', owner: null, mainLanguage: 'en', ...place },
      { audience: null, language: 'en', format: 'md', ...document },
    ),
  ).toBe(expected);
});
