import { orderByDependency, RELEASE_POLICIES } from '@tminus/domain';
import { checkCalendar } from './calendar.ts';
import { type LegibleComponent, type LegibleSteps, legibleComponents, legiblePolicies } from './legible.ts';
import { checkPolicies } from './policy.ts';
import { nearestName, type PlacedProblem } from './problem.ts';
import { checkSharedPaths } from './shared-paths.ts';
import { checkTags } from './tags.ts';
import { checkVersioning } from './versioning.ts';
import { checkWebhooks } from './webhooks.ts';

/**
 * What the shape alone cannot tell: names that must exist, be unique, or fit each other. Takes the values as
 * they were read, so that these problems are reported together with those of the shape.
 */
export function checkReferences(root: unknown): PlacedProblem[] {
  const components = legibleComponents(root);
  return [
    ...checkNames(components),
    ...checkPorts(components),
    ...components.flatMap(({ rollout }, index) =>
      checkSteps(rollout, 'canary', ['components', index, 'rollout', 'steps']),
    ),
    ...legiblePolicies(root).flatMap(([type, steps]) =>
      checkSteps(steps, usualStrategy(type), ['policy', type, 'steps']),
    ),
    ...checkPolicies(root),
    ...checkCalendar(root),
    ...checkCycle(components),
    ...checkSharedPaths(
      root,
      components.flatMap(({ name }) => name ?? []),
    ),
    ...checkTags(root),
    ...checkVersioning(root),
    ...checkWebhooks(root),
  ];
}

const usualStrategy = (type: string): string =>
  (RELEASE_POLICIES as Readonly<Record<string, { readonly strategy: string }>>)[type]?.strategy ?? 'canary';

function checkNames(components: readonly LegibleComponent[]): PlacedProblem[] {
  const names = components.map(({ name }) => name);
  const twice = names.flatMap((name, index): PlacedProblem[] =>
    name === null || names.indexOf(name) === index
      ? []
      : [{ path: ['components', index, 'name'], code: 'duplicate', params: { got: name } }],
  );
  const known = names.filter((name) => name !== null);
  // A name that cannot be read may be the very one that is meant.
  if (known.length < names.length) return twice;
  const unknown = components.flatMap(({ dependsOn }, index) =>
    dependsOn.flatMap((name, place): PlacedProblem[] => {
      if (name === null || known.includes(name)) return [];
      const nearest = nearestName(name, known);
      return [
        {
          path: ['components', index, 'dependsOn', place],
          code: nearest === null ? 'value' : 'valueNear',
          params: { got: name, known: known.join(', '), nearest: nearest ?? '' },
        },
      ];
    }),
  );
  return [...twice, ...unknown];
}

/** Port 0 is any free one, and may be asked for more than once. */
function checkPorts(components: readonly LegibleComponent[]): PlacedProblem[] {
  const ports = components.map(({ port }) => port ?? 0);
  return ports.flatMap((port, index): PlacedProblem[] =>
    port === 0 || ports.indexOf(port) === index
      ? []
      : [{ path: ['components', index, 'traffic', 'listen'], code: 'duplicate', params: { got: port } }],
  );
}

/** Shares grow and end at 100 %; a canary never begins there. */
function checkSteps(
  { strategy, percents }: LegibleSteps,
  usual: string,
  path: readonly PropertyKey[],
): PlacedProblem[] {
  if (percents === null || percents.length === 0) return [];
  const problems = percents.flatMap((percent, index): PlacedProblem[] => {
    const before = percents[index - 1] ?? null;
    return percent === null || before === null || percent > before
      ? []
      : [{ path: [...path, index, 'percent'], code: 'stepsGrow', params: { before } }];
  });
  const last = percents.at(-1) ?? null;
  if (last !== null && last !== 100)
    problems.push({ path: [...path, percents.length - 1, 'percent'], code: 'stepsEnd' });
  if (percents[0] === 100 && (strategy ?? usual) === 'canary')
    problems.push({ path: [...path, 0, 'percent'], code: 'firstStepAll' });
  return problems;
}

function checkCycle(components: readonly LegibleComponent[]): PlacedProblem[] {
  const nodes = components.flatMap(({ name, dependsOn }) =>
    name === null ? [] : [{ name, dependsOn: dependsOn.filter((dependency) => dependency !== null) }],
  );
  const ordered = orderByDependency(nodes);
  if (ordered.ok) return [];
  return [{ path: ['components'], code: 'cycle', params: ordered.refusal.params }];
}
