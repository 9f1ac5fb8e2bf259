import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningLoad } from '@tminus/adapters';
import { type Context, createContext } from '../context.ts';
import { exitCodeOf } from '../demo/outcome.ts';
import { type DemoOptions, rehearse, tell } from '../demo/rehearsal.ts';
import { leftLine, renderSummary } from '../demo/summary.ts';
import { createDemoWorkspace, type DemoWorkspace } from '../demo/workspace.ts';
import { onInterrupt } from '../interrupt.ts';
import { color, print, printJson, say } from '../output/terminal.ts';
import { openSession, type Session } from '../session.ts';

/** `demo`: a release from commits to done, or to a rollback, on real processes and real traffic. */
export async function demo(context: Context, options: DemoOptions): Promise<void> {
  const stop = onInterrupt();
  const workspace = await createDemoWorkspace();
  const own = {
    ...createContext({}, process.env),
    ...placeOf(workspace),
    json: context.json,
    language: context.language,
    translate: context.translate,
  };
  let session: Session | null = null;
  let load: RunningLoad | null = null;
  let isTold = false;
  try {
    const t = context.translate;
    tell(t('demo.step.repositories'));
    session = await openSession(own, { works: true, command: 'tminus demo' });
    tell(t('demo.step.database'));
    const outcome = await rehearse(context, options, workspace, session, stop.signal, (started) => {
      load = started;
    });
    if (outcome === null) return interrupted(context);
    if (context.json) printJson(outcome);
    else print(renderSummary(outcome, t, options.fault));
    isTold = true;
    process.exitCode = exitCodeOf(outcome.outcome);
  } finally {
    // A load generator that was killed has no last word; everything else is cleared away all the same.
    await (load as RunningLoad | null)?.stop().catch(() => null);
    await session?.controlRoom?.closeEverything();
    if (options.keep !== true) await workspace.clear();
    // Of what nobody was told the end, nothing is left to look at.
    if (stop.signal.aborted || (!isTold && options.keep !== true))
      await rm(workspace.directory, { recursive: true, force: true });
    else say(color.dim(leftLine(workspace, options, context.translate)));
    stop.release();
  }
}

const placeOf = ({ directory, configFile }: DemoWorkspace) => ({
  directory,
  configFile,
  workspace: directory,
  dataDirectory: join(directory, '.tminus'),
  databaseUrl: null,
});

function interrupted({ translate }: Context): void {
  say(translate('demo.interrupted'));
  process.exitCode = 130;
}
