// What the build makes of the sources: which files, of which entries, with which options.
import promises from 'node:fs/promises';
import { createRequire } from 'node:module';
import { root } from './root.mjs';

const source = (path) => `${root}/packages/${path}`;

/** Commands that ask git and the configuration alone. */
export const historyNames = createRequire(import.meta.url)(source('cli/src/program/history-names.json'));

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/** Not bundled: PGlite finds its database image beside its own code; the rest is optional to what uses it. */
const external = [
  '@electric-sql/pglite',
  'pg-native',
  '@dbos-inc/dbos-enterprise',
  'winston*',
  '@opentelemetry/*',
];

/** Tracing is optional to DBOS, but prom-client cannot be loaded without its interface: there it is part of the bundle. */
const tracingOfMetrics = {
  name: 'tracing-of-metrics',
  setup(bundling) {
    const { resolve } = createRequire(import.meta.url);
    bundling.onResolve({ filter: /^@opentelemetry\/api$/ }, ({ importer }) =>
      importer.includes('/node_modules/prom-client/') ? { path: resolve('@opentelemetry/api') } : undefined,
    );
  },
};

/** The whole program, and the processes that outlive it, in parts that are loaded when they are needed. */
export const programBundle = {
  ...shared,
  entryPoints: {
    tminus: source('cli/src/main.ts'),
    router: source('adapters/src/router/router-process.ts'),
    instance: source('adapters/src/process/instance-process.ts'),
    load: source('adapters/src/load/load-process.ts'),
    seed: source('cli/src/create-seed.ts'),
  },
  splitting: true,
  format: 'esm',
  external,
  plugins: [tracingOfMetrics],
  // CommonJS parts of the bundle still ask for `require`, `__dirname` and `__filename`.
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module';",
      "import { fileURLToPath as __fileURLToPath } from 'node:url';",
      'const require = __createRequire(import.meta.url);',
      'const __filename = __fileURLToPath(import.meta.url);',
      "const __dirname = __fileURLToPath(new URL('.', import.meta.url));",
    ].join(''),
  },
};

/** Of all commands that ask git alone this one is built in; `historyCommandOf` leads no other to the file. */
const commandAlone = (name) => ({
  name: 'command-alone',
  setup(bundling) {
    bundling.onResolve({ filter: /^\.\.\/commands\/[\w-]+\.ts$/ }, ({ path }) =>
      path === `../commands/${name}.ts` ? undefined : { path, external: true },
    );
  },
});

/** The contract brings zod and yaml along, and is loaded by whoever needs those. */
const contractOnDemand = {
  name: 'contract-on-demand',
  setup(bundling) {
    bundling.onResolve({ filter: /^@tminus\/contract$/ }, () => ({
      path: './contract.cjs',
      external: true,
      sideEffects: false,
    }));
  },
};

/** Templates are code of few; their engine is loaded by whoever configured one. */
const templatesOnDemand = {
  name: 'templates-on-demand',
  setup(bundling) {
    bundling.onResolve({ filter: /^eta$/ }, () => ({
      path: './eta.cjs',
      external: true,
      sideEffects: false,
    }));
  },
};

/** Japanese texts are a third of what these commands are built of, and loaded when the first of them is asked for. */
const japaneseOnDemand = {
  name: 'japanese-on-demand',
  setup(bundling) {
    bundling.onResolve({ filter: /^\.\/ja\.ts$/ }, () => ({ path: 'ja', namespace: 'japanese' }));
    bundling.onResolve({ filter: /^\.\/japanese\.cjs$/ }, ({ path }) => ({ path, external: true }));
    bundling.onLoad({ filter: /.*/, namespace: 'japanese' }, () => ({
      contents: `let texts;
        export const japanese = new Proxy([], { get: (_, key) => (texts ??= require('./japanese.cjs').japanese)[key] });`,
    }));
  },
};

/** Topics of the catalogues that commands which ask git alone never speak of. */
export const UNSPOKEN = new Set([
  'agenda',
  'audit',
  'calendar',
  'calendar-cli',
  'communication',
  'compliance',
  'doctor',
  'events',
  'guardrail',
  'intake',
  'risk',
  'rollout',
]);

/** A third of the English texts is about what these commands never do, and would only have to be read. */
const spokenTopicsOnly = {
  name: 'spoken-topics-only',
  setup(bundling) {
    bundling.onResolve({ filter: /^\.\/en\/[\w-]+\.ts$/ }, ({ path }) => {
      const topic = path.slice('./en/'.length, -'.ts'.length);
      return UNSPOKEN.has(topic) ? { path: topic, namespace: 'unspoken' } : undefined;
    });
    bundling.onLoad({ filter: /.*/, namespace: 'unspoken' }, ({ path }) => ({
      contents: `export const ${path.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())} = {};`,
    }));
  },
};

/** Pages and PDF documents are made by a file of its own, which few of these commands ever ask for. */
const renderersOnDemand = {
  name: 'renderers-on-demand',
  setup(bundling) {
    bundling.onResolve({ filter: /^\.\/renderers\.ts$/ }, () => ({
      path: './renderers.cjs',
      external: true,
    }));
  },
};

/** Node takes a millisecond to load its promises of files, which most of these commands never use. */
const filePromisesOnDemand = {
  name: 'file-promises-on-demand',
  setup(bundling) {
    const names = Object.keys(promises).filter((name) => typeof promises[name] === 'function');
    const calls = names.map(
      (name) => `export const ${name} = (...args) => promised.promises.${name}(...args);`,
    );
    bundling.onResolve({ filter: /^node:fs\/promises$/ }, ({ path }) => ({ path, namespace: 'on-demand' }));
    bundling.onLoad({ filter: /.*/, namespace: 'on-demand' }, () => ({
      contents: `import * as promised from 'node:fs';\n${calls.join('\n')}`,
    }));
  },
};

const lightShared = { ...shared, outExtension: { '.js': '.cjs' }, format: 'cjs', charset: 'ascii', external };

/** Files that `runCompiled` runs are one function each, so that they need not be copied to become one. */
const compiledShared = {
  ...lightShared,
  banner: { js: '(function (module, exports, require, __dirname) {' },
  footer: { js: '})' },
};

/**
 * What starts everything, and the commands that ask git alone: few and small files, whose compiled code can be kept,
 * start several times sooner.
 */
export const lightBundles = [
  {
    ...lightShared,
    entryPoints: {
      launch: source('cli/src/launch.ts'),
      compile: source('cli/src/create-compiled.ts'),
    },
  },
  {
    ...compiledShared,
    entryPoints: {
      contract: source('contract/src/index.ts'),
      japanese: source('domain/src/message/ja.ts'),
      eta: 'eta',
    },
  },
  {
    ...compiledShared,
    entryPoints: { renderers: source('adapters/src/documents/renderers.ts') },
    plugins: [japaneseOnDemand],
    // It looks for the fonts beside itself.
    banner: {
      js: `${compiledShared.banner.js}const __address=require('node:url').pathToFileURL(__dirname+'/renderers.cjs').href;`,
    },
    define: { 'import.meta.url': '__address' },
    supported: { 'dynamic-import': false },
  },
  ...historyNames.map((name) => ({
    ...compiledShared,
    entryPoints: { [`history-${name}`]: source('cli/src/main-history.ts') },
    // Shorter to read. Stacks with names are those of the whole program: `tminus --lang=en changelog`.
    minifyIdentifiers: true,
    plugins: [
      commandAlone(name),
      contractOnDemand,
      templatesOnDemand,
      japaneseOnDemand,
      spokenTopicsOnly,
      renderersOnDemand,
      filePromisesOnDemand,
    ],
    // A script that is run with its compiled code can require, and not import.
    supported: { 'dynamic-import': false },
  })),
];
