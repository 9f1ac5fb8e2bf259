import { type PublicationTask, type Release, tagVersion, versionTag } from '@tminus/domain';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import { forwarding, isHotfix } from './forwarding.ts';
import { type ReleasedRepository, repositoriesOf } from './repositories.ts';
import type { PublicationWork } from './step-work.ts';
import { type ReleaseTag, tagsOf } from './tags-of.ts';

type WorkDependencies = Pick<ShipDependencies, 'workspace' | 'repository' | 'files' | 'forge' | 'store'>;

/**
 * What publishing a release takes, in order: everything is tagged before anything is merged, everything merged before
 * anything leaves the machine, and everything pushed before it is announced. A hotfix is brought into what is above it at
 * the very end: users have it by then, whatever contradicts.
 */
export async function publicationWork(
  deps: WorkDependencies,
  release: Release,
): Promise<readonly PublicationWork[]> {
  const repositories = await Promise.all(
    repositoriesOf(release).map(async (repository) => {
      const wanted = mergeTarget(deps, repository);
      const isThere = wanted !== null && (await deps.repository.hasBranch(repository.repo, wanted));
      const tags = tagsOf(deps.workspace, release, repository);
      return { ...repository, tags, wanted, target: isThere ? wanted : null };
    }),
  );
  const forwarded = await Promise.all(
    repositories.map((repository) => forwarding(deps, release, { ...repository, merged: repository.target })),
  );
  return [
    ...repositories.flatMap((repository) => tagging(deps, release, repository)),
    ...repositories.flatMap((repository) => merging(deps, release, repository)),
    ...repositories.flatMap((repository, index) =>
      handingOver(deps, release, repository, forwarded[index]?.length !== 0),
    ),
    ...repositories.flatMap((repository) => pushing(deps, release, repository)),
    ...announcing(deps, release, repositories),
    ...forwarded.flat(),
  ];
}

interface Published extends ReleasedRepository {
  readonly tags: readonly ReleaseTag[];
  /** The branch that is to take the release commit; null where none is known, or there is nothing to take. */
  readonly wanted: string | null;
  /** The same where it is there. */
  readonly target: string | null;
}

function mergeTarget(
  { workspace }: Pick<WorkDependencies, 'workspace'>,
  { commit }: ReleasedRepository,
): string | null {
  const { mergeBack } = workspace.publish;
  if (commit === null || mergeBack === false) return null;
  return mergeBack === true ? commit.base : mergeBack;
}

function tagging(
  deps: WorkDependencies,
  release: Release,
  { repo, subject, sha, tags }: Published,
): PublicationWork[] {
  return tags.map(({ name, component, title }) => ({
    id: `tag:${subject}:${name}`,
    kind: 'tag',
    subject: component ?? deps.workspace.productName,
    name,
    perform: async () => {
      await deps.repository.createTag(repo, {
        name,
        sha,
        message: `${title}\n\nTminus-Release: ${release.id}\n`,
      });
      return sha;
    },
  }));
}

function merging(
  deps: WorkDependencies,
  release: Release,
  { repo, repository, subject, planned, commit, sha, wanted, target }: Published,
): PublicationWork[] {
  if (deps.workspace.publish.mergeBack === false || commit === null) return [];
  const of = { repository, subject };
  if (wanted === null)
    return isHotfix(deps, release) ? [] : [leftOut('merge_unknown', of, planned.slice(0, 10))];
  if (target === null) return [leftOut('merge_missing', of, wanted)];
  if (target === release.plan.branch) return [];
  const { branch } = release.plan;
  return [
    {
      id: `merge_back:${subject}`,
      kind: 'merge_back',
      subject: repository,
      name: target,
      perform: async () => {
        const message = `Merge branch '${branch}' into ${target}\n\nTminus-Release: ${release.id}\n`;
        await deps.repository.mergeBack(repo, { source: sha, target, message });
        return sha;
      },
    },
  ];
}

/**
 * What is left to a person, in each repository for itself: a hotfix of which nothing is known that it could go into, and
 * a branch that was itself checked out, which tells nobody where it came from.
 */
function handingOver(
  deps: WorkDependencies,
  release: Release,
  { repository, subject, wanted, target }: Published,
  isForwarded: boolean,
): PublicationWork[] {
  const { branch } = release.plan;
  const isOwn = isHotfix(deps, release)
    ? !isForwarded && (target === null || target === branch)
    : wanted === branch;
  if (!isOwn || deps.workspace.publish.mergeBack === false) return [];
  return [leftOut('merge_by_hand', { repository, subject }, `tminus branch merge-back ${branch}`)];
}

const leftOut = (
  kind: PublicationTask['kind'],
  { repository, subject }: Pick<Published, 'repository' | 'subject'>,
  name: string,
): PublicationWork => ({
  id: `${kind}:${subject}`,
  kind,
  subject: repository,
  name,
  perform: async () => null,
});

function pushing(
  deps: WorkDependencies,
  release: Release,
  { repo, repository, subject, tags, target }: Published,
): PublicationWork[] {
  const { remote } = deps.workspace.publish;
  if (remote === null) return [];
  const follow = target === null ? [] : [target];
  const branches = [...new Set([release.plan.branch, ...follow])];
  return [
    {
      id: `push:${subject}`,
      kind: 'push',
      subject: repository,
      name: remote,
      perform: async () => {
        const names = tags.map(({ name }) => name);
        await deps.repository.push(repo, { remote, branches, tags: names, follow });
        return [...branches, ...names].join(', ');
      },
    },
  ];
}

/** One announcement, by the product's tag, or by a component's where the product has none. */
function announcing(
  deps: WorkDependencies,
  release: Release,
  repositories: readonly Published[],
): PublicationWork[] {
  const { forge, workspace } = deps;
  const settings = workspace.publish.forge;
  if (forge === null || settings === null) return [];
  const product = versionTag(release.version, workspace.productTag);
  const announced =
    repositories.find(({ tags }) => tags.some(({ name }) => name === product)) ??
    repositories.find(({ tags }) => tags.length > 0);
  if (announced === undefined) return [];
  const { repo, sha, tags } = announced;
  const tag = (tags.find(({ name }) => name === product) ?? tags[0])?.name ?? product;
  const patterns = [workspace.productTag, ...workspace.components.map(({ tagPattern }) => tagPattern)];
  const pattern = patterns.find((each) => tagVersion(tag, each) !== null) ?? workspace.productTag;
  return [
    {
      id: `forge_release:${settings.type}:${tag}`,
      kind: 'forge_release',
      subject: workspace.productName,
      name: `${settings.type} ${settings.repository}`,
      perform: async () =>
        forge.publishRelease({
          tag,
          sha,
          name: `${workspace.productName} v${release.version}`,
          body: await deps.files.notesOf(release, forge.bodyLimit),
          // SemVer 2.0.0, rule 9: what follows a hyphen before any build metadata.
          isNewest: await deps.repository.isNewest(repo, {
            pattern,
            version: tagVersion(tag, pattern) ?? release.version,
          }),
          isPrerelease: /^[\d.]+-/.test(release.version),
        }),
    },
  ];
}
