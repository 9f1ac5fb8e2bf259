import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles a process's entry file as the product build does, and returns the path of a file that plain `node` runs.
 * `entry` is relative to the caller: pass `new URL('./router-process.ts', import.meta.url)`.
 */
export async function bundleEntry(entry: URL): Promise<string> {
  const source = fileURLToPath(entry);
  const outfile = join(await mkdtemp(join(tmpdir(), 'tminus-entry-')), `${basename(source, '.ts')}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // http-proxy-3 is CommonJS: its `require` of Node's own modules needs a real one.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
}
