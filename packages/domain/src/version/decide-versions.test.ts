import fc from 'fast-check';
import { compare, gt } from 'semver';
import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { factsOf } from './conformance/graph-builders.ts';
import type { GraphNode } from './conformance/graphs.ts';
import { decideVersions } from './decide-versions.ts';
import type { VersionDecision, VersionFacts } from './version-decision.ts';

const TODAY = '2026-11-22';
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const small = fc.nat({ max: 3 });
const stable = fc.tuple(small, small, small).map((numbers) => numbers.join('.'));
const version = fc.oneof(
  { weight: 4, arbitrary: stable },
  fc
    .tuple(stable, fc.constantFrom('alpha', 'beta', 'rc'), fc.integer({ min: 1, max: 3 }))
    .map(([base, channel, number]) => `${base}-${channel}.${number}`),
);
const message = fc.constantFrom('feat: a', 'fix: a', 'chore: a', 'feat!: a', 'deprecate: a', 'words');
const node = fc.record({
  at: fc.oneof({ weight: 9, arbitrary: version }, fc.constant(null)),
  log: fc.array(message, { maxLength: 2 }),
  calendar: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.constant('YYYY.MM.MICRO')),
});
/** Each component may depend on any other, so that circles are among them. */
const edges = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), fc.nat({ max: 3 })), {
  maxLength: 7,
});
const groups = fc.constantFrom<Pick<Parameters<typeof factsOf>[0], 'fixed' | 'linked'>>(
  {},
  { fixed: [['a', 'b', 'c']] },
  { linked: [['a', 'b', 'c']] },
  { fixed: [['a', 'b']], linked: [['c', 'd', 'e']] },
);

/** Ranges as people declare them around a version. */
const rangeOf = (at: string | null, form: number): string | null =>
  at === null || form === 0 ? null : `${['^', '~', ''][form - 1]}${at}`;

const workspace = fc
  .record({
    nodes: fc.tuple(node, node, node, node, node, node),
    edges,
    groups,
    propagate: fc.constantFrom('range', 'range', 'always', 'never'),
    propagateAs: fc.constantFrom('patch', 'minor', 'same'),
  })
  .map(({ nodes, edges: links, groups: grouped, propagate, propagateAs }) => {
    const named = NAMES.map((name, index): [string, GraphNode] => {
      const { at = null, log, calendar } = nodes[index] ?? {};
      const own = links.filter(([from]) => from === name);
      const on = own.map(([, to, form]) => [to, rangeOf(nodes[NAMES.indexOf(to)]?.at ?? null, form)]);
      // Members of a group count alike.
      const isGrouped = JSON.stringify(grouped).includes(`"${name}"`);
      return [
        name,
        {
          at,
          on: Object.fromEntries(on),
          ...(log !== undefined && { log }),
          ...(calendar !== undefined && !isGrouped && { calendar }),
        },
      ];
    });
    const row = { nodes: Object.fromEntries(named), ...grouped, propagate, propagateAs } as const;
    return { facts: factsOf(row), ...grouped };
  });
const channel = fc.option(fc.constantFrom('alpha', 'beta', 'rc'), { nil: undefined });

const decide = (components: readonly VersionFacts[], on?: string): readonly VersionDecision[] =>
  decideVersions({ components, today: TODAY, ...(on !== undefined && { channel: on }) });
const versions = (decisions: readonly VersionDecision[]): Record<string, string> =>
  Object.fromEntries(decisions.map(({ name, next }) => [name, next]));
const moved = (decisions: readonly VersionDecision[], names: readonly string[]): VersionDecision[] =>
  decisions.filter(({ name, current, next }) => names.includes(name) && next !== current);
const RUNS = { numRuns: 150 };

describe('deciding all versions of a workspace', () => {
  it('never goes back, and goes up by precedence whatever moves', () => {
    const law = fc.property(workspace, channel, ({ facts }, on) => {
      for (const { current, next, increment } of decide(facts, on)) {
        if (current === null || next === current) continue;
        expect(gt(next, current)).toBe(true);
        expect(['major', 'minor', 'patch', 'none']).toContain(increment);
      }
    });
    fc.assert(law, RUNS);
  });

  it('again, on what was decided, changes nothing', () => {
    const law = fc.property(workspace, channel, ({ facts }, on) => {
      const next = versions(decide(facts, on));
      const after = facts.map((each) => ({ ...each, current: next[each.name] ?? null, changes: [] }));
      expect(versions(decide(after, on))).toEqual(next);
    });
    fc.assert(law, RUNS);
  });

  it('does not depend on the order of the components', () => {
    const law = fc.property(
      workspace.chain((of) =>
        fc.tuple(fc.constant(of.facts), fc.shuffledSubarray(of.facts, { minLength: 6 })),
      ),
      channel,
      ([facts, shuffled], on) => {
        const byName = (of: readonly VersionDecision[]) =>
          [...of].sort((left, right) => (left.name < right.name ? -1 : 1));
        expect(byName(decide(shuffled, on))).toEqual(byName(decide(facts, on)));
      },
    );
    fc.assert(law, RUNS);
  });

  it('with one more change never gives a lower version', () => {
    const [extra] = factsOf({ nodes: { x: { at: '1.0.0', log: ['feat!: more'] } } });
    const law = fc.property(workspace, channel, fc.constantFrom(...NAMES), ({ facts }, on, name) => {
      const more = facts.map((each) =>
        each.name === name ? { ...each, changes: [...(extra?.changes ?? []), ...each.changes] } : each,
      );
      const before = versions(decide(facts, on));
      for (const [component, next] of Object.entries(versions(decide(more, on))))
        expect(compare(next, before[component] ?? '')).toBeGreaterThanOrEqual(0);
    });
    fc.assert(law, RUNS);
  });

  it('gives a fixed group one version as soon as one member moves, and the movers of a linked group one', () => {
    const law = fc.property(workspace, channel, ({ facts, fixed = [], linked = [] }, on) => {
      const decisions = decide(facts, on);
      for (const group of fixed) {
        if (moved(decisions, group).length === 0) continue;
        const all = decisions.filter(({ name }) => group.includes(name));
        expect(new Set(all.map(({ next }) => next)).size).toBe(1);
      }
      for (const group of linked)
        expect(new Set(moved(decisions, group).map(({ next }) => next)).size).toBeLessThanOrEqual(1);
    });
    fc.assert(law, RUNS);
  });

  it("never makes a dependency's minor a dependent's major", () => {
    const law = fc.property(workspace, ({ facts }) => {
      const quiet = facts.map((each) => ({
        ...each,
        changes: each.changes.filter(({ breaking }) => !breaking),
        ...(each.policy !== undefined && { policy: { ...each.policy, group: null } }),
      }));
      for (const { increment } of decide(quiet)) expect(increment).not.toBe('major');
    });
    fc.assert(law, RUNS);
  });

  it('explains each version, and the reason is among the explanations', () => {
    const law = fc.property(workspace, channel, ({ facts }, on) => {
      for (const { reason, explanation } of decide(facts, on))
        expect(explanation.map(({ code }) => code)).toContain(reason.code);
    });
    fc.assert(law, RUNS);
  });
});

describe('a Release-As footer of a commit that touches several components', () => {
  const log = (components: readonly string[]) => [
    { ...change('feat: a\n\nRelease-As: 2.0.0', { sha: shaOf(1) }), components },
  ];
  const facts = (name: string, current: string, components = ['api', 'web']): VersionFacts => ({
    name,
    current,
    changes: log(components),
    dependsOn: [],
  });

  it('is left to those that are below it, and the others say so', () => {
    const decisions = decide([facts('api', '1.0.0'), facts('web', '3.0.0')]);
    expect(versions(decisions)).toEqual({ api: '2.0.0', web: '3.1.0' });
    expect(decisions[1]?.explanation.map(({ code }) => code)).toContain('version.note.releaseAsPassed');
  });

  it('is refused all the same where it is alone', () => {
    expect(() => decide([facts('web', '3.0.0', ['web'])])).toThrow('version.notHigher');
  });
});

it('a calendar version that a dependent declares no range of is not followed, and that is said', () => {
  const data = { at: '2025.12.4', log: ['fix: a'], calendar: 'YYYY.MM.MICRO' };
  const [, api] = decide(factsOf({ nodes: { data, api: { at: '1.0.0', on: { data: null } } } }));
  expect(api).toMatchObject({ next: '1.0.0' });
  expect(api?.explanation.map(({ code }) => code)).toContain('version.note.unranged');
});
