// Bundles what is measured from within, as the build bundles the product: Node 20 runs no TypeScript.
import { build } from 'esbuild';
import { programBundle } from '../scripts/bundles.mjs';
import { bench } from './paths.mjs';

/** The built file of `entries/<name>.ts`; what stays outside of it is found in the workspace's node_modules. */
export async function bundleEntry(name) {
  await build({
    ...programBundle,
    entryPoints: { [name]: `${bench}/entries/${name}.ts` },
    outdir: `${bench}/dist/${name}`,
  });
  return `${bench}/dist/${name}/${name}.js`;
}
