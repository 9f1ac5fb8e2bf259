import { describe, expect, it } from 'vitest';
import { declaredRange } from './declared-ranges.ts';

const npm = (fields: object) => [{ name: 'package.json', text: JSON.stringify({ name: '@s/b', ...fields }) }];
const cargo = (text: string) => [{ name: 'Cargo.toml', text: `[package]\nname = "b"\n${text}` }];

describe('the range that a package declares of another', () => {
  const range = (fields: object) => declaredRange(npm(fields), npm({ name: '@s/a' }), '1.4.0');

  it.each([
    ['~1.0.0', '~1.0.0'],
    ['>=1 <3', '>=1 <3'],
    ['workspace:~1.0.0', '~1.0.0'],
    ['workspace:^', '^1.4.0'],
    ['workspace:~', '~1.4.0'],
    ['workspace:*', '=1.4.0'],
    ['file:../a', null],
    ['latest', null],
  ])('in package.json %s is %s', (written, expected) => {
    expect(range({ dependencies: { '@s/a': written, '@s/c': '9' } })).toBe(expected);
  });

  it('is that of whoever installs it before that of whoever develops it', () => {
    expect(range({ devDependencies: { '@s/a': '1.4.0' }, peerDependencies: { '@s/a': '^1' } })).toBe('^1');
    expect(range({ devDependencies: { '@s/a': '1.4.0' } })).toBe('1.4.0');
  });

  it.each([
    ['[dependencies]\na = "1.2"', '^1.2'],
    ['[dependencies]\na = { path = "../a", version = "~1.2" }', '~1.2'],
    ['[dependencies.x]\npackage = "a"\nversion = ">=1.2, <1.5"', '>=1.2 <1.5'],
    ["[target.'cfg(unix)'.build-dependencies]\na = '=1.4.0'", '=1.4.0'],
    ['[dependencies]\na = { workspace = true }', null],
    ['[dev-dependencies]\na = "1.2"', null],
    ['[dependencies', null],
  ])('in Cargo.toml %j is %s', (text, expected) => {
    expect(declaredRange(cargo(text), cargo('').map(named), '1.4.0')).toBe(expected);
  });
  const named = ({ name, text }: { name: string; text: string }) => ({
    name,
    text: text.replace('"b"', '"a"'),
  });
});
