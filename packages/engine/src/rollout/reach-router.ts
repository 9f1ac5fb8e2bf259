import { isRefusal } from '@tminus/domain';
import type { ShipDependencies } from '../release/ship-dependencies.ts';

/**
 * Asks the router of a component; one that does not answer is started again, with the split that it had, and asked
 * once more. A router may die at any moment of a release, and that is no reason for the release to fail.
 */
export async function reachRouter<T>(
  { router, workspace }: Pick<ShipDependencies, 'router' | 'workspace'>,
  target: string,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
  }
  const listen = workspace.components.find(({ name }) => name === target)?.deployment?.listen ?? 0;
  await router.ensure({ name: target, listen });
  return ask();
}

/** Whether a call failed because the router did not answer. */
export const isUnreachable = (error: unknown): boolean => isRefusal(error, 'router.unreachable');
