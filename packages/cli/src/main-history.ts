import { isWritten } from './output/terminal.ts';
import { addHistoryCommands } from './program/history-commands.ts';
import { run } from './program/run.ts';

void run(process.argv, [addHistoryCommands]).then(() => {
  // Ends at once when everything is written, instead of taking itself apart first.
  if (isWritten()) process.exit();
});
