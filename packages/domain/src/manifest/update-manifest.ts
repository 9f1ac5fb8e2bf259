import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { ManifestFinding, ManifestFormat, ManifestUpdate } from './manifest-format.ts';
import { formatOf, isVersionFile } from './manifest-formats.ts';
import { editMarkedLines, wholeVersion } from './marked-lines.ts';
import { pep440 } from './pep440.ts';
import { applyEdits, BrokenText, type Edit, lineAt } from './span.ts';

/** A file with its text as it is stored: line ends and byte order mark included. */
export interface ManifestFile {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** One value that changed, as it was written and as it is. */
export interface FieldChange {
  readonly field: string;
  /** Offset in the text before. */
  readonly start: number;
  readonly from: string;
  readonly to: string;
}

export interface UpdatedManifest {
  readonly text: string;
  /** Empty when the file says it all already. */
  readonly changed: readonly FieldChange[];
  readonly findings: readonly ManifestFinding[];
}

/**
 * A package file, a lock file, a file of one version, or a file with marked lines that says the new version: values
 * change, every other character stays. Refuses `manifest.unreadable` for a text that is not of its format,
 * `manifest.noVersion` for a file without a place for a version, `manifest.blockOpen`, and `manifest.unwritable` for a
 * version that the ecosystem has no form for.
 */
export function updateManifest(file: ManifestFile, update: ManifestUpdate): Outcome<UpdatedManifest> {
  const format = formatOf(file.path);
  if (format === null) return updateMarked(file, update);
  const read = reading(file, format, () => format.edit(file.text, update));
  if (!read.ok) return read;
  const { edits, findings, unwritable } = read.value;
  if (unwritable !== undefined)
    return refuse('manifest.unwritable', { path: file.path, version: unwritable });
  return accept({
    ...changed(file.text, edits),
    findings: findings.map(({ code, params }) => ({ code, params: { path: file.path, ...params } })),
  });
}

/** Runs a scanner, and says where in the file it had to stop. */
export function reading<T>(file: ManifestFile, format: ManifestFormat, read: () => T): Outcome<T> {
  try {
    return accept(read());
  } catch (error) {
    if (!(error instanceof BrokenText)) throw error;
    const line = lineAt(file.text, error.offset);
    return refuse('manifest.unreadable', { path: file.path, line, syntax: format.syntax });
  }
}

function updateMarked(
  { path, text }: ManifestFile,
  { version, previous = [] }: ManifestUpdate,
): Outcome<UpdatedManifest> {
  if (version === null) return accept({ text, changed: [], findings: [] });
  const written = /\.(?:py|cfg)$/.test(path) ? pep440(version) : version;
  if (written === null) return refuse('manifest.unwritable', { path, version });
  const whole = isVersionFile(path) ? wholeVersion(text) : null;
  if (whole !== null) {
    const { start, value } = whole;
    const edit = { field: 'version', start, end: start + value.length, to: written };
    return accept({ ...changed(text, [edit]), findings: [] });
  }
  const marked = editMarkedLines(text, written, previous);
  if (!marked.ok) return refuse(marked.code, { path, line: lineAt(text, marked.offset) });
  if (!marked.isMarked) return refuse('manifest.noVersion', { path, line: 1 });
  return accept({ ...changed(text, marked.edits), findings: [] });
}

function changed(text: string, edits: readonly Edit[]): Omit<UpdatedManifest, 'findings'> {
  const real = edits.filter(({ start, end, to }) => text.slice(start, end) !== to);
  real.sort((left, right) => left.start - right.start);
  return {
    text: applyEdits(text, real),
    changed: real.map(({ field, start, end, to }) => ({ field, start, from: text.slice(start, end), to })),
  };
}
