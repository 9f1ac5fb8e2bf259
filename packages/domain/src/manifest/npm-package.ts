import { identity, type ManifestFormat, type ManifestUpdate, setting } from './manifest-format.ts';
import type { RangeMode } from './range.ts';
import { moveRanges, type PlacedRange } from './range-edits.ts';
import { scanJson } from './scan-json.ts';
import { byPath, type PlacedSpan } from './span.ts';

/** Fields of `package.json` with ranges in them. */
export const NPM_GROUPS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * `package.json`: its version, where it gives one, and the ranges of released packages in it. A peer dependency is
 * raised only when it would leave the new version out: it binds whoever installs the package. For the same reason a
 * component that is not released keeps all ranges but those of its development.
 */
export const npmPackage: ManifestFormat = {
  syntax: 'JSON',
  ecosystem: 'npm',
  identify(text) {
    const spans = scanJson(text);
    const at = byPath(spans);
    // A list, or with yarn a list called `packages` beside others.
    const members = spans.filter(
      ({ path }) => path[0] === 'workspaces' && path.length === (path[1] === 'packages' ? 3 : 2),
    );
    return identity({
      name: at('name')?.value ?? null,
      version: at('version')?.value ?? null,
      members: members.map(({ value }) => value),
    });
  },
  edit(text, update) {
    const spans = scanJson(text);
    const own = setting('version', byPath(spans)('version'), update.version);
    const ranges = moveRanges(rangesIn(spans, update), update, 'exact');
    return { edits: [...own, ...ranges.edits], findings: ranges.findings };
  },
};

function rangesIn(spans: readonly PlacedSpan[], update: ManifestUpdate): PlacedRange[] {
  const modeOf = (group: string): RangeMode => {
    if (update.staysAsItIs === true && group !== 'devDependencies') return 'keep';
    return update.version !== null && group !== 'peerDependencies' ? 'raise' : 'fit';
  };
  return spans.flatMap((span) => {
    const [group = '', name, ...deeper] = span.path;
    if (!NPM_GROUPS.includes(group) || name === undefined || deeper.length > 0) return [];
    return [{ field: `${group}.${name}`, name, span, mode: modeOf(group) }];
  });
}

/** `composer.json`: its version, which most packages leave to their tags. */
export const composerPackage: ManifestFormat = {
  syntax: 'JSON',
  ecosystem: 'composer',
  identify(text) {
    const at = byPath(scanJson(text));
    return identity({ name: at('name')?.value ?? null, version: at('version')?.value ?? null });
  },
  edit: (text, { version }) => ({
    edits: setting('version', byPath(scanJson(text))('version'), version),
    findings: [],
  }),
};
