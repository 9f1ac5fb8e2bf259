import type { ManifestUpdate } from './manifest-format.ts';
import { updateManifest } from './update-manifest.ts';

/** `«1.2.0→1.3.0»` in a text: what is there before, and after; whatever is outside must not change. */
export function beforeAndAfter(text: string): { readonly before: string; readonly after: string } {
  return {
    before: text.replace(/«([^→»]*)→([^»]*)»/g, '$1'),
    after: text.replace(/«([^→»]*)→([^»]*)»/g, '$2'),
  };
}

/** An update to a version with released packages by name. */
export const updateTo = (
  version: string | null,
  dependencies: Readonly<Record<string, string>> = {},
  more: Partial<ManifestUpdate> = {},
): ManifestUpdate => ({ version, dependencies: new Map(Object.entries(dependencies)), ...more });

/** The text after an update, or the code of the refusal. */
export function updatedText(path: string, text: string, update: ManifestUpdate): string {
  const updated = updateManifest({ path, text }, update);
  return updated.ok ? updated.value.text : updated.refusal.code;
}
