#!/usr/bin/env node
// CommonJS, as bin/package.json says: Node starts it sooner than a module.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const built = join(__dirname, '../dist/launch.cjs');
if (existsSync(built)) {
  require(built);
} else {
  process.stderr.write('Tminus is not built yet: run `npm run build` in its repository.\n');
  process.exitCode = 2;
}
