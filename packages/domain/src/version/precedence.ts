/** Identifiers of digits alone are numbers, of any size. */
type Identifier = number | bigint | string;

/** A version taken apart, for comparing. */
export interface ParsedVersion {
  readonly release: readonly [number, number, number];
  /** Identifiers before the `+`; a release has none. */
  readonly prerelease: readonly Identifier[];
  readonly build: readonly Identifier[];
}

const NUMBER = '(?:0|[1-9]\\d{0,15})';
const IDENTIFIER = '[0-9A-Za-z-]+';
/** The form of SemVer 2.0.0; leading zeros of numeric identifiers are looked for afterwards. */
const FORM = new RegExp(
  `^(${NUMBER})\\.(${NUMBER})\\.(${NUMBER})(?:-(${IDENTIFIER}(?:\\.${IDENTIFIER})*))?(?:\\+(${IDENTIFIER}(?:\\.${IDENTIFIER})*))?$`,
);
const LENGTH = 256;

/** Null for what is no SemVer 2.0.0 version, or has more than 256 characters or a number that is not exact. */
export function parseVersion(text: string): ParsedVersion | null {
  if (text.length > LENGTH) return null;
  const match = FORM.exec(text);
  if (match === null) return null;
  const [, major, minor, patch, prerelease, build] = match;
  const release = [Number(major), Number(minor), Number(patch)] as const;
  if (!release.every(Number.isSafeInteger)) return null;
  const identifiers = prerelease === undefined ? [] : prerelease.split('.');
  if (identifiers.some((identifier) => /^0\d+$/.test(identifier))) return null;
  return {
    release,
    prerelease: identifiers.map(identifierOf),
    build: build === undefined ? [] : build.split('.').map(identifierOf),
  };
}

function identifierOf(identifier: string): Identifier {
  if (!/^\d+$/.test(identifier)) return identifier;
  return Number.isSafeInteger(Number(identifier)) ? Number(identifier) : BigInt(identifier);
}

/** SemVer 2.0.0, 11: negative when `left` is lower. Build metadata decides between equals, so that the order is total. */
export function comparePrecedence(left: ParsedVersion, right: ParsedVersion): number {
  for (let place = 0; place < 3; place += 1) {
    const difference = (left.release[place] ?? 0) - (right.release[place] ?? 0);
    if (difference !== 0) return difference;
  }
  const isLeftRelease = left.prerelease.length === 0;
  if (isLeftRelease !== (right.prerelease.length === 0)) return isLeftRelease ? 1 : -1;
  return compareAll(left.prerelease, right.prerelease) || compareAll(left.build, right.build);
}

/** More identifiers are higher where all before are equal; numbers are lower than words. */
function compareAll(left: readonly Identifier[], right: readonly Identifier[]): number {
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const [one, other] = [left[at] ?? 0, right[at] ?? 0];
    if (one === other) continue;
    const isText = typeof one === 'string';
    if (isText !== (typeof other === 'string')) return isText ? 1 : -1;
    return one < other ? -1 : 1;
  }
  return left.length - right.length;
}
