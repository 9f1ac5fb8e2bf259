import { joinPath } from './join-path.ts';
import { type ManifestFormat, NO_EDITS, rangeKey, setting, type WorkspaceMoves } from './manifest-format.ts';
import { NPM_GROUPS } from './npm-package.ts';
import { scanJson } from './scan-json.ts';
import { byPath, type Edit, type PlacedSpan } from './span.ts';

/**
 * `package-lock.json` and `npm-shrinkwrap.json`, lockfileVersion 1 to 3: what the package files of the workspace say is
 * repeated here, and npm takes a lock file that repeats something else for an old one.
 */
export const npmLock: ManifestFormat = {
  syntax: 'JSON',
  ecosystem: 'npm',
  identify: null,
  edit(text, { workspace }) {
    if (workspace === undefined) return NO_EDITS;
    const spans = scanJson(text);
    const at = byPath(spans);
    const edits = spans.flatMap((span): Edit[] => {
      const [top, key = ''] = span.path;
      if (span.path.length === 1 && top === 'version') return versionEdit(span, '', workspace);
      if (top === 'packages') return packageEdit(span, key, workspace);
      const place = top === 'dependencies' ? (at('dependencies', key, 'version')?.value ?? '') : '';
      return place.startsWith('file:') ? requiredEdit(span, place.slice('file:'.length), workspace) : [];
    });
    return { edits, findings: [] };
  },
};

function versionEdit(span: PlacedSpan, key: string, { directory, versions }: WorkspaceMoves): Edit[] {
  return setting(labelOf(span.path), span, versions.get(joinPath(directory, key) ?? '') ?? null);
}

/** What was installed lies in node_modules; every other package of the list lives in the repository. */
function packageEdit(span: PlacedSpan, key: string, workspace: WorkspaceMoves): Edit[] {
  if (/(?:^|\/)node_modules\//.test(key)) return [];
  const [, , group = '', dependency] = span.path;
  if (group === 'version' && span.path.length === 3) return versionEdit(span, key, workspace);
  const isRange = NPM_GROUPS.includes(group) && span.path.length === 4;
  return isRange ? rangeEdit(span, key, [group], dependency ?? '', workspace) : [];
}

/** lockfileVersion 2 says the ranges a second time, for older versions of npm, without their field. */
function requiredEdit(span: PlacedSpan, key: string, workspace: WorkspaceMoves): Edit[] {
  const [, , field, dependency] = span.path;
  const isRange = field === 'requires' && span.path.length === 4;
  return isRange ? rangeEdit(span, key, NPM_GROUPS, dependency ?? '', workspace) : [];
}

function rangeEdit(
  span: PlacedSpan,
  key: string,
  groups: readonly string[],
  dependency: string,
  { directory, ranges }: WorkspaceMoves,
): Edit[] {
  const place = joinPath(directory, key) ?? '';
  const moves = groups.map((group) => ranges.get(rangeKey(place, group, dependency)));
  const move = moves.find((each) => each?.from === span.value);
  return setting(labelOf(span.path), span, move?.to ?? null);
}

/** As JavaScript would write it: the package of the lock file itself has the empty name. */
const labelOf = (path: readonly string[]): string =>
  path
    .map((key, index) =>
      /^[\w$-]+$/.test(key) ? `${index === 0 ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`,
    )
    .join('');
