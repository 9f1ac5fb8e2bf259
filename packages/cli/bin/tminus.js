#!/usr/bin/env node
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';

const built = new URL('../dist/tminus.js', import.meta.url);
if (existsSync(built)) {
  // Compiled code is kept between runs where Node can (22.1 and later).
  nodeModule.enableCompileCache?.();
  await import(built.href);
} else {
  process.stderr.write('Tminus is not built yet: run `npm run build` in its repository.\n');
  process.exitCode = 2;
}
