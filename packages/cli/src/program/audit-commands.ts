import { EVENT_PATTERNS } from '@tminus/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Definition } from './define.ts';

type Options = Record<string, never>;

/** What happened, and whether the log that says so is what was written. */
export function addAuditCommands(program: Command, { t, context, group, command }: Definition): void {
  const audit = group(program, 'audit', t('cli.audit'));
  const load = () => import('../commands/audit.ts');
  command(audit, 'list', t('cli.audit.list'), 'tminus audit list --release v1.3.0 --type "rollout.*"')
    .option('--release <release>', t('cli.option.release'))
    .addOption(new Option('--type <type>', t('cli.option.eventType')).choices(EVENT_PATTERNS))
    .option('--actor <actor>', t('cli.option.actor'))
    .option('--after <number>', t('cli.option.after'), count(0))
    .option('--limit <number>', t('cli.option.limit'), count(1))
    .action(async (options: Options) => (await load()).listEvents(context(), options));
  command(audit, 'verify', t('cli.audit.verify'), `tminus audit verify --head 42:${'0'.repeat(64)}`)
    .option('--head <seq:hash>', t('cli.option.head'), head)
    .action(async (options: Options) => (await load()).verifyLog(context(), options));
}

const count = (least: number) => (text: string) => {
  if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text);
  throw new InvalidArgumentError(`${least} …`);
};

function head(text: string): string {
  if (/^\d{1,18}:[0-9a-f]{64}$/.test(text)) return text;
  throw new InvalidArgumentError('SEQ:HASH');
}
