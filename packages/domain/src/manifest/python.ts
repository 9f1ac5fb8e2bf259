import { identity, type ManifestFormat, NO_EDITS, setting } from './manifest-format.ts';
import { pep440 } from './pep440.ts';
import { scanToml } from './scan-toml.ts';
import { byPath } from './span.ts';

/** Names that differ in case, `-`, `_` and `.` alone are one name (PEP 503). */
const pythonName = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();

/**
 * `pyproject.toml`: the version of `[project]` (PEP 621) and of `[tool.poetry]`, in the form of PEP 440. A version that
 * is dynamic comes from elsewhere when the package is built, and is left alone with a finding.
 */
export const pyproject: ManifestFormat = {
  syntax: 'TOML',
  ecosystem: 'python',
  identify(text) {
    const at = byPath(scanToml(text));
    const name = at('project', 'name') ?? at('tool', 'poetry', 'name');
    const version = at('project', 'version') ?? at('tool', 'poetry', 'version');
    return identity({
      name: name === null ? null : pythonName(name.value),
      version: version?.value ?? null,
    });
  },
  edit(text, { version }) {
    if (version === null) return NO_EDITS;
    const spans = scanToml(text);
    const at = byPath(spans.filter(({ isText }) => isText));
    const own = [at('project', 'version'), at('tool', 'poetry', 'version')] as const;
    if (own.every((span) => span === null)) {
      const isDynamic = spans.some(
        ({ path, value }) => path[0] === 'project' && path[1] === 'dynamic' && value === 'version',
      );
      return isDynamic
        ? { edits: [], findings: [{ code: 'manifest.dynamicVersion', params: {} }] }
        : NO_EDITS;
    }
    const written = pep440(version);
    if (written === null) return { ...NO_EDITS, unwritable: version };
    return {
      edits: [
        ...setting('project.version', own[0], written),
        ...setting('tool.poetry.version', own[1], written),
      ],
      findings: [],
    };
  },
};

/** `uv.lock`: entries whose source is a directory are the packages of the workspace. */
export const uvLock: ManifestFormat = {
  syntax: 'TOML',
  ecosystem: 'python',
  identify: null,
  edit(text, { dependencies }) {
    const spans = scanToml(text);
    const at = byPath(spans);
    let unwritable: string | undefined;
    const edits = spans.flatMap((span) => {
      const [list, index = '', field] = span.path;
      if (list !== 'package' || field !== 'version' || span.path.length !== 3) return [];
      const source = ['editable', 'virtual', 'directory'].some(
        (kind) => at(list, index, 'source', kind) !== null,
      );
      const name = at(list, index, 'name')?.value ?? '';
      const version = dependencies?.get(pythonName(name));
      if (!source || version === undefined) return [];
      const written = pep440(version);
      if (written === null) unwritable = version;
      return setting(`package.${name}.version`, span, written);
    });
    return { edits, findings: [], ...(unwritable !== undefined && { unwritable }) };
  },
};
