import type { Command } from 'commander';
import type { Definition } from './define.ts';

/** Where traffic stands, and a person's word on it. */
export function addRolloutCommands(program: Command, { t, context, group, command }: Definition): void {
  const rollout = group(program, 'rollout', t('cli.rollout'));
  const load = () => import('../commands/rollout.ts');
  command(rollout, 'list', t('cli.rollout.list'), 'tminus rollout list').action(async () =>
    (await load()).listRollouts(context()),
  );
  command(rollout, 'show <release>', t('cli.rollout.show'), 'tminus rollout show v1.3.0').action(
    async (ref: string) => (await load()).showRollout(context(), ref),
  );
  for (const action of ['pause', 'resume', 'promote', 'abort'] as const) {
    const example = `tminus rollout ${action} v1.3.0 --reason "…"`;
    const added = command(rollout, `${action} <release>`, t(`cli.rollout.${action}`), example).option(
      '--reason <text>',
      t('cli.option.reason'),
    );
    if (action === 'promote') added.option('--full', t('cli.option.full'));
    added.action(async (ref: string, options: { reason?: string; full?: boolean }) => {
      const meant = action === 'promote' && options.full === true ? 'promote_fully' : action;
      await (await load()).commandRollout(context(), ref, meant, options);
    });
  }
}
