import type { RolloutAction, RolloutResource } from '@tminus/contract';
import { formatDuration, isLiveState, type Translate } from '@tminus/domain';
import { currentActor } from '../actor.ts';
import { allPages } from '../all-pages.ts';
import type { Context } from '../context.ts';
import { pauseHint } from '../output/pause-hint.ts';
import { color, oneLine, print, printJson, say, table } from '../output/terminal.ts';
import { answer, isAttended, looking, type Session, withSession } from '../session.ts';

/** `rollout list` */
export async function listRollouts(context: Context): Promise<void> {
  await withSession(context, looking('rollout list'), async ({ api }) => {
    const items = await allPages(async (query) =>
      answer(await api.GET('/api/v1/rollouts', { params: { query } })),
    );
    if (context.json) return printJson({ items });
    if (items.length === 0) return say(context.translate('cli.rollout.none'));
    print(table(items.map((rollout) => head(rollout, context.translate))));
  });
}

/** `rollout show REL` */
export async function showRollout(context: Context, ref: string): Promise<void> {
  await withSession(context, looking('rollout show'), async (session) => {
    const { api } = session;
    const rollout = answer(await api.GET('/api/v1/rollouts/{ref}', { params: { path: { ref } } }));
    if (context.json) return printJson(rollout);
    print(describe(rollout, context.translate));
    await warnUnattended(context, rollout, session);
  });
}

/** `rollout pause|resume|promote|abort REL`: said to the store; the controller hears it at its next tick. */
export async function commandRollout(
  context: Context,
  ref: string,
  action: RolloutAction,
  options: { readonly reason?: string },
): Promise<void> {
  await withSession(context, { command: `tminus rollout ${action}` }, async (session) => {
    const { api } = session;
    const body = { action, actor: await currentActor(context), reason: options.reason ?? null };
    const rollout = answer(
      await api.POST('/api/v1/rollouts/{ref}/commands', { params: { path: { ref } }, body }),
    );
    if (context.json) printJson(rollout);
    else print(describe(rollout, context.translate));
    await warnUnattended(context, rollout, session);
  });
}

/** What was decided is not what routers do while nobody tells them. */
async function warnUnattended(
  { translate }: Context,
  { state, version }: RolloutResource,
  session: Session,
): Promise<void> {
  if (!isLiveState(state) || (await isAttended(session))) return;
  say(color.yellow(translate('cli.rollout.nobody', { release: `v${version}` })));
}

const head = ({ version, state, percent, stepIndex, steps }: RolloutResource, t: Translate): string[] => [
  color.bold(`v${version}`),
  t(`rollout.state.${state}`),
  `${percent} %`,
  `${stepIndex + 1}/${steps.length}`,
];

function describe(rollout: RolloutResource, t: Translate): string {
  const soak = rollout.steps[rollout.stepIndex]?.soakMs ?? 0;
  const rows = rollout.targets.map(({ component, from, to, verdict, canary, explanation }) => [
    `  ${component}`,
    `${from} → ${to}`,
    verdict === null ? '·' : t(`rollout.verdictName.${verdict}`),
    `${canary.bad}/${canary.requests}`,
    explanation[0]?.text ?? '',
  ]);
  const elapsed = `${formatDuration(Math.round(rollout.soakElapsedMs / 1000) * 1000)} / ${formatDuration(soak)}`;
  return [
    [...head(rollout, t), elapsed].join('  '),
    table(rows),
    ...(rollout.pause === null
      ? []
      : [color.yellow(oneLine(rollout.pause.text)), color.dim(oneLine(pauseHint(rollout, t)))]),
    ...(rollout.rollback === null ? [] : [color.red(oneLine(rollout.rollback.reason))]),
  ].join('\n');
}
