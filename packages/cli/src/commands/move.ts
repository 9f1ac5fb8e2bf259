import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RefusalError } from '@tminus/domain';
import { createAssets } from '../assets.ts';
import type { Context } from '../context.ts';
import { print, printJson } from '../output/terminal.ts';

/** `move --to URL`: the embedded database becomes one of a PostgreSQL server; what is under way goes on there. */
export async function move(context: Context, { to }: { readonly to: string }): Promise<void> {
  const { dataDirectory, translate } = context;
  if (!existsSync(join(dataDirectory, 'db')))
    throw new RefusalError('move.nothingThere', { directory: dataDirectory });
  const { moveWorkspace } = await import('@tminus/server');
  const { rows, events, isRepeated, database } = await moveWorkspace({
    dataDirectory,
    to,
    assets: createAssets(),
  });
  if (context.json) return printJson({ rows, events, repeated: isRepeated, database });
  print(translate(isRepeated ? 'cli.move.repeated' : 'cli.move.done', { rows, events, database }));
  print(translate('cli.move.next'));
}
