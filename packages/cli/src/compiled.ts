import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Where the compiled code of a file is kept: only the Node that wrote it can read it. */
export const compiledFile = (file: string): string => `${file}.${process.version}-${process.arch}.compiled`;

/**
 * Runs a file of the build that is one function of a CommonJS module and lies beside the caller, with the code that was
 * compiled for this Node when it was built; compiles it now where there is none. What it requires from beside itself
 * runs in the same way. Returns its exports and its script.
 */
export function runCompiled(file: string): { readonly exports: unknown; readonly script: Script } {
  const cachedData = existsSync(compiledFile(file)) ? readFileSync(compiledFile(file)) : undefined;
  // The build writes ASCII alone, which is read fastest as what it is.
  const source = readFileSync(file, 'latin1');
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} as unknown };
  const requireFrom = (name: string): unknown =>
    name.startsWith('./') ? runCompiled(join(dirname(file), name)).exports : require(name);
  script.runInThisContext()(module, module.exports, requireFrom, dirname(file));
  return { exports: module.exports, script };
}
