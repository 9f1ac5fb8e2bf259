import { readFileSync } from 'node:fs';
import { writeInParts } from './write-in-parts.ts';

// A process for the kill test: node entry.mjs <file> <file with the content> <limit>. Says each part in a line.
const [file = '', source = '', limit = ''] = process.argv.slice(2);
await writeInParts(file, readFileSync(source, 'utf8'), {
  limit: Number(limit),
  report: ({ part, wasThere }) => process.stdout.write(`${part}${wasThere ? ' before' : ''}\n`),
});
