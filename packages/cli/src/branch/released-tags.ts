import { listTags } from '@tminus/adapters';
import { type Component, type ReleasedTag, versionTags } from '@tminus/domain';

/** Every released version of these components, in any order; of one repository. */
export async function releasedTags(repo: string, components: readonly Component[]): Promise<ReleasedTag[]> {
  const tags = await listTags(repo);
  const patterns = new Set(components.map(({ tagPattern }) => tagPattern));
  return [...patterns].flatMap((pattern) =>
    versionTags(tags, pattern).map(({ version, tag }) => ({ version, tag: tag.name })),
  );
}
