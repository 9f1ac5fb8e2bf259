// Writes packages/contract/openapi.json from the routes, and the typed client's types from that.
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './root.mjs';

const bundle = `${root}/node_modules/.cache/tminus-openapi.mjs`;
await build({
  entryPoints: [`${root}/packages/server/src/describe-api.ts`],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  external: [],
  plugins: [
    {
      name: 'workspace-source',
      setup({ onResolve, resolve }) {
        onResolve({ filter: /^@tminus\// }, ({ path, importer, kind, pluginData }) =>
          pluginData === 'workspace'
            ? undefined
            : resolve(`${root}/packages/${path.slice('@tminus/'.length)}/src/index.ts`, {
                kind,
                importer,
                resolveDir: root,
                pluginData: 'workspace',
              }),
        );
      },
    },
  ],
});
const { describeApi } = await import(pathToFileURL(bundle).href);
const document = await describeApi();
await writeFile(`${root}/packages/contract/openapi.json`, `${JSON.stringify(document, null, 2)}\n`);
const header = '// Generated from openapi.json by `npm run generate`. Do not edit.\n';
const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
await writeFile(`${root}/packages/contract/src/generated/api.ts`, header + types);
process.stdout.write('openapi.json and generated/api.ts written\n');
