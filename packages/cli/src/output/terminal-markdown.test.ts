import { expect, it } from 'vitest';
import { columns } from './terminal.ts';
import { terminalMarkdown } from './terminal-markdown.ts';

const WIDTH = 40;
const shown = (...lines: readonly string[]): string[] =>
  terminalMarkdown(lines.join('\n'), WIDTH).split('\n');

it('breaks paragraphs and entries between words, below where they began', () => {
  const words = 'one entry that says much more than fits on a line';
  const lines = shown(`- **api:** ${words}`, `  - ${words}`, '', words, '', `> ${words}`);
  expect(lines.slice(0, 4)).toEqual([
    '- **api:** one entry that says much more',
    '  than fits on a line',
    '  - one entry that says much more than',
    '    fits on a line',
  ]);
  expect(lines.at(-1)).toMatch(/^> /);
  for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(WIDTH);
});

it('breaks Japanese, and keeps what breaks a line on purpose', () => {
  const lines = shown('**リリース日**: 二千二十六年十一月二十日に予定されているとおりに公開します  ', '次');
  for (const line of lines) expect(columns(line.trimEnd())).toBeLessThanOrEqual(WIDTH);
  expect(lines.at(-2)).toMatch(/ {2}$/);
});

it('aligns a table without addresses, and cuts its widest columns', () => {
  const lines = shown(
    '| Component | Differences |',
    '|---|---|',
    '| api | [compare](https://example.org/a/very/long/address) |',
    '| 在庫管理サービスと検索サービス | a text that takes more room than there is |',
  );
  expect(lines[2]).toMatch(/^\| api +\| compare +\|$/);
  expect(lines[3]).toContain('…');
  expect(new Set(lines.map(columns))).toEqual(new Set([WIDTH]));
});

it('leaves code, headings and what fits as they are', () => {
  const lines = ['```', 'a line of code that is much longer than forty columns', '```', '- short', ''];
  expect(shown(...lines)).toEqual(lines);
});
