import type { ShipDependencies } from './ship-dependencies.ts';

type Outside = Pick<ShipDependencies, 'deployer' | 'router' | 'repository' | 'forge'>;

/**
 * The same outside world, touched only by whoever owns the work: a node that was stopped and goes on may not know yet
 * that another one took over. `assertOwner` throws when it may not be the owner. Looking is free.
 */
export function ownWork({ deployer, router, repository, forge }: Outside, assertOwner: () => void): Outside {
  const asOwner =
    <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      assertOwner();
      return act(...args);
    };
  return {
    deployer: { ...deployer, ensure: asOwner(deployer.ensure), retire: asOwner(deployer.retire) },
    router: { ...router, ensure: asOwner(router.ensure), apply: asOwner(router.apply) },
    repository: {
      ...repository,
      commitRelease: asOwner(repository.commitRelease),
      dropAbandoned: asOwner(repository.dropAbandoned),
      createTag: asOwner(repository.createTag),
      mergeBack: asOwner(repository.mergeBack),
      push: asOwner(repository.push),
    },
    forge: forge && { ...forge, publishRelease: asOwner(forge.publishRelease) },
  };
}
