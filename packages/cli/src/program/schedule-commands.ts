import { isDate } from '@tminus/domain';
import { Argument, type Command, InvalidArgumentError } from 'commander';
import type { ScheduleCommandOptions } from '../commands/schedule.ts';
import type { Definition } from './define.ts';
import { wholeNumber } from './values.ts';

/** Task networks. */
export function addScheduleCommands(program: Command, { t, context, command }: Definition): void {
  command(program, 'schedule', t('cli.schedule'), 'tminus schedule tasks.yaml --finish 2026-12-18')
    .addArgument(new Argument('<file>', t('cli.argument.scheduleFile')))
    .option('--finish <when>', t('cli.option.scheduleFinish'), point)
    .option('--runs <number>', t('cli.option.runs'), wholeNumber(1, 100_000))
    .option('--seed <number>', t('cli.option.seed'), wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .action(async (file: string, options: ScheduleCommandOptions) =>
      (await import('../commands/schedule.ts')).schedule(context(), file, options),
    );
}

function point(text: string): string {
  if (isDate(text) || /^-?\d+(?:\.\d+)?$/.test(text)) return text;
  throw new InvalidArgumentError('2026-12-01, 20');
}
