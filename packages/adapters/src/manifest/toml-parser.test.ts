import { accepted, planManifestUpdates } from '@tminus/domain';
import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';

const released = { name: 'web', path: '.', tagPattern: 'v{version}', current: '1.2.0', next: '1.3.0' };

const updated = (text: string): string =>
  accepted(planManifestUpdates([{ path: 'Cargo.toml', text }], [released])).files[0]?.text ?? text;

const word = fc.oneof(
  fc.constantFrom(
    'version',
    '1.2.0',
    'package',
    'a "b" \\ c',
    "it's",
    '[package]\nversion = "1.2.0"',
    '#',
    '"""',
    "'''",
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const { value } = fc.letrec<{ value: unknown; table: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'toml' },
    word,
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.boolean(),
    fc.date({ noInvalidDate: true, min: new Date('1980-01-01'), max: new Date('2090-01-01') }),
    fc.array(word, { maxLength: 3 }),
    fc.array(tie('table'), { minLength: 1, maxLength: 2 }),
    tie('table'),
  ),
  table: fc.dictionary(word, tie('value'), { maxKeys: 3 }),
}));

/** Ways to write the version and what stands around it, each valid by itself. */
const block = fc.constantFrom(
  'version = "1.2.0" # version = "1.2.0"',
  "version\t=\t'1.2.0'",
  '"version" = "1.2.0"',
  "'version'='1.2.0'",
);
const around = fc.shuffledSubarray([
  'text = """\n[package]\nversion = "1.2.0"\n\\"""" # """',
  "raw = '''\nversion = '1.2.0\n'''",
  'list = [\n  "version = 1.2.0", # ]\n  [ { version = "1.2.0" } ],\n]',
  'inline = { version = "1.2.0", "a]" = [1, 2], deep = { version = "1.2.0" } }',
  'metadata.deb.version = "1.2.0"',
  'at = 1979-05-27 07:32:00Z',
  '# version = "1.2.0"',
  'numbers = [1, 2.5, inf, 0xFF, 1_000]',
]);

describe('Cargo.toml as a parser reads it', () => {
  it('differs in the version alone, whatever else there is', () => {
    const law = fc.property(
      fc.dictionary(word, value, { maxKeys: 4 }),
      block,
      around,
      around,
      fc.constantFrom('\n', '\r\n'),
      (others, version, before, after, lineEnd) => {
        delete others['package'];
        delete others['workspace'];
        const text = [`[package]`, ...before, version, ...after.filter((line) => !before.includes(line)), '']
          .join('\n')
          .concat(stringify({ others }))
          .replaceAll('\n', lineEnd);
        const { package: own, ...rest } = parse(text);
        expect(parse(updated(text))).toEqual({ package: { ...(own as object), version: '1.3.0' }, ...rest });
        expect(updated(text).length).toBe(text.length);
      },
    );
    fc.assert(law, { numRuns: 500 });
  });
});
