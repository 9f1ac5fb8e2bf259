import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import type { Definition } from './define.ts';

type Options = Record<string, never>;

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What runs on this machine until it is stopped or done, and what makes its shells know the program. */
export function addMachineCommands(program: Command, { t, context, command }: Definition): void {
  command(program, 'serve', t('cli.serve'), 'tminus serve --port 7070')
    .option('--port <number>', t('cli.option.port'), port, 7070)
    .action(async (options: { port: number }) =>
      (await import('../commands/serve.ts')).serve(context(), options),
    );

  command(program, 'doctor', t('cli.doctor'), 'tminus doctor --json').action(async () =>
    (await import('../commands/doctor.ts')).doctor(context()),
  );

  command(program, 'move', t('cli.move'), 'tminus move --to postgresql://tminus@db.example.com/tminus')
    .requiredOption('--to <url>', t('cli.option.to.database'))
    .action(async (options: { to: string }) =>
      (await import('../commands/move.ts')).move(context(), options),
    );

  command(program, 'demo', t('cli.demo'), 'tminus demo --fault errors')
    .addOption(new Option('--fault <kind>', t('cli.option.fault')).choices(['errors', 'latency', 'crash']))
    .option('--keep', t('cli.option.keep'))
    .action(async (options: Options) => (await import('../commands/demo.ts')).demo(context(), options));

  command(program, 'completion', t('cli.completion'), 'tminus completion bash')
    .addArgument(new Argument('<shell>', t('cli.argument.shell')).choices(SHELLS))
    .action(async (shell: (typeof SHELLS)[number]) =>
      (await import('../commands/completion.ts')).printCompletion(context(), program, shell),
    );
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError('0 … 65535');
}
