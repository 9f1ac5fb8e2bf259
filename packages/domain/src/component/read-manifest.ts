import parse from 'semver/functions/parse.js';

/** What a package file says about its package. */
export interface Manifest {
  /** Null when the file gives none, as a private package may. */
  readonly name: string | null;
  readonly version: string | null;
  /** Names of packages that it needs when it runs. */
  readonly dependencies: readonly string[];
}

/** Null when the text is not of that format. */
type Reader = (text: string, fileName: string) => Manifest | null;

const NPM_DEPENDENCIES = ['dependencies', 'peerDependencies', 'optionalDependencies'];

/** Package files of the common ecosystems, in the order in which they name a directory that holds several. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^package\.json$/, (text) => readJson(text, NPM_DEPENDENCIES)],
  [/^Cargo\.toml$/, (text) => readToml(text, ['package'])],
  [/^go\.mod$/, readGoMod],
  [/^pyproject\.toml$/, (text) => readToml(text, ['project', 'tool.poetry'])],
  [/^pom\.xml$/, readPom],
  [/^build\.gradle(?:\.kts)?$/, () => manifest(null, null)],
  [/^composer\.json$/, (text) => readJson(text, ['require'])],
  [/^[^/]+\.gemspec$/, (_, fileName) => manifest(fileName.slice(0, -'.gemspec'.length), null)],
  [/^Chart\.yaml$/, readChart],
  [/^[^/]+\.csproj$/, (text, fileName) => readCsproj(text, fileName.slice(0, -'.csproj'.length))],
  [/^mix\.exs$/, readMix],
];

/** Place of a file name in the order of package files; null when it is none. */
export function packageFileRank(fileName: string): number | null {
  const rank = READERS.findIndex(([pattern]) => pattern.test(fileName));
  return rank === -1 ? null : rank;
}

/** File names that a component's version may be read from, when no name is free to choose. */
export const FIXED_PACKAGE_FILES = [
  'package.json',
  'Cargo.toml',
  'pyproject.toml',
  'pom.xml',
  'composer.json',
  'Chart.yaml',
  'mix.exs',
] as const;

/** The first SemVer 2.0.0 version among package files of one directory; null when none gives one. */
export function manifestVersion(
  files: readonly { readonly name: string; readonly text: string }[],
): string | null {
  for (const { name, text } of files) {
    const version = readManifest(name, text)?.version ?? null;
    if (version !== null && /^\d/.test(version) && parse(version) !== null) return version;
  }
  return null;
}

/**
 * Reads a package file by its name. Formats other than JSON are read by line, for the name and the version
 * alone; a value that is computed counts as not given. Null when the text is not of the format.
 */
export function readManifest(fileName: string, text: string): Manifest | null {
  const rank = packageFileRank(fileName);
  return (rank === null ? undefined : READERS[rank]?.[1])?.(text, fileName) ?? null;
}

function manifest(
  name: string | null,
  version: string | null,
  dependencies: readonly string[] = [],
): Manifest {
  return { name, version, dependencies };
}

function readJson(text: string, dependencyKeys: readonly string[]): Manifest | null {
  const value = parseJson(text);
  if (!isRecord(value)) return null;
  const { name, version } = value;
  const dependencies = dependencyKeys.flatMap((key) => {
    const group = value[key];
    return isRecord(group) ? Object.keys(group) : [];
  });
  return manifest(
    typeof name === 'string' ? name : null,
    typeof version === 'string' ? version : null,
    dependencies,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `name = "…"` and `version = "…"` of the first of these tables that is there. */
function readToml(text: string, tables: readonly string[]): Manifest | null {
  const found = new Map<string, Map<string, string>>();
  let table: string | null = null;
  for (const line of text.split('\n')) {
    const heading = /^\s{0,8}\[([^[\]]{1,200})\]/.exec(line)?.[1]?.trim();
    if (heading !== undefined) {
      table = heading;
      found.set(table, new Map());
      continue;
    }
    const [, key, value] = /^\s{0,8}(name|version)\s{0,8}=\s{0,8}["']([^"']{1,200})["']/.exec(line) ?? [];
    if (table !== null && key !== undefined && value !== undefined) found.get(table)?.set(key, value);
  }
  if (found.size === 0) return null;
  const own = tables.map((name) => found.get(name)).find((values) => values !== undefined);
  return manifest(own?.get('name') ?? null, own?.get('version') ?? null);
}

/** A module path ends in `/v2` from major version 2 on; the segment before it is the name. */
function readGoMod(text: string): Manifest | null {
  const path = /^module[ \t]{1,8}"?([^\s"]{1,500})/m.exec(text)?.[1];
  if (path === undefined) return null;
  const segments = path.split('/').filter((segment) => !/^v\d+$/.test(segment));
  return manifest(segments.at(-1) ?? null, null);
}

function readPom(text: string): Manifest | null {
  if (!text.includes('<project')) return null;
  // The parent's coordinates come first; those of dependencies and plugins come after the own ones.
  const afterParent = text.indexOf('</parent>');
  const own = afterParent === -1 ? text : text.slice(afterParent);
  const head = own.split(/<(?:dependencies|dependencyManagement|build|profiles)>/, 1)[0] ?? own;
  return manifest(tagText(head, 'artifactId'), tagText(head, 'version'));
}

function readCsproj(text: string, stem: string): Manifest | null {
  return text.includes('<Project')
    ? manifest(tagText(text, 'AssemblyName') ?? stem, tagText(text, 'Version'))
    : null;
}

function tagText(xml: string, tag: string): string | null {
  const start = xml.indexOf(`<${tag}>`);
  const end = xml.indexOf(`</${tag}>`, start);
  if (start === -1 || end === -1) return null;
  const value = xml.slice(start + tag.length + 2, end).trim();
  return value === '' || value.includes('$') ? null : value;
}

function readChart(text: string): Manifest | null {
  const field = (key: string): string | null =>
    new RegExp(`^${key}:[ \\t]{0,8}["']?([^\\s"'#]{1,200})`, 'm').exec(text)?.[1] ?? null;
  return field('apiVersion') === null && field('name') === null
    ? null
    : manifest(field('name'), field('version'));
}

function readMix(text: string): Manifest | null {
  if (!text.includes('defmodule')) return null;
  const name = /\bapp:\s{0,8}:(\w{1,200})/.exec(text)?.[1] ?? null;
  return manifest(name, /\bversion:\s{0,8}"([^"]{1,200})"/.exec(text)?.[1] ?? null);
}
