import {
  dateOf,
  type ForcedIncrement,
  RefusalError,
  translateCode,
  type VersionDecision,
  withBuild,
} from '@tminus/domain';
import { componentsNamed } from '../components.ts';
import type { Context } from '../context.ts';
import { historyConfigOf } from '../history-config.ts';
import { decideNextVersions } from '../next-versions.ts';
import { renderDecisions, renderExplanations } from '../output/render-decisions.ts';
import { print, printJson, warn } from '../output/terminal.ts';
import { waitingBeyond } from '../waiting-fragments.ts';

export interface VersionOptions {
  readonly component?: string;
  readonly channel?: string;
  readonly build?: boolean;
  readonly increment?: ForcedIncrement['increment'];
  readonly reason?: string;
  readonly explain?: boolean;
}

/**
 * `version next`: the next version of each component, and why. Where one is asked for, whoever has a say in its
 * version is decided with it. Fragments that ask for more are told beside it. Refuses `version.reasonMissing`, and as `decideVersions` does.
 */
export async function versionNext(context: Context, options: VersionOptions): Promise<void> {
  const { component, channel } = options;
  const force = forceOf(options);
  const { components: all, changelog } = await historyConfigOf(context);
  const names = componentsNamed(all, component).map(({ name }) => name);
  const now = Date.now();
  const decided = await decideNextVersions(all, names, {
    now,
    ...(channel !== undefined && { channel }),
    ...(force !== null && { force }),
  });
  const beyond = await waitingBeyond(decided, all, {
    directory: changelog.fragments,
    today: dateOf(now),
    channel,
  });
  const shown = decided.map(({ decision, history: { head } }) => {
    const told = {
      ...decision,
      explanation: [...decision.explanation, ...(beyond.get(decision.name) ?? [])],
    };
    return options.build === true
      ? { ...told, next: withBuild(decision.next, { sha: head, at: now }) }
      : told;
  });
  if (context.json) return printJson({ components: shown.map((decision) => toJson(context, decision)) });
  if (options.explain !== true)
    for (const { code, params } of [...beyond.values()].flat())
      warn(translateCode(context.translate, code, params));
  const render = options.explain === true ? renderExplanations : renderDecisions;
  print(render(shown, context.translate));
}

/** An increment says what is forced, a reason why: neither goes without the other. */
function forceOf({ increment, reason, component }: VersionOptions): ForcedIncrement | null {
  const why = reason?.trim() ?? '';
  if (increment === undefined && reason === undefined) return null;
  if (increment === undefined || why === '')
    throw new RefusalError('version.reasonMissing', { increment: increment ?? 'minor' });
  return { increment, reason: why, components: component === undefined ? null : [component] };
}

function toJson({ translate }: Context, { explanation, ...decision }: VersionDecision) {
  const { code, params } = decision.reason;
  return {
    ...decision,
    reason: translateCode(translate, code, params),
    reasonCode: code,
    explanation: explanation.map((each) => ({
      ...each,
      text: translateCode(translate, each.code, each.params),
    })),
  };
}
