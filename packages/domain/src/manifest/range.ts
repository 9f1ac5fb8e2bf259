import satisfies from 'semver/functions/satisfies.js';

/** How a package manager reads a range that is only a version. */
export type BareRange = 'exact' | 'caret';

/**
 * `raise` moves a range up to the new version, as what is released together is meant to be used together; `fit` moves it
 * only when it would leave the new version out; `keep` never moves it.
 */
export type RangeMode = 'raise' | 'fit' | 'keep';

const SINGLE = /^(workspace:)?(\^|~|>=|=|v|)([ \t]*)(\d+(?:\.\d+){0,2})(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/**
 * The range of a dependency on a package whose version moves: operator and precision stay, so `^1.2` becomes `^1.3`, and
 * `~1.2.0` becomes `~1.3.0`. What names no number stays (`*`, `workspace:^`, `file:…`, a tag), and so does a range of
 * several parts. Null when such a range, or one that is kept, leaves the new version out: then a person must decide.
 * Build metadata never becomes part of a range.
 */
export function moveRange(
  range: string,
  version: string,
  mode: RangeMode,
  bare: BareRange = 'exact',
): string | null {
  const target = version.replace(/\+.*$/, '');
  const match = SINGLE.exec(range.trim());
  if (match === null) return !isNumeric(range) || admits(range, target, bare) ? range : null;
  const [, scheme = '', operator = '', space = '', digits = ''] = match;
  if (mode !== 'raise' && admits(range.trim().slice(scheme.length), target, bare)) return range;
  if (mode === 'keep') return null;
  return range.replace(range.trim(), () => `${scheme}${operator}${space}${withPrecision(target, digits)}`);
}

/** Places that the range left out stay out, unless the version is a pre-release, which needs all of them. */
function withPrecision(version: string, digits: string): string {
  if (version.includes('-')) return version;
  return version.split('.').slice(0, digits.split('.').length).join('.');
}

const isNumeric = (range: string): boolean => /^(?:workspace:)?[\s<>=^~|v]*\d/.test(range);

function admits(range: string, version: string, bare: BareRange): boolean {
  const plain = range.replace(/^workspace:/, '');
  if (bare === 'exact') return satisfies(version, plain);
  const parts = plain.split(',').map((part) => part.trim());
  return satisfies(
    version,
    parts.map((part) => (/^\d+(?:\.\d+)*(?:-[\w.]+)?$/.test(part) ? `^${part}` : part)).join(' '),
  );
}
