import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByDependency } from './dependency-order.ts';

const node = (name: string, ...dependsOn: string[]) => ({ name, dependsOn });

function namesOf(nodes: readonly { name: string; dependsOn: readonly string[] }[]): string[] {
  const ordered = orderByDependency(nodes);
  if (!ordered.ok) throw new Error(String(ordered.refusal.params['cycle']));
  return ordered.value.map(({ name }) => name);
}

/** Graphs without a circle: a node depends on nodes of lower numbers only, and they come in any order. */
const acyclic = fc
  .array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 12 })
  .map((links) =>
    links.map((targets, index) =>
      node(`n${index}`, ...new Set(targets.filter((target) => target < index).map((target) => `n${target}`))),
    ),
  )
  .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length }));

describe('orderByDependency', () => {
  it('puts each component after everything it depends on, and loses none', () => {
    fc.assert(
      fc.property(acyclic, (nodes) => {
        const names = namesOf(nodes);
        expect([...names].sort()).toEqual(nodes.map(({ name }) => name).sort());
        for (const { name, dependsOn } of nodes)
          for (const dependency of dependsOn)
            expect(names.indexOf(dependency)).toBeLessThan(names.indexOf(name));
      }),
    );
  });

  it('changes nothing about an order that is right already', () => {
    fc.assert(
      fc.property(acyclic, (nodes) => {
        const ordered = orderByDependency(nodes);
        if (!ordered.ok) throw new Error('refused');
        expect(orderByDependency(ordered.value)).toEqual(ordered);
      }),
    );
    expect(namesOf([node('web'), node('api'), node('db')])).toEqual(['web', 'api', 'db']);
  });

  it('moves only what is needed earlier', () => {
    expect(namesOf([node('web', 'api'), node('docs'), node('api', 'db'), node('db')])).toEqual([
      'db',
      'api',
      'web',
      'docs',
    ]);
  });

  it('ignores dependencies that are not part of the list', () => {
    expect(namesOf([node('web', 'cdn'), node('api', 'mail', 'web')])).toEqual(['web', 'api']);
  });

  it.each([
    [[node('a', 'a')], 'a → a'],
    [[node('web', 'api'), node('api', 'db'), node('db', 'web')], 'web → api → db → web'],
    [[node('top', 'a'), node('a', 'b'), node('b', 'a')], 'a → b → a'],
  ])('refuses a circle and names those in it: %j', (nodes, cycle) => {
    expect(orderByDependency(nodes)).toEqual({
      ok: false,
      refusal: { code: 'component.cycle', params: { cycle } },
    });
  });

  it('refuses every graph that has a circle, however it is hidden', () => {
    fc.assert(
      fc.property(acyclic, fc.nat(), (nodes, seed) => {
        fc.pre(nodes.length > 1);
        const names = namesOf(nodes);
        const first = names[0] ?? '';
        const last = names[1 + (seed % (names.length - 1))] ?? '';
        const closed = nodes.map((one) => {
          if (one.name === first) return node(first, last);
          return one.name === last ? node(last, ...one.dependsOn, first) : one;
        });
        expect(orderByDependency(closed)).toMatchObject({ ok: false, refusal: { code: 'component.cycle' } });
      }),
    );
  });
});
