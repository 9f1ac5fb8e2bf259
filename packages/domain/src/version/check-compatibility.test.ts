import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMessageKey } from '../message/translate.ts';
import { checkCompatibility, type DependentComponent } from './check-compatibility.ts';

const component = (name: string, more: Partial<DependentComponent> = {}): DependentComponent => ({
  name,
  current: '1.0.0',
  next: null,
  dependsOn: [],
  configured: {},
  declared: {},
  rangeMode: null,
  isCalendar: false,
  ...more,
});
const web = (more: Partial<DependentComponent>) => component('web', { dependsOn: ['lib'], ...more });
const check = (dependent: Partial<DependentComponent>, lib: Partial<DependentComponent>) => {
  const { pairs, findings } = checkCompatibility([web(dependent), component('lib', lib)]);
  return { pair: pairs[0], codes: findings.map(({ code }) => code.replace('compatibility.finding.', '')) };
};

describe('a range', () => {
  it.each([
    ['^1.0.0', '1.4.0', true],
    ['^1.0.0', '2.0.0', false],
    ['^1.0.0', '2.0.0-rc.1', false],
    ['^1.0.0', '1.1.0-rc.1', true],
    ['>=1 <3', '2.9.0', true],
    ['~1.2.0', '1.3.0', false],
    ['1.x || 2.x', '2.0.0', true],
    ['*', '9.0.0', true],
  ])('%s meets %s: %s', (range, next, isSatisfied) => {
    const { pair, codes } = check({ configured: { lib: range } }, { next });
    expect(pair).toMatchObject({ range, version: next, isSatisfied, source: 'configuration', movedTo: null });
    expect(codes).toEqual(isSatisfied ? [] : ['outside']);
  });

  it('of a dependency that stays is held against the version that it has', () => {
    expect(check({ configured: { lib: '^2.0.0' }, next: '1.1.0' }, {})).toMatchObject({
      pair: { version: '1.0.0', isSatisfied: false },
      codes: ['outside'],
    });
  });

  it('of the configuration goes before one of a package file', () => {
    expect(
      check({ configured: { lib: '^2.0.0' }, declared: { lib: '^1.0.0' } }, { next: '2.0.0' }),
    ).toMatchObject({
      pair: { source: 'configuration', isSatisfied: true },
      codes: [],
    });
  });

  it('of a package file moves with a release commit, of a component that is in the release', () => {
    const lib = { next: '2.0.0' };
    const declared = { lib: '^1.0.0' };
    const moves = check({ declared, next: '1.0.1', rangeMode: 'raise' }, lib);
    expect(moves).toMatchObject({
      pair: { range: '^1.0.0', movedTo: '^2.0.0', isSatisfied: true },
      codes: [],
    });
    expect(check({ declared, next: null, rangeMode: 'raise' }, lib).codes).toEqual(['outside']);
    expect(check({ declared, next: '1.0.1', rangeMode: 'keep' }, lib).codes).toEqual(['outside']);
    expect(check({ declared, next: '1.0.1', rangeMode: null }, lib).codes).toEqual(['outside']);
    expect(check({ configured: declared, next: '1.0.1', rangeMode: 'raise' }, lib).codes).toEqual([
      'outside',
    ]);
  });

  it.each([
    [{ next: '2.0.0' }, ['undeclared']],
    [{ next: '1.9.0' }, []],
    [{ next: '2.0.0', current: null }, []],
    [{ current: '2026.1.0', next: '2027.1.0', isCalendar: true }, []],
  ])('that nobody declared is missed where %j', (lib, codes) => {
    const { pair, codes: found } = check({}, lib);
    expect(pair).toMatchObject({ range: null, source: 'none', isSatisfied: null });
    expect(found).toEqual(codes);
  });

  it('must be one', () => {
    expect(check({ configured: { lib: 'latest' } }, {}).codes).toEqual(['noRange']);
  });

  it('of what is no component cannot be held against anything', () => {
    const { findings, pairs } = checkCompatibility([web({ configured: { lib: '^1' } })]);
    expect(findings).toEqual([
      { code: 'compatibility.finding.unknown', params: { component: 'web', dependency: 'lib' } },
    ]);
    expect(pairs[0]).toMatchObject({ version: null, isSatisfied: null });
  });

  it('named as something that every object has is not declared', () => {
    const { pairs } = checkCompatibility([
      component('a', { dependsOn: ['constructor'] }),
      component('constructor'),
    ]);
    expect(pairs[0]).toMatchObject({ source: 'none', range: null });
  });
});

it.each(['unknown', 'noRange', 'outside', 'undeclared'])('the finding %s has words', (code) => {
  expect(isMessageKey(`compatibility.finding.${code}`)).toBe(true);
});

describe('the map of dependencies', () => {
  const map = (edges: Readonly<Record<string, readonly string[]>>) =>
    checkCompatibility(Object.entries(edges).map(([name, dependsOn]) => component(name, { dependsOn })));

  it('has the longest chain below each, and all that it rests on', () => {
    const { dependencies, depth } = map({ web: ['api', 'lib'], api: ['lib', 'lib'], lib: [], job: [] });
    expect(dependencies).toEqual([
      { component: 'web', depth: 2, all: ['api', 'lib'] },
      { component: 'api', depth: 1, all: ['lib'] },
      { component: 'lib', depth: 0, all: [] },
      { component: 'job', depth: 0, all: [] },
    ]);
    expect(depth).toBe(2);
  });

  it('of nothing is empty', () => {
    expect(checkCompatibility([])).toEqual({ pairs: [], dependencies: [], depth: 0, findings: [] });
  });

  it('ends where a circle closes', () => {
    expect(map({ a: ['b'], b: ['a'], c: ['c'] }).dependencies.map(({ all }) => all)).toEqual([
      ['b'],
      ['a'],
      [],
    ]);
  });

  it('is deeper for a dependent than for each of its dependencies', () => {
    const graphs = fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(graphs, (rows) => {
        const edges = rows.map(
          (row, index) => [`c${index}`, row.filter((to) => to < index).map((to) => `c${to}`)] as const,
        );
        const { dependencies } = map(Object.fromEntries(edges));
        const depthOf = new Map(dependencies.map((entry) => [entry.component, entry.depth]));
        for (const [name, below] of edges) {
          const depths = below.map((other) => (depthOf.get(other) ?? 0) + 1);
          expect(depthOf.get(name)).toBe(Math.max(0, ...depths));
        }
      }),
    );
  });
});
