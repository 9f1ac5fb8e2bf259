import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './root.mjs';

/**
 * What the command line may use by itself: commands that only read git open no database, load brings its own, and the
 * machine's files and clock need nothing, and neither do documents that are made of what git tells.
 */
const FOR_THE_CLI = [
  './changelog/',
  './config/',
  './data-directory/lock.ts',
  './documents/load-renderers.ts',
  './documents/say-parts.ts',
  './documents/write-in-parts.ts',
  './git/',
  './load/',
  './manifest/',
  './notes/',
  './durable/create-seed.ts',
  './steering/',
  './system/',
];

/**
 * Where the command line takes adapters that only packages/server/src/control-room.ts may construct, one line each.
 * All adapters come out of one index, so the names tell what the paths cannot.
 */
export function foreignConstructions() {
  const origins = exportOrigins(`${root}/packages/adapters/src/index.ts`);
  return sourceFiles(`${root}/packages/cli/src`).flatMap((file) =>
    importsFrom(file, '@tminus/adapters')
      .filter((name) => !FOR_THE_CLI.some((place) => origins.get(name)?.startsWith(place)))
      .map((name) => {
        const where = file.slice(root.length + 1);
        return `${where} takes ${name} of @tminus/adapters\n  adapters are put together in packages/server/src/control-room.ts`;
      }),
  );
}

/** Exported name → file that it comes from, as the index writes it. */
function exportOrigins(index) {
  const origins = new Map();
  for (const statement of parse(index).statements) {
    if (!ts.isExportDeclaration(statement) || !ts.isNamedExports(statement.exportClause)) continue;
    for (const { name } of statement.exportClause.elements)
      origins.set(name.text, statement.moduleSpecifier.text);
  }
  return origins;
}

/** Names that a file imports from a package as values; types construct nothing. A namespace import is `*`. */
function importsFrom(file, module) {
  return parse(file).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || statement.moduleSpecifier.text !== module) return [];
    const clause = statement.importClause;
    if (clause === undefined || clause.isTypeOnly) return [];
    if (!clause.namedBindings || !ts.isNamedImports(clause.namedBindings)) return ['*'];
    return clause.namedBindings.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ propertyName, name }) => (propertyName ?? name).text);
  });
}

function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
}

function sourceFiles(directory) {
  return readdirSync(directory, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(directory, name));
}
