import { listTags } from '@tminus/adapters';
import { type Component, productTagAmong, type ReleasedTag, versionTags } from '@tminus/domain';

/** Every released version of these components, in any order; of one repository. */
export async function releasedTags(repo: string, components: readonly Component[]): Promise<ReleasedTag[]> {
  const tags = await listTags(repo);
  const patterns = new Set(components.map(({ tagPattern }) => tagPattern));
  return [...patterns].flatMap((pattern) =>
    versionTags(tags, pattern).map(({ version, tag }) => ({ version, tag: tag.name })),
  );
}

/** Released versions by the product's own tags: those that no component which lives there reads as its own. */
export async function productTags(
  repo: string,
  here: readonly Component[],
  productTag: string,
): Promise<ReleasedTag[]> {
  return versionTags(await listTags(repo), productTag)
    .filter(({ version }) => productTagAmong(here, version, productTag) !== null)
    .map(({ version, tag }) => ({ version, tag: tag.name }));
}
