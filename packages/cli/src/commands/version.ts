import { readComponentHistories } from '@tminus/adapters';
import { nextVersion, translateCode } from '@tminus/domain';
import { selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
import { color, print, printJson, table } from '../output/terminal.ts';

export interface VersionOptions {
  readonly component?: string;
  readonly channel?: string;
  readonly build?: boolean;
}

/** `version next`: the next version of each component, and why. */
export async function versionNext(context: Context, options: VersionOptions): Promise<void> {
  const histories = await readComponentHistories(await selectComponents(context, options.component));
  const now = Date.now();
  const components = histories.map(({ component, head, current, manifestVersion, changes }) => {
    const decided = nextVersion({
      current: current?.version ?? null,
      changes,
      firstVersion: manifestVersion ?? '0.1.0',
      ...(options.channel !== undefined && { channel: options.channel }),
      ...(options.build === true && { build: { sha: head, at: now } }),
    });
    const reason = translateCode(context.translate, decided.reason.code, decided.reason.params);
    return { name: component.name, ...decided, reason, reasonCode: decided.reason.code };
  });
  if (context.json) return printJson({ components });
  const rows = components.map(({ name, current, next, increment, reason }) => [
    color.bold(name),
    current ?? '–',
    next === current ? color.dim('=') : '→',
    next === current ? color.dim(next) : color.green(next),
    color.dim(increment),
    reason,
  ]);
  print(table(rows));
}
