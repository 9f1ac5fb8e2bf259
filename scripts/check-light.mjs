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
