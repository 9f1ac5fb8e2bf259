import { identity, type ManifestFormat, setting } from './manifest-format.ts';
import { moveRanges, type PlacedRange } from './range-edits.ts';
import { scanToml, type TomlSpan } from './scan-toml.ts';
import { byPath } from './span.ts';

const TABLES = ['dependencies', 'dev-dependencies', 'build-dependencies'];

/**
 * `Cargo.toml`: the version of the package, the one that a workspace shares, and the requirements of dependencies that
 * give a path: cargo refuses to build when a package at a path does not meet them.
 */
export const cargoPackage: ManifestFormat = {
  syntax: 'TOML',
  ecosystem: 'cargo',
  identify(text) {
    const spans = scanToml(text);
    const at = byPath(spans);
    const members = spans.filter(({ path }) => path[0] === 'workspace' && path[1] === 'members');
    return identity({
      name: at('package', 'name')?.value ?? null,
      version: at('package', 'version')?.value ?? null,
      inherits: at('package', 'version', 'workspace')?.value === 'true',
      shared: at('workspace', 'package', 'version')?.value ?? null,
      members: members.map(({ value }) => value),
    });
  },
  edit(text, update) {
    const spans = scanToml(text).filter(({ isText }) => isText);
    const at = byPath(spans);
    const ranges = moveRanges(requirements(spans, update.version !== null), update, 'caret');
    return {
      edits: [
        ...setting('package.version', at('package', 'version'), update.version),
        ...setting('workspace.package.version', at('workspace', 'package', 'version'), update.shared ?? null),
        ...ranges.edits,
      ],
      findings: ranges.findings,
    };
  },
};

/** What the whole workspace shares is raised with every release, for the members that are released with it. */
function requirements(spans: readonly TomlSpan[], isReleased: boolean): PlacedRange[] {
  const at = byPath(spans);
  return spans.flatMap((span) => {
    const key = span.path.at(-2);
    const table = span.path.slice(0, -2);
    const isShared = table.length === 2 && table[0] === 'workspace' && table[1] === 'dependencies';
    if (span.path.at(-1) !== 'version' || key === undefined || !(isShared || isDependencies(table)))
      return [];
    if (at(...table, key, 'path') === null) return [];
    const name = at(...table, key, 'package')?.value ?? key;
    return [{ field: span.path.join('.'), name, span, mode: isShared || isReleased ? 'raise' : 'fit' }];
  });
}

/** `[dependencies]`, `[target.'cfg(unix)'.dependencies]` and the like. */
const isDependencies = (table: readonly string[]): boolean =>
  TABLES.includes(table.at(-1) ?? '') &&
  (table.length === 1 || (table.length === 3 && table[0] === 'target'));

/** `Cargo.lock`: entries without a source are the packages of the workspace. */
export const cargoLock: ManifestFormat = {
  syntax: 'TOML',
  ecosystem: 'cargo',
  identify: null,
  edit(text, { dependencies = new Map<string, string>() }) {
    const spans = scanToml(text).filter(({ isText, path }) => isText && path[0] === 'package');
    const at = byPath(spans);
    const own = spans.flatMap((span) => {
      const [list = '', index = '', field] = span.path;
      const name = at(list, index, 'name')?.value ?? '';
      const isOwn = field === 'version' && span.path.length === 3 && at(list, index, 'source') === null;
      return isOwn && dependencies.has(name) ? [{ name, span }] : [];
    });
    const before = new Set(own.map(({ name, span }) => `${name} ${span.value}`));
    // `name version` where several packages have the name; a source follows unless it is the workspace's.
    const named = spans.filter(({ path, value }) => path[2] === 'dependencies' && before.has(value));
    return {
      edits: [
        ...own.flatMap(({ name, span }) =>
          setting(`package.${name}.version`, span, dependencies.get(name) ?? null),
        ),
        ...named.flatMap((span) => {
          const name = span.value.slice(0, span.value.indexOf(' '));
          return setting(`package.dependencies.${name}`, span, `${name} ${dependencies.get(name)}`);
        }),
      ],
      findings: [],
    };
  },
};
