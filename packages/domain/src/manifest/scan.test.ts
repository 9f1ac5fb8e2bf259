import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { updateTo } from './manifest-builders.ts';
import { rangeKey } from './manifest-format.ts';
import { manifestFilesOf } from './manifest-owner.ts';
import { planManifestUpdates } from './plan-manifest-updates.ts';
import { scanJson } from './scan-json.ts';
import { BrokenText } from './span.ts';
import { type FieldChange, type UpdatedManifest, updateManifest } from './update-manifest.ts';

const PATHS = [
  'package.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'Cargo.toml',
  'Cargo.lock',
  'pyproject.toml',
  'uv.lock',
  'pom.xml',
  'Shop.csproj',
  'Chart.yaml',
  'composer.json',
  'go.mod',
  'VERSION',
  'README.md',
];

/** Pieces of all the formats in any order: what breaks a scanner is mostly a piece at the wrong place. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '[[',
      ']]',
      '"',
      "'",
      '"""',
      "'''",
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
    ],
    ...[
      ']]>',
      '<?',
      '?>',
      '<!',
      ':',
      ',',
      '=',
      '.',
      '#',
      '\\',
      '\n',
      '\r\n',
      ' ',
      '\t',
      '-',
      '|',
      '&a ',
      '*a',
      '---\n',
    ],
    ...['\uFEFF', '\0', '\u2028', '${', '\\u0000', '__proto__', 'tminus:version', 'tminus:version:start\n'],
    ...['"version"', 'version', '"1.2.0"', '1.2.0', '[package]\n', '[project]\n', 'version = "1.2.0"\n'],
    ...[
      '<project>',
      '</project>',
      '<version>',
      '</version>',
      '"packages"',
      '"dependencies"',
      '"core"',
      '"name"',
    ],
    ...[
      'core = { path = ".", version = "1" }\n',
      '[dependencies]\n',
      'importers:\n',
      '  .:\n',
      '[[package]]\n',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const anyPath = fc.constantFrom(...PATHS);
const workspace = {
  directory: '.',
  versions: new Map([
    ['.', '1.3.0'],
    ['core', '1.3.0'],
  ]),
  ranges: new Map([[rangeKey('.', 'dependencies', 'core'), { from: '1.2.0', to: '1.3.0' }]]),
};
const update = updateTo(
  '1.3.0',
  { core: '2.1.0', ':': '1.3.0' },
  { shared: '1.3.0', previous: ['1.2.0'], workspace },
);

describe('any text', () => {
  it('is edited or refused, and its edits taken back give it again', () => {
    fc.assert(
      fc.property(anyPath, anyText, (path, text) => {
        const updated = updateManifest({ path, text }, update);
        if (!updated.ok) {
          expect(updated.refusal.code).toMatch(/^manifest\./);
          return;
        }
        const { before, after, shared } = takenBack(text, updated.value);
        expect(before).toBe(text);
        expect(after).toBe(updated.value.text);
        expect(shared.join('').length).toBe(text.length - lengthOf(updated.value.changed));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is updated once: the second time there is nothing to change', () => {
    fc.assert(
      fc.property(anyPath, anyText, (path, text) => {
        const once = updateManifest({ path, text }, update);
        if (!once.ok) return;
        expect(updateManifest({ path, text: once.value.text }, update)).toMatchObject({
          value: { text: once.value.text, changed: [] },
        });
      }),
      { numRuns: 3_000 },
    );
  });

  it('among the files of a repository never stops a plan but by a refusal', () => {
    const component = { name: 'a', path: '.', tagPattern: 'v{version}', current: '1.2.0', next: '1.3.0' };
    fc.assert(
      fc.property(fc.dictionary(anyPath, anyText, { maxKeys: 4 }), (texts) => {
        const files = manifestFilesOf(Object.keys(texts), [component]).map((path) => ({
          path,
          text: texts[path] ?? '',
        }));
        const plan = planManifestUpdates(files, [component]);
        if (!plan.ok) expect(plan.refusal.code).toMatch(/^manifest\./);
      }),
      { numRuns: 2_000 },
    );
  });
});

const lengthOf = (changed: readonly FieldChange[]): number =>
  changed.reduce((length, { from }) => length + from.length, 0);

/** Both texts put together of what they share and of what changed, each value at the place that the update names. */
function takenBack(text: string, { changed }: UpdatedManifest) {
  const shared: string[] = [];
  let at = 0;
  let before = '';
  let after = '';
  for (const { start, from, to } of changed) {
    shared.push(text.slice(at, start));
    before += text.slice(at, start) + from;
    after += text.slice(at, start) + to;
    at = start + from.length;
  }
  shared.push(text.slice(at));
  return { before: before + text.slice(at), after: after + text.slice(at), shared };
}

describe('a JSON text', () => {
  const isRead = (text: string): boolean => {
    try {
      return scanJson(text).length >= 0;
    } catch (error) {
      if (error instanceof BrokenText) return false;
      throw error;
    }
  };
  const isJson = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  it('is read exactly when JSON.parse reads it', () => {
    const jsonPiece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"\\n"',
        '"\\x"',
        '"\n"',
        '1',
        '-0.5e+3',
        '01',
        '1.',
        'true',
        'nul',
        ' ',
        '\n',
      ],
    );
    const law = fc.property(fc.array(jsonPiece, { maxLength: 12 }), (pieces) => {
      expect(isRead(pieces.join(''))).toBe(isJson(pieces.join('')));
    });
    fc.assert(law, { numRuns: 3_000 });
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(isRead(text)).toBe(true);
      }),
    );
  });

  it('differs in the version alone, as JSON.parse reads it', () => {
    const law = fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.constantFrom(undefined, ' ', '\t'),
      (value, space) => {
        const record = Object.fromEntries(
          Object.entries(value).filter(([key]) => !/dependencies$/i.test(key)),
        );
        const text = JSON.stringify({ ...record, version: '1.2.0', last: { version: '1.2.0' } }, null, space);
        const updated = updateManifest({ path: 'package.json', text }, update);
        expect(updated.ok && JSON.parse(updated.value.text)).toEqual({
          ...JSON.parse(text),
          version: '1.3.0',
        });
      },
    );
    fc.assert(law);
  });
});
