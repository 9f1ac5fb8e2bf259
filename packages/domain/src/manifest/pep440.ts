import parse from 'semver/functions/parse.js';

/** Pre-release words of PEP 440 by what SemVer versions usually call them. */
const PHASES: Readonly<Record<string, string>> = {
  alpha: 'a',
  a: 'a',
  beta: 'b',
  b: 'b',
  rc: 'rc',
  c: 'rc',
  pre: 'rc',
  preview: 'rc',
};

/**
 * A SemVer version in the normal form of PEP 440: `1.2.0-rc.1` is `1.2.0rc1`, `1.2.0-dev.3` is `1.2.0.dev3`, build
 * metadata becomes the local version. Null for another pre-release: PEP 440 has no word for it, and two channels under
 * one word could get the same version.
 */
export function pep440(version: string): string | null {
  const parsed = parse(version);
  if (parsed === null) return null;
  const { major, minor, patch, prerelease, build } = parsed;
  const suffix = prereleaseOf(prerelease.join('.').toLowerCase());
  if (suffix === null) return null;
  const local = build
    .join('.')
    .toLowerCase()
    .replace(/-+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .replace(/\.{2,}/g, '.');
  return `${major}.${minor}.${patch}${suffix}${local === '' ? '' : `+${local}`}`;
}

function prereleaseOf(text: string): string | null {
  if (text === '') return '';
  const [, word = '', number = ''] = /^([a-z]+)[.-]?(\d*)$/.exec(text) ?? [];
  const phase = Object.hasOwn(PHASES, word) ? PHASES[word] : undefined;
  if (phase !== undefined) return `${phase}${Number(number)}`;
  return word === 'dev' ? `.dev${Number(number)}` : null;
}
