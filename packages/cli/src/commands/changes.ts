import { readChanges } from '@tminus/adapters';
import type { Change } from '@tminus/domain';
import { byRepository, selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
import { color, fit, oneLine, print, printJson } from '../output/terminal.ts';

export interface ChangesOptions {
  readonly component?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `changes`: every commit as read; nothing is left out. */
export async function listChanges(context: Context, options: ChangesOptions): Promise<void> {
  const components = await selectComponents(context, options.component);
  const changes: Change[] = [];
  for (const [repo, own] of byRepository(components)) {
    const range = {
      ...(options.from !== undefined && { from: options.from }),
      ...(options.to !== undefined && { to: options.to }),
    };
    const read = await readChanges({ repo, components: own, ...range });
    for (const change of read.changes)
      if (options.component === undefined || change.components.includes(options.component))
        changes.push(change);
  }
  if (context.json) return printJson({ changes: changes.map(toRow) });
  for (const change of changes) print(toLine(change));
}

function toRow({ files, author: _author, ...change }: Change) {
  return { ...change, files: files.length };
}

function toLine({ sha, conforms, type, scope, subject, breaking, components }: Change): string {
  const kind = conforms ? `${type ?? ''}${scope === null ? '' : `(${scope})`}${breaking ? '!' : ''}` : '—';
  const label = breaking
    ? color.red(fit(kind, 18))
    : conforms
      ? color.cyan(fit(kind, 18))
      : color.dim(fit(kind, 18));
  const where = components.length === 0 ? '' : color.dim(` [${components.join(', ')}]`);
  return `${color.yellow(sha.slice(0, 8))}  ${label}  ${oneLine(subject)}${where}`;
}
