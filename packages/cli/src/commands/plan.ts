import type { ApiSchemas } from '@tminus/contract';
import type { ForcedIncrement, ReleaseType, Translate } from '@tminus/domain';
import { currentActor } from '../actor.ts';
import type { Context } from '../context.ts';
import { type DetailsOptions, detailsOf } from '../details-options.ts';
import { findingLines } from '../output/finding-lines.ts';
import { messageChangeLines } from '../output/message-changes.ts';
import { color, oneLine, print, printJson, say, table } from '../output/terminal.ts';
import { answer, withSession } from '../session.ts';

export interface PlanOptions extends DetailsOptions {
  readonly type?: string;
  readonly releaseDate?: string;
  readonly component?: string[];
  readonly increment?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
  /** Shows what would differ from the plan that there is, and keeps nothing. */
  readonly diff?: boolean;
}

/** `plan`: makes the release and writes the plan document; with `--dry-run` it only shows both. */
export async function plan(context: Context, options: PlanOptions): Promise<void> {
  const dryRun = options.dryRun === true || options.diff === true;
  const details = detailsOf(options);
  await withSession(context, { command: 'tminus plan', savesNothing: dryRun }, async ({ api }) => {
    const result = answer(
      await api.POST('/api/v1/releases', {
        body: {
          author: await currentActor(context),
          type: (options.type ?? null) as ReleaseType | null,
          releaseDate: options.releaseDate ?? null,
          components: options.component ?? null,
          increment: (options.increment ?? null) as ForcedIncrement['increment'] | null,
          reason: options.reason ?? null,
          ...(details !== undefined && { details }),
          dryRun,
        },
      }),
    );
    if (options.diff === true) tellDiff(context, result);
    else tellPlanned(context, result);
  });
}

/** What planning again would change; of a release that nobody planned yet, that it is new. */
function tellDiff({ json, translate: t }: Context, { release, diff }: ApiSchemas['PlanResult']): void {
  if (json) printJson({ version: release.version, diff });
  else if (diff === null) say(t('cli.plan.new', { release: `v${release.version}` }));
  else print(diff.isEmpty ? t('plan.diff.none') : diffLines(diff.text).join('\n'));
}

/** Markdown of a difference in the colours of one. */
const diffLines = (text: string): string[] =>
  text.split('\n').map((line) => {
    if (line.startsWith('## ')) return color.bold(line.slice(3));
    const paint = { '+': color.green, '-': color.red, '~': color.yellow }[line[0] ?? ''];
    return paint === undefined ? line : `  ${paint(oneLine(line))}`;
  });

/** What was planned: the document where it was only looked at, else the release and what became of its messages. */
export function tellPlanned({ json, translate: t }: Context, result: ApiSchemas['PlanResult']): void {
  const { release, saved, files, document, messages } = result;
  if (json) printJson({ ...result, ...summary(release) });
  else if (!saved) print(document);
  if (json || !saved) return;
  print(overview(release, t));
  for (const line of messageChangeLines(messages, t)) say(line);
  for (const file of files) say(t('cli.wrote', { file }));
  const roles = release.missingApprovals.map((role) => `--as ${role}`).join(' | ');
  if (roles !== '') say(t('cli.plan.next', { release: `v${release.version}`, roles }));
}

/** The fields that scripts ask for most, at the top of the document. */
function summary({
  plan: { version, type, releaseDate, components, findings, digest },
}: ApiSchemas['Release']) {
  return { version, type, releaseDate, components, findings, digest };
}

function overview(release: ApiSchemas['Release'], translate: Translate): string {
  const { plan } = release;
  const rows = plan.components.map(({ name, from, to, reason }) => [
    `  ${color.bold(name)}`,
    from ?? '–',
    '→',
    color.green(to),
    reason.text,
  ]);
  return [
    `${color.bold(`v${release.version}`)}  ${plan.type}  ${plan.releaseDate}  ${color.dim(plan.digest.slice(0, 19))}`,
    table(rows),
    ...findingLines(plan.findings, translate),
  ].join('\n');
}
