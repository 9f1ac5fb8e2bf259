import { Argument, type Command, Option } from 'commander';
import type { Definition } from './define.ts';

type Options = Record<string, never>;

/** How a team works with git: commit messages, branches, and what is in scope. */
export function addBranchCommands(program: Command, definition: Definition): void {
  const { t, context, command } = definition;
  command(program, 'lint', t('cli.lint'), 'tminus lint origin/main..HEAD')
    .addArgument(new Argument('[range]', t('cli.argument.range')))
    .option('--message <file>', t('cli.option.message'))
    .option('--branch <name>', t('cli.option.branch'))
    .option('--freeze-date <date>', t('cli.option.freezeDate'))
    .option('--strict', t('cli.option.strict'))
    .addOption(new Option('--format <form>', t('cli.option.lintFormat')).choices(['text', 'github']))
    .action(async (range: string | undefined, options: Options) =>
      (await import('../commands/lint.ts')).lint(context(), range, options),
    );
  command(program, 'scope', t('cli.scope'), 'tminus scope v1.3.0')
    .addArgument(new Argument('[release]', t('cli.argument.scopeRelease')))
    .option('--file <file>', t('cli.option.scopeFile'))
    .option('--from <revision>', t('cli.option.from'))
    .option('--to <revision>', t('cli.option.to'))
    .action(async (word: string | undefined, options: Options) =>
      (await import('../commands/scope.ts')).showScope(context(), word, options),
    );
  addBranches(program, definition);
}

function addBranches(program: Command, { t, context, group, command }: Definition): void {
  const branch = group(program, 'branch', t('cli.branch'));
  const load = () => import('../commands/branch.ts');
  command(branch, 'release', t('cli.branch.release'), 'tminus branch release 1.3.0')
    .addArgument(new Argument('[version]', t('cli.argument.version')))
    .option('--component <name>', t('cli.option.component'))
    .option('--from <revision>', t('cli.option.fromRevision'))
    .option('--reason <text>', t('cli.option.reasonLower'))
    .option('--dry-run', t('cli.option.dryRunBranch'))
    .action(async (version: string | undefined, options: Options) =>
      (await load()).branchRelease(context(), version, options),
    );
  command(branch, 'hotfix', t('cli.branch.hotfix'), 'tminus branch hotfix --from v1.2.0')
    .option('--component <name>', t('cli.option.component'))
    .option('--from <release>', t('cli.option.fromRelease'))
    .option('--dry-run', t('cli.option.dryRunBranch'))
    .action(async (options: Options) => (await load()).branchHotfix(context(), options));
  command(branch, 'merge-back', t('cli.branch.mergeBack'), 'tminus branch merge-back hotfix/1.2.1')
    .addArgument(new Argument('<source>', t('cli.argument.source')))
    .action(async (source: string) =>
      (await import('../commands/merge-back.ts')).branchMergeBack(context(), source),
    );
}
