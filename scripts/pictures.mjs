// Pictures of the documents that Tminus makes, for people to look at: release notes of a version, in English and
// Japanese, as a page (light, dark, narrow, printed) and as a PDF document. Needs the build, chromium and pdftoppm.
//   node scripts/pictures.mjs --out DIR [-C WORKSPACE] [VERSION…]
//   node scripts/pictures.mjs --out DIR FILE.md…
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from './root.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    C: { type: 'string', short: 'C', default: '.' },
    pages: { type: 'string', default: '4' },
  },
});
if (values.out === undefined) throw new Error('Where to? node scripts/pictures.mjs --out DIR');
const out = resolve(values.out);
const work = await mkdtemp(join(tmpdir(), 'tminus-pictures-'));
await mkdir(out, { recursive: true });

const SCREENS = {
  light: ['--window-size=1100,1400', '--blink-settings=preferredColorScheme=1'],
  dark: ['--window-size=1100,1400', '--blink-settings=preferredColorScheme=0'],
  narrow: ['--window-size=500,1200', '--blink-settings=preferredColorScheme=1'],
};
/** Pages are written in what the reader's system has; here it has the family of the PDF documents too. */
const fonts = join(work, 'fonts.conf');
await writeFile(
  fonts,
  `<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${root}/node_modules/@expo-google-fonts/noto-sans-jp/400Regular</dir>
  <dir>${root}/node_modules/@expo-google-fonts/noto-sans-jp/700Bold</dir>
  <cachedir>${work}/fonts</cachedir></fontconfig>`,
);
/** A browser that asks nobody for anything. */
const QUIET = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

try {
  const { renderHtml, renderPdf } = await renderers();
  for (const source of await sources()) {
    await writeFile(join(out, `${source.name}.html`), renderHtml(source));
    const { bytes, missing } = await renderPdf(source);
    await writeFile(join(out, `${source.name}.pdf`), bytes);
    if (missing.length > 0) process.stdout.write(`${source.name}: no glyph for ${missing.join(' ')}\n`);
    picturesOf(source.name);
    process.stdout.write(`${source.name}\n`);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}

async function renderers() {
  const directory = join(root, 'node_modules/.cache/tminus-pictures');
  const entry = `${root}/packages/adapters/src/documents/load-renderers.ts`;
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'bundle', logLevel: 'error' };
  const external = ['pdfmake', 'markdown-it', 'sanitize-html'];
  await build({ ...options, entryPoints: [entry], outfile: join(directory, 'renderers.mjs'), external });
  return (await import(pathToFileURL(join(directory, 'renderers.mjs')).href)).loadRenderers();
}

/** Markdown files as they are; notes of versions in both languages, of the next release without one. */
async function sources() {
  const versions = positionals.filter((word) => !existsSync(word));
  const files = positionals.filter((word) => existsSync(word));
  const made = files.length > 0 && versions.length === 0 ? [] : versions.length > 0 ? versions : [null];
  const notes = made.flatMap((version) => ['en', 'ja'].map((lang) => notesOf(version, lang)));
  const written = files.map(async (file) => {
    const markdown = await readFile(file, 'utf8');
    const lang = /[\u3040-\u30ff]/.test(markdown) ? 'ja' : 'en';
    return documentOf(basename(file, '.md'), markdown, lang);
  });
  return Promise.all([...notes, ...written]);
}

function notesOf(version, lang) {
  const command = ['-C', values.C, '--lang', lang, 'notes', ...(version === null ? [] : [version])];
  const markdown = run(process.execPath, [`${root}/packages/cli/bin/tminus.js`, ...command]);
  return documentOf(`${version ?? 'next'}-${lang}`, markdown, lang);
}

function documentOf(name, markdown, lang) {
  const title = /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll('\\', '') ?? name;
  return { name, markdown, title, lang, date: new Date(0) };
}

function picturesOf(name) {
  const page = pathToFileURL(join(out, `${name}.html`)).href;
  const browser = (words) =>
    run('chromium', [...QUIET, `--user-data-dir=${work}/${name}-${words[0]?.length}`, ...words, page]);
  for (const [screen, words] of Object.entries(SCREENS))
    browser([`--screenshot=${join(out, `${name}-${screen}.png`)}`, ...words]);
  const printed = join(work, `${name}.pdf`);
  browser([`--print-to-pdf=${printed}`, '--no-pdf-header-footer']);
  for (const [file, kind] of [
    [printed, 'printed'],
    [join(out, `${name}.pdf`), 'pdf'],
  ])
    run('pdftoppm', ['-r', '80', '-l', values.pages, '-png', file, join(out, `${name}-${kind}`)]);
}

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    timeout: 120_000,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw error ?? new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}
