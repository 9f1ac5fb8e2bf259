import type { Translate } from '@tminus/domain';
import type { SavedPart } from './write-in-parts.ts';

/** A report for `writeInParts` in words: each part as it is saved, and after the last one the total. */
export function sayParts(
  file: string,
  translate: Translate,
  tell: (text: string) => void,
): (saved: SavedPart) => void {
  let total = 0;
  return ({ part, parts, lines, wasThere }) => {
    total += lines;
    tell(translate(wasThere ? 'document.partBefore' : 'document.part', { file, part, parts, lines }));
    if (part === parts) tell(translate('document.whole', { file, parts, lines: total }));
  };
}
