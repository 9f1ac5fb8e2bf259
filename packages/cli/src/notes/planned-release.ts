import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type NotesPlan, RefusalError } from '@tminus/domain';

/** What a written plan says of one product version; read from its file, so that no database is needed. */
export interface PlannedRelease {
  readonly version: string;
  readonly components: readonly {
    readonly name: string;
    readonly from: string | null;
    readonly to: string;
    readonly sha: string;
    readonly fromSha: string | null;
  }[];
}

/** What notes for those who deploy tell of a plan; null where a plan of an older form does not say all of it. */
export function notesPlanOf(plan: PlannedRelease): NotesPlan | null {
  const { releaseDate, timeline, rollback, components } = plan as unknown as Partial<NotesPlan>;
  const isTold =
    typeof releaseDate === 'string' &&
    Array.isArray(timeline) &&
    typeof rollback?.errorRate === 'number' &&
    (components ?? []).every(({ steps, strategy }) => Array.isArray(steps) && typeof strategy === 'string');
  return isTold ? (plan as unknown as NotesPlan) : null;
}

/**
 * The plan that was written for a version below `storage/releases`; null when there is none. Refuses
 * `config.unreadable` for a file that is no plan.
 */
export async function readPlanned(releases: string, version: string): Promise<PlannedRelease | null> {
  const file = join(releases, `v${version.replaceAll(/[/\\]/g, '-')}`, 'release-plan.json');
  try {
    const { plan } = JSON.parse(await readFile(file, 'utf8')) as { plan: unknown };
    if (isPlanned(plan)) return plan;
    throw new RefusalError('config.unreadable', { file, reason: 'plan.components' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (error instanceof RefusalError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('config.unreadable', { file, reason }, { cause: error });
  }
}

function isPlanned(plan: unknown): plan is PlannedRelease {
  if (typeof plan !== 'object' || plan === null) return false;
  const { version, components } = plan as Partial<PlannedRelease>;
  return (
    typeof version === 'string' &&
    Array.isArray(components) &&
    components.every(({ name, to, sha }) => [name, to, sha].every((text) => typeof text === 'string'))
  );
}
