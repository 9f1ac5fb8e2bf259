import type { Release } from '@tminus/domain';
import type { ShipDependencies } from '../ship-dependencies.ts';

/**
 * Gates are not evaluated yet: the plan lists each as unevaluated, and whoever approved it approved
 * that. Nothing is claimed to have passed here.
 */
export async function test(_deps: ShipDependencies, _release: Release): Promise<void> {}
