// Each of them is built into a file of its own (scripts/bundles.mjs), to start without the rest of the program.
import names from './history-names.json' with { type: 'json' };

/** Options before the command that take the next word as their value. */
const VALUED = ['-C', '--config', '--data', '--database-url', '--lang'];

/**
 * The command that a line asks for beyond doubt, when it is one that asks git alone; null for whatever looks odd.
 * `version apply` stands among them and writes files: what it needs would make all of them start later.
 */
export function historyCommandOf(words: readonly string[]): string | null {
  let at = 0;
  while (words[at]?.startsWith('-')) {
    if (VALUED.includes(words[at] ?? '')) at += 2;
    else if (words[at] === '--json') at += 1;
    else return null;
  }
  const name = words[at] ?? '';
  const isWriting = name === 'version' && words.includes('apply');
  return names.includes(name) && !isWriting ? name : null;
}
