import { readFileSync } from 'node:fs';
import { historyNames, UNSPOKEN } from './bundles.mjs';
import { root } from './root.mjs';

// The commands that ask git alone must start at once: what they are built of may hold none of these.
const HEAVY =
  /node_modules\/(pdfmake|pdfkit|fontkit|markdown-it|sanitize-html|zod|yaml|drizzle-orm|@electric-sql|@dbos-inc|pg|fastify|@fastify|openapi-fetch|temporal-polyfill|rrule-temporal|ical\.js)\//;

/** What they load only when it is asked for. */
const ON_DEMAND = /^packages\/(contract|adapters\/src\/documents)\//;

/** Throws, naming the package, when heavy code is in a bundle of the command line's fast entries. */
export function checkLight(metafile) {
  for (const [file, { inputs, entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint === undefined || ON_DEMAND.test(entryPoint)) continue;
    const heavy = Object.entries(inputs).filter(
      ([path, { bytesInOutput }]) => bytesInOutput > 0 && HEAVY.test(path),
    );
    if (heavy.length > 0)
      throw new Error(`${file} must start at once, and holds ${heavy.map(([path]) => path).join(', ')}`);
  }
}

/** Where values of messages find their words, in `in-words.ts`: a code without any stays as it is. */
const LOOKED_UP = ['calendar.weekday.', 'intake.reason.', 'rollout.state.'];

/** Throws, naming the key, when a command that asks git alone would say something whose text it was built without. */
export function checkSpoken(dist) {
  const keys = [...UNSPOKEN].flatMap((topic) => {
    const text = readFileSync(`${root}/packages/domain/src/message/en/${topic}.ts`, 'utf8');
    return [...text.matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key);
  });
  const isKey = (word) =>
    word.endsWith('.') ? keys.some((key) => key.startsWith(word)) : keys.includes(word);
  for (const name of historyNames) {
    const text = readFileSync(`${dist}/history-${name}.cjs`, 'utf8');
    const words = [...text.matchAll(/(["'`])([a-z]+\.[\w.]*)(?=\1|\$\{)/g)].map(([, , word]) => word);
    const spoken = new Set(words.filter((word) => isKey(word) && !LOOKED_UP.includes(word)));
    if (spoken.size > 0)
      throw new Error(
        `history-${name}.cjs says ${[...spoken].join(', ')}: see UNSPOKEN in scripts/bundles.mjs`,
      );
  }
}
