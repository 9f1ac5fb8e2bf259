import { describe, expect, it } from 'vitest';
import { beforeAndAfter, updatedText, updateTo } from './manifest-builders.ts';
import { updateManifest } from './update-manifest.ts';

const update = updateTo('1.3.0', { '@shop/api': '2.1.0', core: '1.3.0' });

describe('package.json', () => {
  it.each([
    ['in the usual form', '{\n  "name": "web",\n  "version": "«1.2.0→1.3.0»"\n}\n'],
    ['in one line', '{"name":"web","version":"«1.2.0→1.3.0»","private":true}'],
    ['with tabs and CRLF', '{\r\n\t"version" :\t"«1.2.0→1.3.0»"\r\n}\r\n'],
    ['after a byte order mark', '\uFEFF{"version":"«1.2.0→1.3.0»"}'],
    [
      'beside others of that name',
      '{"config":{"version":"1.2.0"},"version":"«1.2.0→1.3.0»","x":[{"version":"1.2.0"}]}',
    ],
    ['there twice: the last one counts', '{"version":"0.0.1","version":"«1.2.0→1.3.0»"}'],
    [
      'behind a text that looks like it',
      '{"description":"\\"version\\": \\"1.2.0\\"","version":"«1.2.0→1.3.0»"}',
    ],
    ['with its key in escapes', '{"\\u0076ersion":"«1.2.0→1.3.0»"}'],
    ['that is empty', '{"version":"«→1.3.0»"}'],
    ['without one', '{"name":"web","private":true}'],
    ['that is no text', '{"version":12}'],
  ])('gets its version %s', (_how, text) => {
    const { before, after } = beforeAndAfter(text);
    expect(updatedText('web/package.json', before, update)).toBe(after);
  });

  it.each([
    ['^2.0.0', '^2.1.0'],
    ['~2.0.0', '~2.1.0'],
    ['>=2.0.0', '>=2.1.0'],
    ['=2.0.0', '=2.1.0'],
    ['2.0.0', '2.1.0'],
    ['v2.0.0', 'v2.1.0'],
    ['^2.0.0-rc.3', '^2.1.0'],
    ['^2', '^2'],
    ['~2.0', '~2.1'],
    ['^1', '^2'],
    ['workspace:^2.0.0', 'workspace:^2.1.0'],
    ['workspace:2.0.0', 'workspace:2.1.0'],
    ['workspace:*', 'workspace:*'],
    ['workspace:^', 'workspace:^'],
    ['*', '*'],
    ['', ''],
    ['latest', 'latest'],
    ['file:../api', 'file:../api'],
    ['link:../api', 'link:../api'],
    ['catalog:', 'catalog:'],
    ['npm:@fork/api@^2.0.0', 'npm:@fork/api@^2.0.0'],
    ['github:shop/api#v2.0.0', 'github:shop/api#v2.0.0'],
    ['>=2.0.0 <3', '>=2.0.0 <3'],
    ['^1.0.0 || ^2.0.0', '^1.0.0 || ^2.0.0'],
    ['2.x', '2.x'],
  ])('moves the range %j of a released package to %j', (from, to) => {
    const text = (range: string): string =>
      `{"version":"1.3.0","dependencies":{"react":"^1.0.0","@shop/api":${JSON.stringify(range)}}}`;
    expect(updatedText('package.json', text(from), update)).toBe(text(to));
  });

  it('moves ranges wherever dependencies stand, and nowhere else', () => {
    const { before, after } = beforeAndAfter(
      `{"version":"1.3.0","devDependencies":{"@shop/api":"«^2.0.0→^2.1.0»"},
        "optionalDependencies":{"core":"«1.2.0→1.3.0»"},"overrides":{"core":"1.2.0"},
        "peerDependenciesMeta":{"core":{"optional":true}},"scripts":{"core":"1.2.0"}}`,
    );
    expect(updatedText('package.json', before, update)).toBe(after);
  });

  it.each([
    ['^2.0.0', '^2.0.0'],
    ['^1.0.0', '^2.1.0'],
    ['>=1', '>=1'],
  ])('leaves a peer range that still fits: %s', (from, to) => {
    const text = (range: string): string => `{"version":"1.3.0","peerDependencies":{"@shop/api":"${range}"}}`;
    expect(updatedText('package.json', text(from), update)).toBe(text(to));
  });

  it.each([
    ['^2.0.0', '^2.0.0'],
    ['~2.0.0', '~2.1.0'],
    ['2.0.0', '2.1.0'],
  ])('of a package that is not released moves a range only where it must: %s', (from, to) => {
    const text = (range: string): string => `{"version":"1.2.0","dependencies":{"@shop/api":"${range}"}}`;
    expect(updatedText('package.json', text(from), { ...update, version: null })).toBe(text(to));
  });

  it('names a range of several parts that leaves the new version out', () => {
    const text = '{"version":"1.3.0","dependencies":{"@shop/api":">=1 <2"}}';
    const updated = updateManifest({ path: 'package.json', text }, update);
    const params = { path: 'package.json', field: 'dependencies.@shop/api', range: '>=1 <2' };
    expect(updated).toMatchObject({
      ok: true,
      value: {
        text,
        changed: [],
        findings: [
          { code: 'manifest.rangeExcludes', params: { ...params, name: '@shop/api', version: '2.1.0' } },
        ],
      },
    });
  });

  it('keeps build metadata out of ranges', () => {
    const released = updateTo('1.3.0+77af', { core: '1.3.0+77af' });
    const { before, after } = beforeAndAfter(
      '{"version":"«1.2.0→1.3.0+77af»","dependencies":{"core":"«^1.2.0→^1.3.0»"}}',
    );
    expect(updatedText('package.json', before, released)).toBe(after);
  });

  it.each([
    ['{"version": "1.2.0",}', 1],
    ['{\n"a": 1\n"version": "1.2.0"}', 3],
    ['{"version": 01}', 1],
    ['// note\n{"version": "1.2.0"}', 1],
    ['', 1],
    ['{"a":"\n"}', 1],
  ])('that is no JSON is refused by line: %j', (text, line) => {
    expect(updateManifest({ path: 'package.json', text }, update)).toMatchObject({
      refusal: { code: 'manifest.unreadable', params: { path: 'package.json', line, syntax: 'JSON' } },
    });
  });
});

it('composer.json gets the version that it gives', () => {
  const { before, after } = beforeAndAfter('{"version": "«1.2.0→1.3.0»", "require": {"core": "1.2.0"}}');
  expect(updatedText('composer.json', before, update)).toBe(after);
});
