/** Commands that ask git and the configuration alone: they start without the rest of the program. */
const HISTORY_NAMES = ['init', 'version', 'changes', 'changelog', 'notes'];

/** Options before the command that take the next word as their value. */
const VALUED = ['-C', '--config', '--data', '--database-url', '--lang'];

/**
 * Whether a command line is beyond doubt one of a command that asks git alone; whatever looks odd is not. `version apply`
 * stands among them and writes files: what it needs would make all of them start later.
 */
export function asksHistoryOnly(words: readonly string[]): boolean {
  let at = 0;
  while (words[at]?.startsWith('-')) {
    if (VALUED.includes(words[at] ?? '')) at += 2;
    else if (words[at] === '--json') at += 1;
    else return false;
  }
  const isWriting = words[at] === 'version' && words.includes('apply');
  return HISTORY_NAMES.includes(words[at] ?? '') && !isWriting;
}
