import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentSource, PdfDocument } from './document.ts';
import { findFonts } from './find-fonts.ts';
import { readCoverage } from './font-coverage.ts';
import { loadRenderers } from './load-renderers.ts';

const { renderPdf } = await loadRenderers();
const render = (markdown: string, more: Partial<DocumentSource> = {}): Promise<PdfDocument> =>
  renderPdf({
    markdown,
    title: 'Release Notes: v1.2.0',
    lang: 'en',
    date: new Date(Date.UTC(2026, 10, 20)),
    ...more,
  });
const japanese = readFileSync(new URL('fixtures/japanese.md', import.meta.url), 'utf8');

describe('a PDF document', () => {
  it('has the same bytes whenever it is made, with a date or without', async () => {
    for (const source of [{}, { date: undefined }] as Partial<DocumentSource>[]) {
      const [one, other] = [await render(japanese, source), await render(japanese, source)];
      expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
    }
  });

  it('tells which signs its fonts lack, where something else stands now', async () => {
    const { missing } = await render('- 🚀 for Łukasz\n');
    expect(missing).toEqual(['🚀', 'Ł']);
    expect((await render('速い、安全な配信')).missing).toEqual([]);
  });

  it('refuses a logo that is none', async () => {
    const logo = { file: 'logo.png', type: 'image/png' as const, bytes: Uint8Array.of(1, 2, 3) };
    await expect(render('x', { theme: { logo } })).rejects.toMatchObject({
      refusal: { code: 'document.logoUnreadable', params: { file: 'logo.png' } },
    });
  });

  it('has fonts that know the same signs, Japanese among them', async () => {
    const { normal, bold } = findFonts();
    const [thin, thick] = [await readCoverage(normal), await readCoverage(bold)];
    const points = Array.from({ length: 0x30000 }, (_, point) => point);
    expect(points.filter((point) => thin(point) !== thick(point))).toEqual([]);
    expect([...'あ漢ー。「𠮷髙﨑A€'].filter((sign) => !thin(sign.codePointAt(0) ?? 0))).toEqual([]);
    expect([...'🚀한Ł'].filter((sign) => thin(sign.codePointAt(0) ?? 0))).toEqual([]);
  });
});

const hasPoppler = !spawnSync('pdftotext', ['-v']).error;

describe.skipIf(!hasPoppler)('what pdftotext and pdfinfo read in a PDF document', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tminus-pdf-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function read(program: string, args: readonly string[], { bytes }: PdfDocument): Promise<string> {
    const file = join(directory, 'document.pdf');
    await writeFile(file, bytes);
    const { stdout, status, stderr } = spawnSync(
      program,
      [...args, file, ...(program === 'pdftotext' ? ['-'] : [])],
      {
        encoding: 'utf8',
        timeout: 30_000,
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  }
  const textOf = (document: PdfDocument): Promise<string> => read('pdftotext', ['-layout'], document);
  const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

  /** Where each word stands on its page, in points: left, top, right, bottom. */
  async function wordsOf(document: PdfDocument) {
    const xml = await read('pdftotext', ['-bbox'], document);
    const words = xml.matchAll(
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g,
    );
    return [...words].map(([, left, top, right, bottom, text]) => ({
      ...{ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) },
      text: text ?? '',
    }));
  }

  it('Japanese, in the order in which it was written', async () => {
    const text = squeezed(await textOf(await render(japanese, { lang: 'ja' })));
    const order = [
      'ハイライト',
      '異常が検出された場合には数秒以内に安定版へ戻ります。',
      '髙橋、﨑山、𠮷野家',
      '割合（%）と観察時間',
      '応答時間（p95）',
      '注意:データベース',
      '掲載していない変更',
    ];
    const places = order.map((words) => text.indexOf(squeezed(words)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('its title, author, language and date', async () => {
    const document = await render('x', { lang: 'ja', title: 'リリースノート' });
    const info = await read('pdfinfo', ['-isodates'], document);
    expect(info).toMatch(/Title: +リリースノート\n/);
    expect(info).toMatch(/Author: +Tminus\n/);
    expect(info).toMatch(/CreationDate: +2026-11-20T/);
    expect(info).toContain('(A4)');
    expect(Buffer.from(document.bytes).toString('latin1')).toContain('/Lang (ja)');
    expect(await read('pdfinfo', [], await render('x', { date: undefined }))).not.toContain('CreationDate');
  });

  it('the number of each page and of all', async () => {
    const document = await render('A paragraph.\n\n'.repeat(150));
    const pages = Number(/Pages: +(\d+)/.exec(await read('pdfinfo', [], document))?.[1]);
    expect(pages).toBeGreaterThan(2);
    const numbers = [...(await textOf(document)).matchAll(/(\d+) *\/ *(\d+)\s/g)].map(([, page, all]) => [
      Number(page),
      Number(all),
    ]);
    expect(numbers).toEqual(Array.from({ length: pages }, (_, index) => [index + 1, pages]));
  });

  it('the links, and none that could do harm', async () => {
    const document = await render(
      '[a](https://a.example/x?y=1) [b](javascript:alert(1)) ![c](https://pixel.example/p.gif)\n',
    );
    const links = await read('pdfinfo', ['-url'], document);
    expect(links).toContain('https://a.example/x?y=1');
    expect(links).not.toMatch(/javascript|pixel/);
  });

  it.each([
    ['a word', 'x'.repeat(400)],
    ['a word in an entry of an entry of an entry', `- a\n  - b\n    - ${'x'.repeat(400)}`],
    ['code in a line', `Words and \`${'y'.repeat(300)}\`, and \`${'z-'.repeat(100)}\`.`],
    [
      'code in lines of their own',
      `1. a\n\n   \`\`\`\n   ${'const x = 1; '.repeat(30)}\n   ${'漢字'.repeat(90)}\n   \`\`\``,
    ],
    [
      'a row of many cells',
      `|${'head|'.repeat(9)}\n|${'-|'.repeat(9)}\n|${`${'w'.repeat(60)}|`.repeat(9)}\n`,
    ],
    ['an address in a quote', `> > https://a.example/${'path/'.repeat(80)}`],
    ['a title', `## ${'T'.repeat(200)}`],
    [
      'entries in entries in entries',
      Array.from({ length: 45 }, (_, at) => `${'  '.repeat(at)}- entry ${at}`).join('\n'),
    ],
    ['quotes in quotes in quotes', `${'>'.repeat(40)} quoted ${'words '.repeat(40)}`],
    ['Japanese', `これは${'とても長い段落の文章であり、'.repeat(40)}終わります。`],
  ])('nothing beyond the margins of the page: %s', async (_, markdown) => {
    const words = await wordsOf(await render(markdown, { title: 'Title '.repeat(30) }));
    expect(words.length).toBeGreaterThan(2);
    const outside = words.filter(
      ({ left, right, top, bottom }) => left < 55 || right > 541 || top < 20 || bottom > 830,
    );
    expect(outside).toEqual([]);
  });

  it('lines of Japanese that begin and end with what may stand there', async () => {
    const sentence = '「安全性」、（丸括弧）。『二重』っとコンピューターー、ー・サーバー々ゃゅょ！？';
    const text = await textOf(
      await render(
        Array.from({ length: 30 }, (_, pad) => `${'長'.repeat(pad)}${sentence.repeat(6)}`).join('\n\n'),
        { lang: 'ja' },
      ),
    );
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 20);
    expect(lines.length).toBeGreaterThan(60);
    expect(lines.filter((line) => /^[、。」』）！？ーっゃゅょ々・]/.test(line))).toEqual([]);
    expect(lines.filter((line) => /[「『（]$/.test(line))).toEqual([]);
  });

  it('Latin words within Japanese, whole', async () => {
    const words = Array.from({ length: 40 }, (_, index) => `Coordinator${index}`);
    const text = await textOf(await render(words.map((word) => `これは${word}です、`).join('')));
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('no heading at the foot of a page, away from what it stands over', async () => {
    const chapters = Array.from(
      { length: 60 },
      (_, at) => `## Chapter${at}\n\n- Entry${at}\n- More\n${'\nwords\n'.repeat(at % 5)}`,
    );
    const document = await render(chapters.join('\n'));
    const pages = (await read('pdftotext', ['-layout'], document)).split('\f');
    expect(pages.length).toBeGreaterThan(4);
    // The contents at the beginning name all chapters, and no entry.
    const apart = chapters.flatMap((_, at) => {
      const entry = pages.find((page) => new RegExp(`Entry${at}\\b`).test(page)) ?? '';
      return new RegExp(`^ *Chapter${at}\\n`, 'm').test(entry) ? [] : [at];
    });
    expect(apart).toEqual([]);
  });

  it('all of a row whose cells are high because they are narrow', async () => {
    const words = Array.from({ length: 90 }, (_, index) => `w${index}.`);
    const row = `|${words.join(' ')}|${`${'w '.repeat(30)}|`.repeat(11)}`;
    const table = `|${'h|'.repeat(12)}\n|${'-|'.repeat(12)}\n${row}\n${row}\n`;
    const text = await textOf(await render(`${'words\n\n'.repeat(20)}${table}`));
    expect(text.split(/\bw89\./).length - 1).toBe(2);
  });

  it('no bullet at the foot of a page, away from its entry', async () => {
    const entries = Array.from(
      { length: 60 },
      (_, at) =>
        `- Entry${at} ${'and '.repeat((at % 7) * 20)}\n\n${`  ${'more words '.repeat(60)}\n\n`.repeat(1 + (at % 3))}`,
    );
    const text = await textOf(await render(entries.join('')));
    expect(text.match(/•/g)).toHaveLength(60);
    expect(text.match(/• *Entry/g)).toHaveLength(60);
  });

  it('a list entry that is longer than a page, whole', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `word${index}.`);
    const text = await textOf(
      await render(`## Long\n\n- ${words.join(' ')}\n\n| a | b |\n|---|---|\n| ${words.join(' ')} | x |\n`),
    );
    for (const word of [words[0], words[700], words[1499]]) expect(text.split(word ?? '').length - 1).toBe(2);
  });
});
