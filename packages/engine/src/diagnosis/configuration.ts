import { RefusalError } from '@tminus/domain';
import type { Workspace } from '../workspace.ts';
import { type Finding, ok, refused, warn } from './finding.ts';

/**
 * A configuration as far as it could be read: null, and why, for one with problems.
 *
 * @param load tells what is doubtful, and no reason to refuse it
 */
export async function readConfiguration(
  file: string,
  load: (doubt: (text: string) => void) => Promise<Workspace>,
): Promise<{ readonly workspace: Workspace | null; readonly configuration: readonly Finding[] }> {
  try {
    const doubts: Finding[] = [];
    const workspace = await load((doubt) =>
      doubts.push(warn('doctor.configuration.doubtful', { doubt, file })),
    );
    doubts.push(...sharedTags(workspace));
    const components = workspace.components.length;
    const configuration =
      doubts.length > 0 ? doubts : [ok('doctor.configuration.read', { file, components })];
    return { workspace, configuration };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return { workspace: null, configuration: [refused('fail', error.refusal)] };
  }
}

/** Components of one repository that are tagged alike, and yet are not said to share a version. */
function sharedTags({ components }: Workspace): Finding[] {
  return components.flatMap((first, index) => {
    const alike = components.filter(
      ({ repo, tagPattern }) => repo === first.repo && tagPattern === first.tagPattern,
    );
    const group = first.versioning?.group?.members ?? [first.name];
    if (components.indexOf(alike[0] ?? first) !== index || alike.every(({ name }) => group.includes(name)))
      return [];
    const names = alike.map(({ name }) => name).join(', ');
    return [warn('doctor.configuration.sharedTags', { components: names, tag: first.tagPattern })];
  });
}
