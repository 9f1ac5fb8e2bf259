import { accept, type Outcome, refuse } from '../../error/refusal.ts';
import type { CandidateWindow, WindowSearch } from './window-search.ts';

/**
 * The window with the highest score. None refuses: R-77 when other releases alone stand in the way, else R-75.
 */
export function chooseWindow({ windows, onlyConflicts, conflicts }: WindowSearch): Outcome<CandidateWindow> {
  const [best] = windows;
  if (best !== undefined) return accept(best);
  if (!onlyConflicts) return refuse('calendar.noWindow');
  const list = conflicts.map(
    ({ version, components, people }) => `${version} (${[...components, ...people].join(', ')})`,
  );
  return refuse('calendar.conflictsUnresolved', { list: list.join('; ') });
}
