import type { Deployer, TrafficRouter } from '../rollout/ports.ts';

/**
 * The same deployer and router, touched only by whoever owns the work: a node that was stopped and goes on may not know
 * yet that another one took over. `assertOwner` throws when it may not be the owner. Looking is free.
 */
export function ownWork(
  { deployer, router }: { deployer: Deployer; router: TrafficRouter },
  assertOwner: () => void,
): { deployer: Deployer; router: TrafficRouter } {
  const asOwner =
    <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      assertOwner();
      return act(...args);
    };
  return {
    deployer: { ...deployer, ensure: asOwner(deployer.ensure), retire: asOwner(deployer.retire) },
    router: { ...router, ensure: asOwner(router.ensure), apply: asOwner(router.apply) },
  };
}
