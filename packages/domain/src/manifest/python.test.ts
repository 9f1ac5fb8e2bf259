import { describe, expect, it } from 'vitest';
import { beforeAndAfter, updatedText, updateTo } from './manifest-builders.ts';
import { pep440 } from './pep440.ts';
import { updateManifest } from './update-manifest.ts';

const update = updateTo('1.3.0-rc.1');

describe('pyproject.toml', () => {
  it.each([
    ['of the project', '[project]\nname = "web"\nversion = "«1.2.0→1.3.0rc1»"\n'],
    ['of poetry', "[tool.poetry]\nversion = '«1.2.0→1.3.0rc1»' # keep\n"],
    ['of both', '[project]\nversion = "«1.2→1.3.0rc1»"\n[tool.poetry]\nversion = "«1.2.0→1.3.0rc1»"\n'],
    [
      'and of nothing else',
      '[build-system]\nversion = "1.2.0"\n[project]\nversion = "«1.2.0→1.3.0rc1»"\n[tool.black]\nversion = "1.2.0"\n[project.urls]\nversion = "1.2.0"\n',
    ],
    [
      'after a long text',
      '[project]\ndescription = """\nversion = "0"\n"""\nversion = "«1.2.0→1.3.0rc1»"\r\n',
    ],
  ])('gets its version: %s', (_how, text) => {
    const { before, after } = beforeAndAfter(text);
    expect(updatedText('pyproject.toml', before, update)).toBe(after);
  });

  it('leaves a dynamic version alone, and says so', () => {
    const text = '[project]\nname = "web"\ndynamic = ["readme", "version"]\n';
    expect(updateManifest({ path: 'pyproject.toml', text }, update)).toEqual({
      ok: true,
      value: {
        text,
        changed: [],
        findings: [{ code: 'manifest.dynamicVersion', params: { path: 'pyproject.toml' } }],
      },
    });
  });

  it('takes the version of poetry where that of the project is dynamic', () => {
    const { before, after } = beforeAndAfter(
      '[project]\ndynamic = ["version"]\n[tool.poetry]\nversion = "«1.2.0→1.3.0rc1»"\n',
    );
    expect(updateManifest({ path: 'pyproject.toml', text: before }, update)).toMatchObject({
      value: { text: after, findings: [] },
    });
  });

  it('refuses a channel that Python has no word for', () => {
    const text = '[project]\nversion = "1.2.0"\n';
    expect(updatedText('pyproject.toml', text, updateTo('1.3.0-next.1'))).toBe('manifest.unwritable');
  });
});

it.each([
  ['1.2.0', '1.2.0'],
  ['1.2.0-alpha.1', '1.2.0a1'],
  ['1.2.0-beta', '1.2.0b0'],
  ['1.2.0-b.12', '1.2.0b12'],
  ['1.2.0-rc1', '1.2.0rc1'],
  ['1.2.0-preview.2', '1.2.0rc2'],
  ['1.2.0-dev.3', '1.2.0.dev3'],
  ['1.2.0+AB-c.20260102', '1.2.0+ab.c.20260102'],
  ['1.2.0-rc.1+77af', '1.2.0rc1+77af'],
  ['1.2.0-next.1', null],
  ['1.2.0-rc.1.2', null],
  ['1.2.0-1', null],
  ['1.2.0-constructor.1', null],
  ['1.2', null],
])('SemVer %s is %s of PEP 440', (version, expected) => {
  expect(pep440(version)).toBe(expected);
});

it('uv.lock says again what packages of the workspace say', () => {
  const { before, after } = beforeAndAfter(`version = 1
[[package]]
name = "web-shop"
version = "«1.2.0→1.3.0rc1»"
source = { editable = "." }

[[package]]
name = "core"
version = "1.2.0"
source = { registry = "https://pypi.org/simple" }
`);
  const released = updateTo('1.3.0-rc.1', { 'web-shop': '1.3.0-rc.1', core: '2.0.0' });
  expect(updatedText('uv.lock', before, released)).toBe(after);
  expect(updatedText('uv.lock', before, updateTo(null, { 'web-shop': '1.0.0-x.1' }))).toBe(
    'manifest.unwritable',
  );
});
