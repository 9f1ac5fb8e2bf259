import { parseConfig } from '@tminus/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDirectory } from './ownership.ts';
import { readPlain } from './read-plain.ts';

const value = fc.oneof(
  fc.constantFrom('api', 'web', 'v{version}', '"api@{version}"', "'web'", '.', './x', '../x', '..', '/tmp/x'),
  fc.constantFrom(
    'true',
    'null',
    'No',
    '1',
    '1.2',
    '1.2.3',
    '01.2.3',
    '""',
    '"a',
    '[api]',
    '[ "web", api ]',
    '[]',
  ),
  fc.constantFrom(
    '{version}',
    'a{version}{version}',
    '@api',
    'a # b',
    'a: b',
    '&a',
    '*a',
    '|',
    '~',
    'é',
    '"é"',
    '[a,]',
  ),
  fc.string({
    unit: fc.constantFrom('a', '.', '/', '"', "'", '[', ']', ',', ' ', '-', '1', '\t', '{', '}', '#', ':'),
    maxLength: 6,
  }),
);
const key = fc.constantFrom('name', 'name', 'path', 'repo', 'tag', 'dependsOn', 'version', 'deploy', 'nmae');
const lead = fc.constantFrom('  - ', '    ', '    ', '- ', '  ', '   ', '', ' ', '  -');
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(lead, key, value).map(([start, name, text]) => `${start}${name}: ${text}`),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '# x',
      '  # é',
      '---',
      '...',
      '\t',
      ' \t',
      '  - name:',
      '\r',
      '%x',
      '#\u0001',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('product:', 'components:', 'policy:', 'components: []', 'product: {}'),
  },
);
const text = fc
  .tuple(
    fc.array(line, { maxLength: 2 }),
    fc.constantFrom('components:', 'components:\n  - name: api', 'components:\n- name: api\n  path: x'),
    fc.array(line, { maxLength: 5 }),
  )
  .map(([before, middle, after]) => [...before, middle, ...after].join('\n'));

/** What the whole reader makes of the components; null when it finds a mistake. */
function parsed(source: string) {
  const result = parseConfig(source);
  if (!result.ok) return null;
  return result.config.components.map(({ name, path, repo, tag, dependsOn }) => ({
    name,
    path: plainDirectory(path),
    repo,
    tagPattern: tag,
    dependsOn: dependsOn.map((dependency) => dependency.name),
  }));
}

describe('a plain configuration', () => {
  it('is read as the whole reader reads it, or left to that one', () => {
    const law = fc.property(text, (source) => {
      const plain = readPlain(source);
      if (plain !== null) expect(plain).toEqual(parsed(source));
    });
    fc.assert(law, { numRuns: 3_000 });
  });

  it.each([
    [
      'as init writes it',
      'product:\n  name: shop\n\n# parts\ncomponents:\n  - name: api\n    tag: "v{version}"\n',
    ],
    [
      'with lists that are not indented',
      'components:\n- name: api\n- name: web\n  path: web\n  dependsOn: [api]',
    ],
    [
      'with a version',
      'product:\n  name: "my shop"\n  version: 1.2.3\ncomponents:\n  - name: api\n    repo: ../api',
    ],
  ])('is read here %s', (_how, source) => {
    expect(readPlain(source)).toEqual(parsed(source));
    expect(readPlain(source)).not.toBeNull();
  });

  it.each([
    ['an unknown key', 'components:\n  - name: api\n    colour: red'],
    ['a deployment', 'components:\n  - name: api\n    deploy: { command: [x] }'],
    ['a policy', 'components:\n  - name: api\npolicy: {}'],
    ['a component twice', 'components:\n  - name: api\n  - name: api'],
    ['a circle', 'components:\n  - name: api\n    dependsOn: [api]'],
  ])('is left alone with %s', (_what, source) => {
    expect(readPlain(source)).toBeNull();
  });
});
