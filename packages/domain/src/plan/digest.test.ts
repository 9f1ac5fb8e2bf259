import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestPlan } from './digest.ts';
import type { Plan } from './plan.ts';
import { part, planOf } from './plan-builders.ts';

/** The same value with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

describe('canonical JSON', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('says the same as JSON does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('takes an undefined member for an absent one', () => {
    expect(canonicalJson({ b: [1, { d: undefined, c: 'ü' }], a: null })).toBe('{"a":null,"b":[1,{"c":"ü"}]}');
  });
});

const plan = planOf({
  components: [part('api', {}, ['feat!: x (REQ-1)', 'fix: y']), part('web', { dependsOn: ['api'] })],
});
/** Where every fact of a plan stands: the paths of all leaves. */
function leaves(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [path];
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return members.length === 0 ? [path] : members.flatMap(([key, member]) => leaves(member, [...path, key]));
}

function changedAt(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined) return typeof value === 'number' ? value + 1 : `${JSON.stringify(value)}, changed`;
  if (Array.isArray(value))
    return value.map((member, index) => (index === key ? changedAt(member, rest) : member));
  const members = value as Record<string, unknown>;
  return { ...members, [key]: changedAt(members[key], rest) };
}

const isDigested = (path: readonly (string | number)[]): boolean =>
  !['findings', 'timeline', 'assessment', 'digest'].includes(String(path[0])) &&
  !(path[0] === 'components' && path[2] === 'repo');

describe('the digest of a plan', () => {
  it('is a SHA-256', () => {
    expect(plan.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(digestPlan(plan)).not.toBe(digestPlan(planOf()));
  });

  it('changes with every single fact, and with nothing else', () => {
    const facts = leaves({ ...plan, digest: undefined });
    expect(facts.length).toBeGreaterThan(100);
    for (const path of facts) {
      const { digest: _, ...changed } = changedAt(plan, path) as Plan;
      const says = digestPlan(changed) === digestPlanOf(plan) ? 'the same' : 'another';
      expect([path.join('.'), says]).toEqual([path.join('.'), isDigested(path) ? 'another' : 'the same']);
    }
  });

  it('is the same for the same facts, wherever the repositories are and whatever was found', () => {
    const elsewhere = planOf({
      components: [
        part('api', { repo: '/elsewhere' }, ['feat!: x (REQ-1)', 'fix: y']),
        part('web', { repo: '/elsewhere', dependsOn: ['api'] }),
      ],
      findings: [{ code: 'plan.finding.steeringMissing', params: { file: 'steering/tech.md' } }],
    });
    expect(elsewhere.digest).toBe(plan.digest);
  });
});

function digestPlanOf({ digest: _, ...facts }: Plan): string {
  return digestPlan(facts);
}
