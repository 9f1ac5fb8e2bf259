import { createAssets } from '../assets.ts';
import type { Context } from '../context.ts';
import { withDatabaseUrl } from '../database-url.ts';
import { onInterrupt } from '../interrupt.ts';
import { printJson, say } from '../output/terminal.ts';

/** `serve`: API and worker on loopback, until it is stopped; releases under way are taken up at the start. */
export async function serve(given: Context, options: { readonly port: number }): Promise<void> {
  const context = await withDatabaseUrl(given);
  const stop = onInterrupt();
  const { openControlRoom } = await import('@tminus/server');
  const controlRoom = await openControlRoom({
    configFile: context.configFile,
    workspace: context.workspace,
    dataDirectory: context.dataDirectory,
    databaseUrl: context.databaseUrl,
    language: context.language,
    command: 'tminus serve',
    works: true,
    withoutDatabase: false,
    assets: createAssets(),
    onDelay: say,
    onDocumentPart: say,
  });
  try {
    const address = await controlRoom.listen(options.port);
    if (context.json) printJson({ address, pid: process.pid });
    else say(context.translate('cli.serve.listening', { address }));
    await new Promise<void>((resolve) => {
      if (stop.signal.aborted) resolve();
      stop.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    say(context.translate('cli.serve.stopping'));
  } finally {
    await controlRoom.close();
    stop.release();
  }
}
