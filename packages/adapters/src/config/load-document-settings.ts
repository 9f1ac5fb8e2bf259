import type { Translate } from '@tminus/domain';
import type { DocumentSettings } from '../release-files/release-context.ts';
import { loadHistoryConfig } from './load-history-config.ts';
import { loadNotes } from './load-notes.ts';

/** What `tminus.yaml` says of the documents that a release writes. Refuses as `loadWorkspace` does. */
export async function loadDocumentSettings(file: string, translate: Translate): Promise<DocumentSettings> {
  const { changelog } = await loadHistoryConfig(file, translate);
  return { changelog, notes: await loadNotes(file, translate) };
}
