import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { contrast } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentSource } from './document.ts';
import { renderHtml } from './render-html.ts';

const render = (markdown: string, more: Partial<DocumentSource> = {}): string =>
  renderHtml({ markdown, title: 'Release Notes: v1.2.0', lang: 'en', ...more });
const main = (markdown: string): string => /<main>\n([\s\S]*)<\/main>/.exec(render(markdown))?.[1] ?? '';
const tagsOf = (html: string): string[] => html.match(/<[a-z!][^>]*>/gi) ?? [];

/** Everything by which a page could load, run or send something. */
const REACHES_OUT =
  /^<(script|iframe|object|embed|form|link|base|video|audio|source|svg|meta http-equiv="refresh")|\s(on\w+|src|srcset|style|action|background|poster|data)=|="(javascript|vbscript|data|file):/i;

describe('a page', () => {
  const japanese = readFileSync(new URL('fixtures/japanese.md', import.meta.url), 'utf8');
  const page = render(japanese, { lang: 'ja', title: 'リリースノート: v2.4.0' });

  it('loads nothing from anywhere, and its policy forbids it to', () => {
    expect(tagsOf(page).filter((tag) => REACHES_OUT.test(tag))).toEqual([]);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('allows by its policy the one style that it has', () => {
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`style-src 'sha256-${hash}'`);
    expect(page.match(/<style/g)).toHaveLength(1);
  });

  it('says its language and its title, once', () => {
    expect(page).toContain('<html lang="ja">');
    expect(page).toContain('<title>リリースノート: v2.4.0</title>');
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<main>/g)).toHaveLength(1);
  });

  it('leads to each of its chapters, whose anchors exist once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toEqual(['ハイライト', '新機能', '設定例', 'アップグレード手順']);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has no contents where a reader needs none', () => {
    expect(render('## One\n\n## Two\n')).not.toContain('<nav');
  });

  it('shows what stands around the text, and takes none of it for markup', () => {
    const html = render('x', {
      subtitle: 'For <everyone>',
      meta: [{ label: 'Version', value: '"1.2.0" & more' }],
    });
    expect(html).toContain('For &lt;everyone&gt;');
    expect(html).toContain('<dt>Version</dt><dd>&quot;1.2.0&quot; &amp; more</dd>');
  });

  it('carries its logo within', () => {
    const logo = { file: 'logo.png', type: 'image/png' as const, bytes: Uint8Array.of(1, 2, 3) };
    expect(render('x', { theme: { logo } })).toContain(
      '<img class="logo" src="data:image/png;base64,AQID" alt="">',
    );
  });

  it.each(['#ffe000', '#101010', '#0b57d0', '#ffffff'])(
    'with the accent %s, links can be read light and dark',
    (accent) => {
      const style = render('x', { theme: { accent } });
      const [light = '', dark = ''] = [...style.matchAll(/--accent: (#[0-9a-f]{6})/g)].map(
        ([, colour]) => colour ?? '',
      );
      for (const ground of ['#ffffff', '#f3f5f8'])
        expect(contrast(light, ground)).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['#0f1419', '#1a2129']) expect(contrast(dark, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('does not take an accent that is no colour', () => {
    expect(render('x', { theme: { accent: 'red;} body { display: none' } })).not.toContain('display: none }');
  });
});

describe('markdown from anywhere', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<img src=x onerror=alert(1)>'],
    ['a script in a link', '[x](javascript:alert(1)) [y](JaVaScript:alert(1)) [z](vbscript:x)'],
    [
      'a script in a link that hides itself',
      '[x](java&#115;cript:alert(1)) [y](&#x6A;avascript:alert(1)) [z](\u0001javascript:x)',
    ],
    ['a page in a link', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a file in a link', '[x](file:///etc/passwd)'],
    ['a picture within', '![x](data:image/svg+xml;base64,PHN2Zy8+)'],
    ['a picture that tells who reads', '![x](https://tracker.example/pixel.gif)'],
    ['a reference', '[x]\n\n[x]: javascript:alert(1)'],
    ['an address in angle brackets', '<javascript:alert(1)>'],
    ['a title that breaks out', '[x](https://a.example \'" onmouseover="alert(1)\')'],
    ['a language that breaks out', '```"><script>alert(1)</script>\nx\n```'],
    ['a heading that breaks out', '## "><script>alert(1)</script>'],
  ])('does no harm by %s', (_, markdown) => {
    const tags = tagsOf(main(markdown)).map((tag) => tag.replace(/ title="[^"]*"/, ''));
    expect(tags.filter((tag) => REACHES_OUT.test(tag))).toEqual([]);
  });

  it('reaches out in no way, whatever it is put together from', () => {
    const piece = fc.constantFrom(
      '<script>',
      '<img src=x onerror=y>',
      '[a](',
      'javascript:x',
      ')',
      '![',
      '](',
      'data:text/html,x',
      '"',
      "'",
      '<',
      '>',
      '`',
      '```',
      '\n',
      '- ',
      '# ',
      '&#106;',
      'https://a.example',
      ' style=x',
      '|',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const tags = tagsOf(main(pieces.join(''))).map((tag) => tag.replace(/ (title|id)="[^"]*"/g, ''));
        expect(tags.filter((tag) => REACHES_OUT.test(tag))).toEqual([]);
      }),
    );
  });

  it('keeps the text of what it may not link, and of pictures', () => {
    expect(main('[here](javascript:x) ![logo](https://a.example/l.png)')).toBe('<p>here logo</p>\n');
  });

  it('links the web, mail and its own chapters', () => {
    const html = main('[a](https://a.example/?b=c&d) [b](mailto:x@a.example) [c](#d)');
    expect(html).toContain('<a href="https://a.example/?b=c&amp;d" rel="noopener noreferrer">a</a>');
    expect(html).toContain('<a href="mailto:x@a.example" rel="noopener noreferrer">b</a>');
    expect(html).toContain('<a href="#d">c</a>');
  });

  it('gives its title up to the one above, and tasks their boxes', () => {
    expect(main('# Release Notes\n\n- [ ] one\n- [x] two\n- [y] three')).toBe(
      '<ul>\n<li class="open">one</li>\n<li class="done">two</li>\n<li>[y] three</li>\n</ul>\n',
    );
  });

  it('joins lines of Japanese without a space, and others with one', () => {
    expect(main('これは\n一行です。\nthe\nsame')).toBe('<p>これは一行です。\nthe\nsame</p>\n');
  });
});
