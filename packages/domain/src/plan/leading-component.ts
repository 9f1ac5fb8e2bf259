import type { PlannedComponent } from './plan.ts';

/**
 * Components of one release move together, by one list of steps: that of the most careful component, which is the
 * one with the most steps and, of several, the first in dependency order. Null for a plan none of whose components is
 * deployed.
 */
export function leadingComponent(components: readonly PlannedComponent[]): PlannedComponent | null {
  return components
    .filter(({ publishedOnly }) => !publishedOnly)
    .reduce<PlannedComponent | null>(
      (lead, component) => (lead !== null && lead.steps.length >= component.steps.length ? lead : component),
      null,
    );
}
