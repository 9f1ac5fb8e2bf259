import { RefusalError, type ReleaseType } from '@tminus/domain';
import { currentActor } from '../actor.ts';
import type { Context } from '../context.ts';
import { type DetailsOptions, detailsOf } from '../details-options.ts';
import { renderRelease } from '../output/render-release.ts';
import { print, printJson } from '../output/terminal.ts';
import { answer, withSession } from '../session.ts';
import { tellPlanned } from './plan.ts';
import { besideOf } from './release.ts';

/** `release edit REL`: what people say of a release; no approval is voided. */
export async function editRelease(context: Context, ref: string, options: DetailsOptions): Promise<void> {
  const edit = detailsOf(options);
  if (edit === undefined) throw new RefusalError('release.nothingToEdit');
  await withSession(context, { command: 'tminus release edit' }, async ({ api }) => {
    const body = { actor: await currentActor(context), ...edit };
    const release = answer(await api.PATCH('/api/v1/releases/{ref}', { params: { path: { ref } }, body }));
    if (context.json) return printJson(release);
    print(renderRelease(release, context.translate, await besideOf(api, release)));
  });
}

export interface CloneOptions {
  readonly type?: string;
  readonly releaseDate?: string;
  readonly dryRun?: boolean;
}

/** `release clone REL`: plans what there is to release now, like another release. */
export async function cloneRelease(context: Context, ref: string, options: CloneOptions): Promise<void> {
  const dryRun = options.dryRun === true;
  await withSession(context, { command: 'tminus release clone', savesNothing: dryRun }, async ({ api }) => {
    const body = {
      author: await currentActor(context),
      type: (options.type ?? null) as ReleaseType | null,
      releaseDate: options.releaseDate ?? null,
      dryRun,
    };
    const path = { ref };
    tellPlanned(context, answer(await api.POST('/api/v1/releases/{ref}/clone', { params: { path }, body })));
  });
}
