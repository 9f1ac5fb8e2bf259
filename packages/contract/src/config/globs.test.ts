import { describe, expect, it } from 'vitest';
import { glob, readGlobs } from './globs.ts';

describe('readGlobs', () => {
  const takes = readGlobs(['proto/**', '!**/*.md', 'proto/NOTES.md', '!services/*/test/**']);

  it.each([
    ['proto/api.proto', false, true],
    ['proto/v1/.hidden', false, true],
    ['proto/README.md', false, false],
    ['proto/NOTES.md', false, true],
    ['services/api/main.ts', true, true],
    ['services/api/main.ts', false, false],
    ['services/api/README.md', true, false],
    ['services/api/test/a/b.ts', true, false],
    ['services/api/tests/b.ts', true, true],
  ])('%s, taken %s: %s', (file, isTaken, expected) => {
    expect(takes(file, isTaken)).toBe(expected);
  });
});

describe('glob', () => {
  it.each(['a', '**', '*.lock', '!docs/**', '{a,b}/*.ts', '.github/**'])('reads %s', (text) => {
    expect(glob.safeParse(text).success).toBe(true);
  });
  it.each(['', '!', '/etc', '!/etc', '../x', 'a/../b', 'a\\b'.slice(1), '!!a'])('refuses %j', (text) => {
    expect(glob.safeParse(text).success).toBe(false);
  });
});
