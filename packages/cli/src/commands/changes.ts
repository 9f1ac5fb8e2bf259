import { readChanges } from '@tminus/adapters';
import type { Change } from '@tminus/domain';
import { byRepository, componentsNamed, selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
import { readsOnePass } from '../one-pass.ts';
import { changeLines, countChanges } from '../output/render-changes.ts';
import { print, printJson, terminalWidth } from '../output/terminal.ts';

export interface ChangesOptions {
  readonly component?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `changes`: every commit as read; nothing is left out, and what does not conform is counted. */
export async function listChanges(context: Context, options: ChangesOptions): Promise<void> {
  const all = await selectComponents(context, undefined);
  const wanted = new Set(componentsNamed(all, options.component).map(({ repo }) => repo));
  if (options.from === undefined) readsOnePass();
  const changes: Change[] = [];
  for (const [repo, own] of byRepository(all)) {
    if (!wanted.has(repo)) continue;
    const range = {
      ...(options.from !== undefined && { from: options.from }),
      ...(options.to !== undefined && { to: options.to }),
    };
    const read = await readChanges({ repo, components: own, ...range });
    for (const change of read.changes)
      if (options.component === undefined || change.components.includes(options.component))
        changes.push(change);
  }
  if (context.json) return printJson({ changes: changes.map(toRow), counts: countChanges(changes) });
  print(changeLines(changes, context.translate, terminalWidth()).join('\n'));
}

function toRow({ files, author: _author, ...change }: Change) {
  return { ...change, files: files.length };
}
