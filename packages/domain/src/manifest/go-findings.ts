import type { ComponentVersion } from './component-version.ts';
import type { FoundPackage } from './find-packages.ts';
import type { ManifestFinding } from './manifest-format.ts';

const MODULE = /^[ \t]*module[ \t]+(?:"([^"\n]+)"|`([^`\n]+)`|([^\s"`(]+))/m;

/**
 * What Go wants of a release besides its tag: from v2 on the module path ends in the major version (`/v2`; `.v2` on
 * gopkg.in, which wants it of v1 too), and the tag of a module below the top of its repository begins with its directory.
 * https://go.dev/ref/mod#major-version-suffixes, https://go.dev/ref/mod#vcs-version
 */
export function goFindings({ file, directory, format, owner, version }: FoundPackage): ManifestFinding[] {
  if (format.ecosystem !== 'go' || version === null || owner === null) return [];
  const [, quoted, raw, bare] = MODULE.exec(file.text) ?? [];
  const module = quoted ?? raw ?? bare;
  if (module === undefined) return [];
  const wanted = withMajor(module, Number.parseInt(version, 10));
  const findings: ManifestFinding[] = [];
  if (wanted !== module)
    findings.push({ code: 'manifest.goMajor', params: { path: file.path, module, version, wanted } });
  return [...findings, ...tagFinding(owner, directory, module, file.path)];
}

function withMajor(module: string, major: number): string {
  if (module.startsWith('gopkg.in/')) return module.replace(/\.v\d+$|$/, () => `.v${major}`);
  return module.replace(/\/v\d+$/, '') + (major > 1 ? `/v${major}` : '');
}

/** A module in a directory `v2` of its own, as its path says, is tagged without it. */
function tagFinding(
  { tagPattern, name }: ComponentVersion,
  directory: string,
  module: string,
  path: string,
): ManifestFinding[] {
  const major = /\/(v\d+)$/.exec(module)?.[1];
  const place = `/${directory}`.endsWith(`/${major}`) ? directory.replace(/(?:^|\/)v\d+$/, '') : directory;
  const wanted = place === '.' || place === '' ? 'v{version}' : `${place}/v{version}`;
  if (tagPattern === wanted) return [];
  return [{ code: 'manifest.goTag', params: { path, component: name, tag: tagPattern, wanted } }];
}
