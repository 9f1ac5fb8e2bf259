import { describe, expect, it } from 'vitest';
import { beforeAndAfter, updatedText, updateTo } from './manifest-builders.ts';
import { updateManifest } from './update-manifest.ts';

const update = updateTo('1.3.0', { core: '2.1.0', 'shop-api': '1.3.0' });

describe('Cargo.toml', () => {
  it.each([
    ['in the usual form', '[package]\nname = "web"\nversion = "«1.2.0→1.3.0»"\nedition = "2024"\n'],
    ['in single quotes with a comment', "[package]\nversion='«1.2.0→1.3.0»' # version = '9'\n"],
    ['with tabs, CRLF and a byte order mark', '\uFEFF[package]\r\n\tversion\t=\t"«1.2.0→1.3.0»"\r\n'],
    ['in a heading with spaces', '[ package ]\nversion = "«1.2.0→1.3.0»"'],
    ['as a dotted key', 'package.version = "«1.2.0→1.3.0»"\npackage.name = "web"\n'],
    ['in an inline table', 'package = { name = "web", version = "«1.2.0→1.3.0»" }\n'],
    ['with its key in quotes', '["package"]\n"version" = "«1.2.0→1.3.0»"\n'],
    [
      'behind texts that look like it',
      '[package]\ndescription = """\n[package]\nversion = "1.2.0"\n"""\nreadme = \'\'\'version = "1.2.0"\'\'\'\nversion = "«1.2.0→1.3.0»"\n',
    ],
    [
      'beside other tables',
      '[badges]\nversion = "1.2.0"\n[package]\nversion = "«1.2.0→1.3.0»"\n[package.metadata.deb]\nversion = "1.2.0"\n[[bin]]\nversion = "1.2.0"\n',
    ],
    ['behind a comment', '# version = "1.2.0"\n[package]\n# version = "1.1.0"\nversion = "«1.2.0→1.3.0»"\n'],
    ['behind lists', '[package]\ninclude = [\n  "a", # ]\n  [1, 2],\n]\nversion = "«1.2.0→1.3.0»"\n'],
    ['behind a quote in a long text', '[package]\nd = """a \\""" ""\n"""""\nversion = "«1.2.0→1.3.0»"\n'],
    ['without one', '[package]\nname = "web"\n'],
    ['that it inherits', '[package]\nversion.workspace = true\n'],
    ['that it inherits in an inline table', '[package]\nversion = { workspace = true }\n'],
    ['that is no text', '[package]\nversion = 1\n'],
    ['of a workspace that is not shared', '[workspace.package]\nversion = "1.2.0"\n'],
  ])('gets its version %s', (_how, text) => {
    const { before, after } = beforeAndAfter(text);
    expect(updatedText('Cargo.toml', before, update)).toBe(after);
  });

  it('gets the version that its members share', () => {
    const { before, after } = beforeAndAfter(
      '[workspace]\nmembers = ["a"]\n[workspace.package]\nversion = "«1.2.0→1.3.0»"\n',
    );
    expect(updatedText('Cargo.toml', before, updateTo(null, {}, { shared: '1.3.0' }))).toBe(after);
  });

  it.each([
    ['an inline table', '[dependencies]\ncore = { path = "../core", version = "«2.0.0→2.1.0»" }\n'],
    ['a table', '[dependencies.core]\nversion = "«2.0→2.1»"\npath = "../core"\n'],
    ['dotted keys', '[dependencies]\ncore.version = "«^2.0.0→^2.1.0»"\ncore.path = "../core"\n'],
    [
      'an exact requirement',
      '[dev-dependencies]\ncore = { version = "«=2.0.0→=2.1.0»", path = "../core" }\n',
    ],
    [
      'another name',
      '[build-dependencies]\nc = { package = "core", path = "../core", version = "«~2.0→~2.1»" }\n',
    ],
    [
      'a target',
      '[target.\'cfg(unix)\'.dependencies]\ncore = { path = "../core", version = "«2.0.0→2.1.0»" }\n',
    ],
    ['the workspace', '[workspace.dependencies]\ncore = { path = "core", version = "«2.0.0→2.1.0»" }\n'],
    ['a precision that fits', '[dependencies]\ncore = { path = "../core", version = "2" }\n'],
    ['several parts that fit', '[dependencies]\ncore = { path = "../core", version = ">=2, <3" }\n'],
    ['no path', '[dependencies]\ncore = "2.0.0"\n[dependencies.serde]\nversion = "2.0.0"\n'],
    ['no version', '[dependencies]\ncore = { path = "../core" }\n'],
    ['the workspace of others', '[dependencies]\ncore = { workspace = true }\n'],
    ['a patch', '[patch.crates-io]\ncore = { path = "../core", version = "2.0.0" }\n'],
  ])('moves the requirement of a released crate: %s', (_how, text) => {
    const { before, after } = beforeAndAfter(text);
    expect(updatedText('Cargo.toml', before, update)).toBe(after);
  });

  it.each([
    ['2.0.0', '2.0.0'],
    ['=2.0.0', '=2.1.0'],
    ['1.0', '2.1'],
  ])('of a crate that is not released moves a requirement only where it must: %s', (from, to) => {
    const text = (range: string): string =>
      `[dependencies]\ncore = { path = "../core", version = "${range}" }\n`;
    expect(updatedText('Cargo.toml', text(from), { ...update, version: null })).toBe(text(to));
  });

  it('needs all of a pre-release', () => {
    const { before, after } = beforeAndAfter(
      '[dependencies]\ncore = { path = "c", version = "«2→2.1.0-rc.1»" }\n',
    );
    expect(updatedText('Cargo.toml', before, updateTo(null, { core: '2.1.0-rc.1' }))).toBe(after);
  });

  it.each([
    ['[package\nversion = "1.2.0"\n', 1],
    ['[package]\nversion = "1.2.0\n', 2],
    ['[package]\n\nname = """\n', 3],
    ['[package]\nversion = "1.2.0" "1.3.0"\n', 2],
    ['<package/>', 1],
    [`a = ${'['.repeat(10_000)}`, 1],
  ])('that is no TOML is refused by line: %j', (text, line) => {
    expect(updateManifest({ path: 'Cargo.toml', text }, update)).toMatchObject({
      refusal: { code: 'manifest.unreadable', params: { line, syntax: 'TOML' } },
    });
  });
});

it('Cargo.lock says again what crates of the workspace say, and nothing about others of their name', () => {
  const { before, after } = beforeAndAfter(`# generated
version = 4

[[package]]
name = "core"
version = "1.9.0"
source = "registry+https://github.com/rust-lang/crates.io-index"

[[package]]
name = "core"
version = "«2.0.0→2.1.0»"
dependencies = [
 "core 1.9.0",
 "serde",
]

[[package]]
name = "shop-api"
version = "«1.2.0→1.3.0»"
dependencies = [
 "«core 2.0.0→core 2.1.0»",
]
`);
  expect(updatedText('Cargo.lock', before, update)).toBe(after);
});
