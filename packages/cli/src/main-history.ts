import { isWritten } from './output/terminal.ts';
import { HISTORY_COMMANDS } from './program/history-commands.ts';
import { historyCommandOf } from './program/history-names.ts';
import { run } from './program/run.ts';

const name = historyCommandOf(process.argv.slice(2)) ?? '';
const wanted = Object.entries(HISTORY_COMMANDS).flatMap(([known, add]) => (known === name ? [add] : []));

void run(process.argv, wanted).then(() => {
  // Ends at once when everything is written, instead of taking itself apart first.
  if (isWritten()) process.exit();
});
