// Who may import whom: domain ← engine, contract ← adapters ← server, cli. Run by scripts/check-imports.mjs.

/** What only tests may import. */
const TESTING =
  '\\.test\\.ts$|/testing/|/(rollout|database)/testing\\.ts$|-builders\\.ts$|/scratch-repository\\.ts$|\\.c(ontender|ontroller)\\.ts$';
const DATA_PLANE =
  '^packages/adapters/src/(router/router-process|process/instance-process|load/load-process)\\.ts$';

/** A package may import these packages and nothing else of this repository. */
const mayOnlyReach = (name, allowed) => ({
  name: `${name}-reaches-only-what-it-may`,
  comment: `packages/${name} sits above ${allowed.join(', ') || 'nothing'}; what it needs of others is a port or an argument.`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: '^(packages/|e2e/)', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
});

const runsAnywhere = (name) => ({
  name: `${name}-runs-anywhere`,
  comment: `packages/${name} runs in a browser too: no part of Node itself.`,
  severity: 'error',
  from: { path: `^packages/${name}/src/`, pathNot: TESTING },
  to: { dependencyTypes: ['core'] },
});

module.exports = {
  forbidden: [
    mayOnlyReach('domain', []),
    mayOnlyReach('engine', ['domain']),
    mayOnlyReach('contract', ['domain']),
    mayOnlyReach('adapters', ['contract', 'engine', 'domain']),
    mayOnlyReach('server', ['adapters', 'contract', 'engine', 'domain']),
    mayOnlyReach('cli', ['server', 'adapters', 'contract', 'engine', 'domain']),
    runsAnywhere('domain'),
    runsAnywhere('engine'),
    runsAnywhere('contract'),
    {
      name: 'domain-has-few-dependencies',
      comment: 'A new dependency of the domain must be pure and run in a browser; then add it here.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: TESTING },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(@noble/hashes|semver|temporal-polyfill|rrule-temporal)/',
      },
    },
    {
      name: 'engine-has-no-dependencies',
      comment: 'Use cases know the domain and their ports.',
      severity: 'error',
      from: { path: '^packages/engine/src/', pathNot: TESTING },
      to: { path: 'node_modules/' },
    },
    {
      name: 'packages-meet-at-their-index',
      comment:
        'What another package may use is listed in index.ts; what its tests may use, in testing/index.ts.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/[^/]+/', pathNot: '^packages/($1/|[^/]+/src/(testing/)?index\\.ts$)' },
    },
    {
      name: 'adapters-are-constructed-in-one-place',
      comment:
        'Only server/src/control-room.ts and its folder put the application together; routes and use cases get ports.',
      severity: 'error',
      from: {
        path: '^packages/server/src/',
        pathNot: `^packages/server/src/control-room(\\.ts$|/)|${TESTING}`,
      },
      to: { path: '^packages/adapters/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'traffic-goes-home-without-asking',
      comment:
        'A freeze never blocks a rollback: what decides on a rollout knows neither freezes nor windows.',
      severity: 'error',
      from: { path: '^packages/(domain|engine)/src/rollout/' },
      to: { path: '^packages/domain/src/calendar/(freezes|occurrences|conflicts|window/)' },
    },
    {
      name: 'data-plane-stays-small',
      comment: 'The processes that outlive the controller load neither the API nor the database.',
      severity: 'error',
      from: { path: DATA_PLANE },
      to: {
        path: 'node_modules/(fastify|@fastify|zod|drizzle-orm|@dbos-inc|@electric-sql)/',
        reachable: true,
      },
    },
    {
      name: 'tests-are-for-tests',
      comment: 'What is made for tests is not shipped.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `${TESTING}|-entry\\.ts$` },
      to: { path: TESTING },
    },
    {
      name: 'shipped-code-has-declared-dependencies',
      comment:
        'A package that only the repository itself installs would be missing for whoever installs Tminus.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: `${TESTING}|^packages/cli/` },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'what-the-executable-bundles-is-named',
      comment: 'The build bundles what packages/cli imports: it is named there, for development is enough.',
      severity: 'error',
      from: { path: '^packages/cli/src/', pathNot: TESTING },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-is-found',
      comment: 'An import that leads nowhere escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'Of two files that need each other, neither can be understood alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    // Imports of types count: a direction that only types break is broken all the same.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    combinedDependencies: true,
  },
};
