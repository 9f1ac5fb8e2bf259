import { identity, type ManifestFormat, setting } from './manifest-format.ts';
import { scanXml } from './scan-xml.ts';
import { byPath, type PlacedSpan } from './span.ts';

const PROPERTY = /^\$\{([^{}]+)\}$/;

type Find = ReturnType<typeof byPath>;

/**
 * `pom.xml`: the version of the project, or the property of this file that it is taken from (`${revision}`), and that of
 * a parent that is released. Versions of dependencies and plugins are left alone; so is a version put together of several
 * properties, with a finding.
 */
export const mavenProject: ManifestFormat = {
  syntax: 'XML',
  ecosystem: 'maven',
  identify(text) {
    const spans = scanXml(text);
    const at = byPath(spans);
    const modules = spans.filter(({ path }) => path.join('/') === 'project/modules/module');
    const parent = at('project', 'parent', 'artifactId');
    const group = at('project', 'groupId') ?? at('project', 'parent', 'groupId');
    const artifact = at('project', 'artifactId');
    const version = at('project', 'version');
    return identity({
      name: artifact === null ? null : `${group?.value ?? ''}:${artifact.value}`,
      version: version === null ? null : (literal(at, version)?.value ?? null),
      inherits: version === null && parent !== null,
      parent: parentOf(at),
      members: modules.map(({ value }) => value),
    });
  },
  edit(text, { version, dependencies }) {
    const at = byPath(scanXml(text));
    const own = at('project', 'version');
    const parent = at('project', 'parent', 'version');
    const parentName = parentOf(at);
    const parentVersion = parentName === null ? undefined : dependencies?.get(parentName);
    const place = own === null ? null : literal(at, own);
    const isComputed =
      version !== null && place === null && own !== null && PROPERTY.exec(own.value) === null;
    return {
      edits: [
        ...setting(place?.path.slice(1).join('.') ?? '', place, version),
        ...(parent?.value.includes('$') ? [] : setting('parent.version', parent, parentVersion ?? null)),
      ],
      findings: isComputed ? [{ code: 'manifest.computedVersion', params: { value: own.value } }] : [],
    };
  },
};

/** Where a version is written: at its place, or at the property that it names; null when that is not in this file. */
function literal(at: Find, version: PlacedSpan): PlacedSpan | null {
  const property = PROPERTY.exec(version.value)?.[1];
  const place = property === undefined ? version : at('project', 'properties', property);
  return place === null || place.value.includes('$') ? null : place;
}

function parentOf(at: Find): string | null {
  const artifact = at('project', 'parent', 'artifactId');
  return artifact === null ? null : `${at('project', 'parent', 'groupId')?.value ?? ''}:${artifact.value}`;
}

/** `*.csproj` and its like: `<Version>` in a property group. */
export const dotnetProject: ManifestFormat = {
  syntax: 'XML',
  ecosystem: 'dotnet',
  identify: (text) => identity({ version: versionsOf(text)[0]?.value ?? null }),
  edit: (text, { version }) => ({
    edits: versionsOf(text).flatMap((span) => setting('PropertyGroup.Version', span, version)),
    findings: [],
  }),
};

const versionsOf = (text: string): PlacedSpan[] =>
  scanXml(text).filter(
    ({ path, value }) => path.join('/') === 'Project/PropertyGroup/Version' && !value.includes('$'),
  );
