import type { PlannedComponent } from './plan.ts';

/** Those that run and that traffic moves to, in their order; the others are only published. */
export const movingComponents = <Each extends Pick<PlannedComponent, 'publishedOnly'>>(
  components: readonly Each[],
): Each[] => components.filter(({ publishedOnly }) => publishedOnly !== true);

/**
 * Components of one release move together, by one list of steps: that of the most careful component, which is the
 * one with the most steps and, of several, the first in dependency order. Null for a plan none of whose components is
 * deployed.
 */
export function leadingComponent<Each extends Pick<PlannedComponent, 'steps' | 'publishedOnly'>>(
  components: readonly Each[],
): Each | null {
  return movingComponents(components).reduce<Each | null>(
    (lead, component) => (lead !== null && lead.steps.length >= component.steps.length ? lead : component),
    null,
  );
}
