import { RefusalError } from '@tminus/domain';
import type { Workspace } from '../workspace.ts';
import { type Finding, ok, refused } from './finding.ts';

/** A configuration as far as it could be read: null, and why, for one with problems. */
export async function readConfiguration(
  file: string,
  load: () => Promise<Workspace>,
): Promise<{ readonly workspace: Workspace | null; readonly configuration: Finding }> {
  try {
    const workspace = await load();
    const components = workspace.components.length;
    return { workspace, configuration: ok('doctor.configuration.read', { file, components }) };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return { workspace: null, configuration: refused('fail', error.refusal) };
  }
}
