import { expect, it } from 'vitest';
import { beforeAndAfter, updatedText, updateTo } from './manifest-builders.ts';

it.each([
  ['in the usual form', 'apiVersion: v2\nname: shop\nversion: «1.2.0→1.3.0»\n'],
  ['in double quotes with a comment', 'version: "«1.2.0→1.3.0»" # version: 1.2.0\n'],
  ['in single quotes and CRLF', "version: '«1.2.0→1.3.0»'\r\nname: x\r\n"],
  ['with spaces before the colon and a comment', 'version : «1.2.0→1.3.0»   # it\n'],
  ['with its key in quotes', '"version": «1.2.0→1.3.0»'],
  ['after a byte order mark', '\uFEFFversion: «1.2.0→1.3.0»\n'],
  ['with the application', 'version: «1.2.0→1.3.0»\nappVersion: "«1.2.0→1.3.0»"\n'],
  ['with the application and its v', "appVersion: 'v«1.2.0→1.3.0»'\nversion: «1.2.0→1.3.0»\n"],
  ['without an application of another version', 'version: «1.2.0→1.3.0»\nappVersion: "16.4"\n'],
  ['with an anchor', 'version: &v «1.2.0→1.3.0»\nappVersion: *v\n'],
  ['with a tag', 'version: !!str «1.2.0→1.3.0»\n'],
  [
    'beside those of dependencies',
    'dependencies:\n  - name: db\n    version: 1.2.0\n- name: cache\n  version: 1.2.0\nversion: «1.2.0→1.3.0»\n',
  ],
  ['behind a long text', 'description: |\n  version: 1.2.0\n\n  x\nversion: «1.2.0→1.3.0»\n'],
  [
    'behind a quoted text of several lines',
    'description: "a\n\n  version: 9 \\"\n  b"\nversion: «1.2.0→1.3.0»\n',
  ],
  ['behind lists in brackets', "keywords: [a,\n 'b]',\n  version: x # ]\n]\nversion: «1.2.0→1.3.0»\n"],
  ['in its first document', '# chart\n---\nversion: «1.2.0→1.3.0»\n---\nversion: 1.2.0\n'],
  ['of none', 'name: shop\n'],
  ['as a text of several lines', 'version: >-\n  1.2.0\n'],
])('Chart.yaml gets its version %s', (_how, text) => {
  const { before, after } = beforeAndAfter(text);
  expect(updatedText('chart/Chart.yaml', before, updateTo('1.3.0'))).toBe(after);
});

it.each(['{version: 1.2.0}', '- version: 1.2.0\n', 'version\n', 'a: "'])(
  'that is no such file is refused: %j',
  (text) => {
    expect(updatedText('Chart.yaml', text, updateTo('1.3.0'))).toBe('manifest.unreadable');
  },
);
