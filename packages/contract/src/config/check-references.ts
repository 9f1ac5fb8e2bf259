import { orderByDependency } from '@tminus/domain';
import { nearestName, type PlacedProblem } from './problem.ts';
import type { Config } from './schema.ts';

type Steps = readonly { readonly percent: number }[] | undefined;

/** What the shape alone cannot tell: names that must exist, be unique, or fit each other. */
export function checkReferences(config: Config): PlacedProblem[] {
  const steps = config.components.flatMap((component, index) =>
    checkSteps(component.rollout?.steps, component.rollout?.strategy, [
      'components',
      index,
      'rollout',
      'steps',
    ]),
  );
  const policies = Object.entries(config.policy).flatMap(([type, policy]) =>
    checkSteps(policy?.steps, policy?.strategy, ['policy', type, 'steps']),
  );
  return [...checkNames(config), ...checkPorts(config), ...steps, ...policies, ...checkCycle(config)];
}

function checkNames({ components }: Config): PlacedProblem[] {
  const names = components.map(({ name }) => name);
  const twice = components.flatMap(({ name }, index): PlacedProblem[] =>
    names.indexOf(name) === index
      ? []
      : [{ path: ['components', index, 'name'], code: 'duplicate', params: { got: name } }],
  );
  const unknown = components.flatMap(({ dependsOn }, index) =>
    dependsOn.flatMap((name, place): PlacedProblem[] => {
      if (names.includes(name)) return [];
      const nearest = nearestName(name, names);
      const params = { got: name, known: names.join(', '), nearest: nearest ?? '' };
      return [
        {
          path: ['components', index, 'dependsOn', place],
          code: nearest === null ? 'value' : 'valueNear',
          params,
        },
      ];
    }),
  );
  return [...twice, ...unknown];
}

function checkPorts({ components }: Config): PlacedProblem[] {
  const ports = components.map(({ traffic }) => traffic?.listen ?? 0);
  return ports.flatMap((port, index): PlacedProblem[] =>
    port === 0 || ports.indexOf(port) === index
      ? []
      : [{ path: ['components', index, 'traffic', 'listen'], code: 'duplicate', params: { got: port } }],
  );
}

/** Shares grow and end at 100 %; a canary never begins there. */
function checkSteps(
  steps: Steps,
  strategy: string | undefined,
  path: readonly PropertyKey[],
): PlacedProblem[] {
  if (steps === undefined) return [];
  const problems: PlacedProblem[] = [];
  steps.forEach(({ percent }, index) => {
    const before = steps[index - 1]?.percent ?? 0;
    if (percent <= before)
      problems.push({ path: [...path, index, 'percent'], code: 'stepsGrow', params: { before } });
  });
  const last = steps.length - 1;
  if (steps[last]?.percent !== 100) problems.push({ path: [...path, last, 'percent'], code: 'stepsEnd' });
  if (steps.length === 1 && (strategy === undefined || strategy === 'canary'))
    problems.push({ path: [...path, 0, 'percent'], code: 'firstStepAll' });
  return problems;
}

function checkCycle({ components }: Config): PlacedProblem[] {
  const ordered = orderByDependency(components);
  if (ordered.ok) return [];
  return [{ path: ['components'], code: 'cycle', params: ordered.refusal.params }];
}
