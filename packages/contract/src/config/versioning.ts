import {
  DEPENDENT_INCREMENTS,
  isVersionRange,
  PROPAGATIONS,
  readCalendarFormat,
  VERSION_POLICY,
} from '@tminus/domain';
import { z } from 'zod';
import { nearestName, type PlacedProblem } from './problem.ts';

const increment = z.enum(['major', 'minor', 'patch', 'none']);

/** Of calendar versions where none is given. */
const FORMAT = 'YYYY.MM.MICRO';

const RANK = { patch: 1, minor: 2, major: 3 } as const;

/** A change that breaks never moves a version less far than a feature, before 1.0.0 as after. */
const initialDevelopment = z
  .strictObject({
    breaking: z.enum(['major', 'minor', 'patch']).default(VERSION_POLICY.initialDevelopment.breaking),
    feature: z.enum(['minor', 'patch']).default(VERSION_POLICY.initialDevelopment.feature),
  })
  .refine(({ breaking, feature }) => RANK[breaking] >= RANK[feature], {
    path: ['breaking'],
    message: 'initialOrder',
  });

/** A format that can be ordered by SemVer; what is wrong with another is the name of the form. */
const format = z.string().superRefine((text, context) => {
  const read = readCalendarFormat(text);
  if (typeof read === 'string') context.addIssue({ code: 'custom', message: read });
});

/** What a component may decide for itself. */
const own = {
  scheme: z.enum(['semver', 'calver']),
  /** Of calendar versions. */
  format,
  initialDevelopment,
  /** Increments of commit types, before those that everybody knows. */
  types: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'commitType'), increment),
  propagate: z.enum(PROPAGATIONS),
  propagateAs: z.enum(DEPENDENT_INCREMENTS),
};

const groups = z.array(z.array(z.string()).min(1));

export const versioning = z.strictObject({
  scheme: own.scheme.default('semver'),
  format: own.format.default(FORMAT),
  initialDevelopment: own.initialDevelopment.default(VERSION_POLICY.initialDevelopment),
  types: own.types.default({}),
  propagate: own.propagate.default(VERSION_POLICY.propagate),
  propagateAs: own.propagateAs.default(VERSION_POLICY.propagateAs),
  /** Components that always have one version. */
  fixed: groups.default([]),
  /** Components that share a version when they move. */
  linked: groups.default([]),
});

export const componentVersioning = z.strictObject(own).partial();

/** A component's name, or the name with the range of versions that is worked with. */
export const dependency = z.preprocess(
  (written) => (typeof written === 'string' ? { name: written } : written),
  z.strictObject({ name: z.string(), range: z.string().refine(isVersionRange, 'range').optional() }),
);

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Groups name components that there are, each at most once, and with one way of counting; whatever else is wrong. */
export function checkVersioning(root: unknown): PlacedProblem[] {
  const section = membersOf(membersOf(root)['versioning']);
  const components = listOf(membersOf(root)['components']).map(membersOf);
  const known = components.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  const isLegible = known.length === components.length;
  const seen = new Set<string>();
  return (['fixed', 'linked'] as const).flatMap((kind) =>
    listOf(section[kind]).flatMap((group, index) => {
      const members = listOf(group);
      const problems = members.flatMap((name, place): PlacedProblem[] => {
        if (typeof name !== 'string') return [];
        const path = ['versioning', kind, index, place];
        if (seen.has(name)) return [{ path, code: 'duplicate', params: { got: name } }];
        seen.add(name);
        return known.includes(name) || !isLegible ? [] : [unknownName(name, known, path)];
      });
      return [...problems, ...checkCounting(members, components, section, ['versioning', kind, index])];
    }),
  );
}

function unknownName(name: string, known: readonly string[], path: readonly PropertyKey[]): PlacedProblem {
  const nearest = nearestName(name, known);
  const params = { got: name, known: known.join(', '), nearest: nearest ?? '' };
  return { path, code: nearest === null ? 'value' : 'valueNear', params };
}

/** One version cannot count in two ways. */
function checkCounting(
  members: readonly unknown[],
  components: readonly Members[],
  section: Members,
  path: readonly PropertyKey[],
): PlacedProblem[] {
  const ways = new Set(
    components
      .filter(({ name }) => members.includes(name))
      .map((component) => {
        const { scheme, format: written } = { ...section, ...membersOf(component['versioning']) };
        return scheme === 'calver' ? String(written ?? FORMAT) : 'semver';
      }),
  );
  return ways.size < 2 ? [] : [{ path, code: 'groupSchemes', params: { got: members.join(', ') } }];
}
