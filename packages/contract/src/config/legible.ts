import { percent } from './scalars.ts';

/** Steps as far as they can be read; null where a percentage cannot. */
export interface LegibleSteps {
  readonly strategy: string | null;
  readonly percents: readonly (number | null)[] | null;
}

/** What can be read of a component, whatever else is wrong with it. */
export interface LegibleComponent {
  readonly name: string | null;
  readonly dependsOn: readonly (string | null)[];
  readonly port: number | null;
  readonly rollout: LegibleSteps;
}

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown): Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The components of a configuration, valid or not, at the places where they stand. */
export const legibleComponents = (root: unknown): readonly LegibleComponent[] =>
  listOf(membersOf(root)['components']).map((value) => {
    const component = membersOf(value);
    const port = membersOf(component['traffic'])['listen'];
    return {
      name: textOf(component['name']),
      dependsOn: listOf(component['dependsOn']).map(
        (each) => textOf(each) ?? textOf(membersOf(each)['name']),
      ),
      port: typeof port === 'number' ? port : null,
      rollout: stepsOf(component['rollout']),
    };
  });

/** The policies of a configuration by type of release, valid or not. */
export const legiblePolicies = (root: unknown): readonly (readonly [string, LegibleSteps])[] =>
  Object.entries(membersOf(membersOf(root)['policy'])).map(([type, value]) => [type, stepsOf(value)]);

function stepsOf(value: unknown): LegibleSteps {
  const { strategy, steps } = membersOf(value);
  return {
    strategy: textOf(strategy),
    percents: Array.isArray(steps)
      ? steps.map((step) => percent.safeParse(membersOf(step)['percent']).data ?? null)
      : null,
  };
}
