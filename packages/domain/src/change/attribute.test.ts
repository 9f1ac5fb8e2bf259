import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeTo } from './attribute.ts';

const place = (path: string) => ({ name: path, path });
const segment = fc.constantFrom('a', 'b', 'ab', 'c');
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));

describe('attributeTo', () => {
  it('gives a file to the innermost component and what nobody owns to the root', () => {
    const touchedBy = attributeTo([place('.'), place('packages/api'), place('packages/api/client')]);
    expect(touchedBy(['packages/api/client/x.ts'])).toEqual(['packages/api/client']);
    expect(touchedBy(['packages/api/x.ts', 'packages/api-docs/x.ts'])).toEqual(['.', 'packages/api']);
    expect(touchedBy(['README.md'])).toEqual(['.']);
  });

  it('touches nothing without files, unless the repository is the only component', () => {
    expect(attributeTo([place('a'), place('.')])([])).toEqual([]);
    expect(attributeTo([place('a')])(['b/x'])).toEqual([]);
    expect(attributeTo([place('.')])([])).toEqual(['.']);
  });

  it('counts what was changed where a component lived before, unless another one lives there now', () => {
    const touchedBy = attributeTo([
      { name: 'api', path: 'services/api', formerPaths: ['src', 'lib/api'] },
      { name: 'web', path: 'src/web', formerPaths: [] },
      { name: 'lib', path: 'lib', formerPaths: ['lib/api'] },
    ]);
    expect(touchedBy(['src/main.ts'])).toEqual(['api']);
    expect(touchedBy(['src/web/page.ts'])).toEqual(['web']);
    expect(touchedBy(['lib/api/x.ts'])).toEqual(['api', 'lib']);
    expect(touchedBy(['lib/x.ts'])).toEqual(['lib']);
    expect(
      attributeTo([
        { name: 'new', path: 'a' },
        { name: 'old', path: 'b', formerPaths: ['a'] },
      ])(['a/x']),
    ).toEqual(['new']);
  });

  it('lets a component take files from elsewhere, and leave some of its own', () => {
    const touchedBy = attributeTo([
      {
        name: 'api',
        path: 'api',
        owns: (file, isBelow) => file === 'lock' || (isBelow && !file.endsWith('.md')),
      },
      { name: 'web', path: 'web', owns: (file, isBelow) => isBelow || file === 'lock' },
      { name: 'rest', path: '.' },
    ]);
    expect(touchedBy(['lock'])).toEqual(['api', 'web', 'rest']);
    expect(touchedBy(['api/README.md'])).toEqual([]);
    expect(touchedBy(['api/x', 'api/README.md'])).toEqual(['api']);
    expect(touchedBy(['x'])).toEqual(['rest']);
  });

  it('asks the only component of a whole repository when it has a rule', () => {
    const touchedBy = attributeTo([{ name: 'all', path: '.', owns: (file) => !file.startsWith('docs/') }]);
    expect(touchedBy(['docs/a'])).toEqual([]);
    expect(touchedBy(['docs/a', 'b'])).toEqual(['all']);
    expect(touchedBy([])).toEqual([]);
  });

  it('agrees with asking every component about every file', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { maxLength: 6 }),
        fc.array(path, { maxLength: 5 }),
        fc.boolean(),
        (paths, directories, root) => {
          const components = [...paths, ...(root ? ['.'] : [])].map(place);
          const files = directories.map((directory) => `${directory}/file`);
          const owners = files.map(
            (file) =>
              [...paths]
                .filter((owner) => file.startsWith(`${owner}/`))
                .sort((left, right) => right.length - left.length)[0] ?? (root ? '.' : undefined),
          );
          const expected = components.map(({ name }) => name).filter((name) => owners.includes(name));
          if (files.length > 0 || components.length !== 1 || !root)
            expect(attributeTo(components)(files)).toEqual(expected);
          if (root && files.length > 0) expect(owners).not.toContain(undefined);
        },
      ),
    );
  });
});
