import { describe, expect, it } from 'vitest';
import { beforeAndAfter, updatedText, updateTo } from './manifest-builders.ts';
import { updateManifest } from './update-manifest.ts';

const update = updateTo('1.3.0', {}, { previous: ['1.2.0'] });

describe('a marked line', () => {
  it.each([
    ['code', "const OTHER = '1.2.0';\nconst VERSION = '«1.2.0→1.3.0»'; // tminus:version\n"],
    ['a tag', 'image: shop:v«1.2.0→1.3.0» # tminus:version\r\n'],
    ['twice', 'https://x/v«1.2.0→1.3.0»/shop-«1.2.0→1.3.0»-linux.tar.gz <!-- tminus:version -->\n'],
    ['beside another version', 'needs 2.0.0, is «1.2.0→1.3.0» # tminus:version\n'],
    ['that was never in step', 'ARG VERSION=«0.9.1→1.3.0» # tminus:version\n'],
    ['of a pre-release', 'v = "«2.0.0-rc.1→1.3.0»" -- tminus:version\n'],
    ['beside a number that is longer', 'ip 1.2.0.1 and 11.2.0 and «1.2.0→1.3.0» # tminus:version\n'],
    ['that says it already', 'version 1.3.0, not 1.1.0 # tminus:version\n'],
    [
      'in a block',
      '<!-- tminus:version:start -->\nnpm i shop@«1.2.0→1.3.0»\n\nsome text\ndocker pull shop:«1.2.0→1.3.0»\n<!-- tminus:version:end -->\n1.2.0\n',
    ],
  ])('gets the version: %s', (_how, text) => {
    const { before, after } = beforeAndAfter(text);
    expect(updatedText('README.md', before, update)).toBe(after);
  });

  it('of Python speaks PEP 440', () => {
    const { before, after } = beforeAndAfter('__version__ = "«1.2.0b1→1.3.0rc2»"  # tminus:version\n');
    expect(updatedText('src/shop/__init__.py', before, updateTo('1.3.0-rc.2'))).toBe(after);
    expect(updatedText('setup.cfg', before, updateTo('1.3.0-next.2'))).toBe('manifest.unwritable');
  });

  it.each([
    ['a\nb = x # tminus:version\n', 'manifest.noVersion', 2],
    ['a\n# tminus:version:start\n1.2.0\n', 'manifest.blockOpen', 2],
    ['1.2.0\n', 'manifest.noVersion', 1],
    ['1.2.0 # tminus:versions\n', 'manifest.noVersion', 1],
  ])('is refused by line: %j', (text, code, line) => {
    expect(updateManifest({ path: 'a.txt', text }, update)).toMatchObject({
      refusal: { code, params: { path: 'a.txt', line } },
    });
  });
});

it.each([
  ['VERSION', '«1.2.0→1.3.0»\n'],
  ['version.txt', '\uFEFFv«1.2.0-rc.1→1.3.0»\r\n'],
  ['VERSION', '«1.2.0→1.3.0»'],
])('%s of nothing but a version gets it: %j', (path, text) => {
  const { before, after } = beforeAndAfter(text);
  expect(updatedText(path, before, update)).toBe(after);
});
