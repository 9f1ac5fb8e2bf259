import { productTagAmong, type Release, versionTag } from '@tminus/domain';
import type { Workspace } from '../workspace.ts';
import type { ReleasedRepository } from './repositories.ts';

/** A tag, and the component whose version it is; null for the product's. */
export interface ReleaseTag {
  readonly name: string;
  readonly component: string | null;
  /** What it names, in words: every component that has it as its own, or the product. */
  readonly title: string;
}

/**
 * One tag for each component, and the product's, unless a component of that repository would take it for
 * a version of its own.
 */
export function tagsOf(
  workspace: Pick<Workspace, 'publish' | 'components' | 'productName' | 'productTag'>,
  { version }: Pick<Release, 'version'>,
  { repo, components }: Pick<ReleasedRepository, 'repo' | 'components'>,
): readonly ReleaseTag[] {
  if (!workspace.publish.tags) return [];
  const here = workspace.components.filter((component) => component.repo === repo);
  const own = components.flatMap(({ name, to }) =>
    here
      .filter((component) => component.name === name)
      .map(({ tagPattern }) => ({ name: versionTag(to, tagPattern), component: name, version: to })),
  );
  const product = productTagAmong(here, version, workspace.productTag);
  const tags = product === null ? own : [...own, { name: product, component: null, version }];
  const first = tags.filter(({ name }, index) => tags.findIndex((tag) => tag.name === name) === index);
  return first.map(({ name, component, version: named }) => {
    const owners = tags.filter((tag) => tag.name === name).map((tag) => tag.component);
    const isShared = owners.length > 1 && name === versionTag(version, workspace.productTag);
    const whose = isShared || component === null ? workspace.productName : owners.join(', ');
    return { name, component, title: `${whose} v${named}` };
  });
}
