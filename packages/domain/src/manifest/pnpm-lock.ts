import { joinPath } from './join-path.ts';
import { identity, type ManifestFormat, NO_EDITS, rangeKey, setting } from './manifest-format.ts';
import type { PlacedSpan } from './span.ts';

/**
 * `pnpm-lock.yaml` (lockfileVersion 6 and later): versions of workspace packages are not in it; the ranges that package
 * files give for each other are, and pnpm takes a lock file that repeats another range for an old one.
 */
export const pnpmLock: ManifestFormat = {
  syntax: 'YAML',
  ecosystem: 'npm',
  identify: null,
  edit: (text, { workspace }) => ({
    edits: specifiersIn(text).flatMap((span) => {
      const [importer = '', group = '', dependency = ''] = span.path;
      const place = joinPath(workspace?.directory ?? '.', importer) ?? '';
      const move = workspace?.ranges.get(rangeKey(place, group, dependency));
      return move?.from === span.value ? setting(`importers.${span.path.join('.')}`, span, move.to) : [];
    }),
    findings: [],
  }),
};

/** `pnpm-workspace.yaml`: says which packages belong together, and no version. */
export const pnpmWorkspace: ManifestFormat = {
  syntax: 'YAML',
  ecosystem: 'npm',
  identify(text) {
    const [, list = ''] = text.split(/^packages:[^\n]*\n/m, 2);
    const [own = ''] = list.split(/^[^\s#-]/m, 1);
    const items = [...own.matchAll(/^[ ]*-[ ]+(['"]?)([^'"#\s]+)\1/gm)];
    return identity({ members: items.map(([, , pattern = '']) => pattern) });
  },
  edit: () => NO_EDITS,
};

const LINE = /^( *)('[^']*'|"[^"\\]*"|[^\s'"#:][^\s:]*):(?: (.*))?$/;

/** `specifier:` lines, by importer, field and dependency. pnpm always writes this file in the same form: two spaces a level. */
function specifiersIn(text: string): PlacedSpan[] {
  const found: PlacedSpan[] = [];
  const keys: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    const line = text.slice(at, end);
    const [, indent = '', key = '', value = ''] = LINE.exec(line.trimEnd()) ?? [];
    if (key !== '') {
      keys.length = Math.min(keys.length, indent.length / 2);
      keys.push(unquoted(key));
      const [section, directory = '', group = '', dependency = '', field] = keys;
      if (section === 'importers' && field === 'specifier' && keys.length === 5) {
        const start = at + line.indexOf(': ', indent.length) + 2 + (/^['"]/.test(value) ? 1 : 0);
        const inner = unquoted(value);
        found.push({
          path: [directory, group, dependency],
          start,
          end: start + inner.length,
          value: inner,
        });
      }
    }
    at = end + 1;
  }
  return found;
}

const unquoted = (text: string): string => (/^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text);
