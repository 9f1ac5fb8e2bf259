import { isVersionRange } from '../version/declared-range.ts';
import { scanJson } from './scan-json.ts';
import { scanToml } from './scan-toml.ts';
import { BrokenText, byPath, type PlacedSpan } from './span.ts';

/** A package file of one directory, as it was read. */
export interface PackageText {
  /** For example `Cargo.toml`. */
  readonly name: string;
  readonly text: string;
}

interface Declared {
  /** Of the package itself. */
  readonly name: string | null;
  /** As written, by package; where several groups name one, what is needed to run goes before the rest. */
  readonly ranges: ReadonlyMap<string, string>;
}

const READERS = {
  'package.json': { read: readNpm, rangeOf: npmRange },
  'Cargo.toml': { read: readCargo, rangeOf: cargoRange },
} as const;

/** Names of the package files that `declaredRange` understands. */
export const RANGE_FILES = Object.keys(READERS) as readonly (keyof typeof READERS)[];

/**
 * The range that a package declares of another one of the same ecosystem, in npm's words; null where it declares none
 * that names versions (`file:…`, a tag, `workspace = true`), or a text cannot be read. `workspace:*` is the very version
 * that the dependency has, as pnpm and yarn publish it.
 *
 * @param current version of the dependency
 */
export function declaredRange(
  dependent: readonly PackageText[],
  dependency: readonly PackageText[],
  current: string,
): string | null {
  for (const file of RANGE_FILES) {
    const { read, rangeOf } = READERS[file];
    const name = read(textOf(dependency, file)).name;
    const written = name === null ? undefined : read(textOf(dependent, file)).ranges.get(name);
    const range = written === undefined ? null : rangeOf(written.trim(), current);
    if (range !== null && isVersionRange(range)) return range;
  }
  return null;
}

const textOf = (files: readonly PackageText[], wanted: string): string =>
  files.find(({ name }) => name === wanted)?.text ?? '';

/** pnpm and yarn put the version of the workspace in the place of these. */
const WORKSPACE: Readonly<Record<string, string>> = { '*': '=', '^': '^', '~': '~' };

function npmRange(written: string, current: string): string | null {
  const inside = /^workspace:(.*)$/.exec(written)?.[1];
  if (inside === undefined) return written;
  const operator = WORKSPACE[inside];
  return operator === undefined ? inside : `${operator}${current.split('+', 1)[0]}`;
}

/** A bare version is a caret there, and commas stand between parts. */
function cargoRange(written: string): string {
  const parts = written.split(',').map((part) => part.trim().replace(/^(?=\d[^*]*$)/, '^'));
  return parts.join(' ');
}

/** What binds whoever installs the package comes first. */
const NPM_GROUPS = ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies'];

function readNpm(text: string): Declared {
  const spans = tolerant(() => scanJson(text));
  const found = new Map<string, string>();
  for (const group of NPM_GROUPS)
    for (const { path, value } of spans)
      if (path[0] === group && path[1] !== undefined && path.length === 2 && !found.has(path[1]))
        found.set(path[1], value);
  return { name: byPath(spans)('name')?.value ?? null, ranges: found };
}

/** Of `[dependencies]` and `[build-dependencies]`, for every target alike. */
function readCargo(text: string): Declared {
  const spans = tolerant(() => scanToml(text).filter(({ isText }) => isText));
  const at = byPath(spans);
  const found = new Map<string, string>();
  for (const { path, value } of spans) {
    const start = path[0] === 'target' ? 2 : 0;
    const [table = '', key, field, ...deeper] = path.slice(start);
    if (!/^(?:build-)?dependencies$/.test(table) || key === undefined || deeper.length > 0) continue;
    if (field !== undefined && field !== 'version') continue;
    const name = at(...path.slice(0, start + 2), 'package')?.value ?? key;
    if (!found.has(name)) found.set(name, value);
  }
  return { name: at('package', 'name')?.value ?? null, ranges: found };
}

function tolerant<T extends PlacedSpan>(scan: () => T[]): T[] {
  try {
    return scan();
  } catch (error) {
    if (error instanceof BrokenText) return [];
    throw error;
  }
}
