import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cache = fileURLToPath(new URL('../../../../node_modules/.cache/tminus-tests', import.meta.url));

/**
 * Bundles a process's entry file as the product build does, and returns the path of a file that plain `node` runs:
 * the same path for the same content, so that runs leave nothing behind but one file per version of an entry.
 */
export async function bundleEntry(entry: URL): Promise<string> {
  const source = fileURLToPath(entry);
  const { outputFiles } = await build({
    entryPoints: [source],
    write: false,
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
  const text = outputFiles[0]?.text ?? '';
  const directory = join(cache, createHash('sha256').update(text).digest('hex').slice(0, 16));
  const file = join(directory, `${basename(source, '.ts')}.mjs`);
  await mkdir(directory, { recursive: true });
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
  return file;
}
