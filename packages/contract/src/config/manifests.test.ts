import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';

const parsed = (manifests: string) =>
  parseConfig(`components:\n  - name: api\n    manifests: ${manifests}\n`);

describe('manifests of a component', () => {
  it.each(['[auto]', '[]', '[auto, src/version.ts, ../README.md, ./a b.txt]'])('may be %s', (list) => {
    expect(parsed(list)).toMatchObject({ ok: true });
  });

  it.each([
    ['/etc/version', 'form'],
    ['"src\\\\version.ts"', 'form'],
    ['C:/version.ts', 'form'],
    ['src/', 'form'],
    ['""', 'form'],
    ['12', 'type'],
  ])('are refused where they stand: %s', (path, code) => {
    expect(parsed(`[auto, ${path}]`)).toMatchObject({
      ok: false,
      problems: [{ line: 3, column: 23, path: 'components[0].manifests[1]', code }],
    });
  });
});
