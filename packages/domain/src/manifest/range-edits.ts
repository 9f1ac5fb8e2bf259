import type { ManifestEdits, ManifestFinding, ManifestUpdate } from './manifest-format.ts';
import { type BareRange, moveRange, type RangeMode } from './range.ts';
import type { Edit, Span } from './span.ts';

/** A range that a package gives for another one. */
export interface PlacedRange {
  readonly field: string;
  /** The package that is depended on. */
  readonly name: string;
  readonly span: Span;
  readonly mode: RangeMode;
}

/** Moves the ranges of released packages; one that leaves the new version out and cannot be moved is a finding. */
export function moveRanges(
  ranges: readonly PlacedRange[],
  { dependencies }: ManifestUpdate,
  bare: BareRange,
): ManifestEdits {
  const edits: Edit[] = [];
  const findings: ManifestFinding[] = [];
  for (const { field, name, span, mode } of ranges) {
    const version = dependencies?.get(name);
    if (version === undefined) continue;
    const to = moveRange(span.value, version, mode, bare);
    if (to === null)
      findings.push({ code: 'manifest.rangeExcludes', params: { field, range: span.value, name, version } });
    else if (to !== span.value) edits.push({ field, start: span.start, end: span.end, to });
  }
  return { edits, findings };
}
