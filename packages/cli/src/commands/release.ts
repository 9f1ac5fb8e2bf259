import type { ApiClient, ApiSchemas } from '@tminus/contract';
import { dateOf, type Translate } from '@tminus/domain';
import { currentActor } from '../actor.ts';
import type { Context } from '../context.ts';
import { neededReleases, waitsFor } from '../output/needed-releases.ts';
import { releaseTable } from '../output/release-table.ts';
import { type Beside, releaseHead, renderRelease } from '../output/render-release.ts';
import { oneLine, print, printJson, say, terminalWidth } from '../output/terminal.ts';
import { standstillOf, wayOnLines } from '../output/ways-on.ts';
import { answer, isAttended, looking, withSession } from '../session.ts';

type Release = ApiSchemas['Release'];

export interface ListOptions {
  readonly status?: Release['status'][];
  readonly type?: Release['type'][];
  readonly component?: string;
  readonly from?: string;
  readonly to?: string;
  readonly search?: string;
  readonly limit?: number;
}

/** Columns where there is no terminal. */
const USUAL_WIDTH = 80;
const PAGE_LIMIT = 100;

/** `release list`: those to which all options apply, newest first. */
export async function listReleases(context: Context, { limit, ...query }: ListOptions = {}): Promise<void> {
  await withSession(context, looking('release list'), async ({ api }) => {
    const read = async (page: { limit: number; cursor?: string }) =>
      answer(await api.GET('/api/v1/releases', { params: { query: { ...query, ...page } } }));
    const list = await pagesUpTo(limit ?? Number.POSITIVE_INFINITY, read);
    if (context.json) return printJson(list);
    if (list.items.length > 0)
      return print(releaseTable(list.items, terminalWidth() ?? USUAL_WIDTH, context.translate));
    const isSearch = Object.keys(query).length > 0;
    say(context.translate(isSearch ? 'cli.release.noneFound' : 'cli.release.none'));
  });
}

/** So many of a list at most, and where it goes on. */
async function pagesUpTo<T>(
  most: number,
  read: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; next: string | null }>,
): Promise<{ items: T[]; next: string | null }> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (;;) {
    const size = Math.min(PAGE_LIMIT, most - items.length);
    const page = await read({ limit: size, ...(cursor !== null && { cursor }) });
    items.push(...page.items);
    if (page.next === null || items.length >= most) return { items, next: page.next };
    cursor = page.next;
  }
}

/** `release show REL` */
export async function showRelease(context: Context, ref: string): Promise<void> {
  await withSession(context, looking('release show'), async (session) => {
    const { api } = session;
    const path = { ref };
    const release = answer(await api.GET('/api/v1/releases/{ref}', { params: { path } }));
    const rollout =
      release.status === 'paused'
        ? answer(await api.GET('/api/v1/rollouts/{ref}', { params: { path } }))
        : null;
    const standstill = standstillOf(release, await isAttended(session), rollout);
    const beside = await besideOf(api, release);
    if (context.json)
      return printJson({ ...release, ...standstill, waitsFor: waitsFor(release, beside.needs) });
    print(renderRelease(release, context.translate, beside));
    for (const line of wayOnLines(release, standstill, context.translate)) print(line);
  });
}

/** What a release needs, and what is still to be told about it. */
export async function besideOf(api: ApiClient, release: Release): Promise<Required<Beside>> {
  const needed = await Promise.all(
    release.details.needs.map(async (version) => {
      const { data } = await api.GET('/api/v1/releases/{ref}', { params: { path: { ref: version } } });
      return data === undefined ? [] : [data];
    }),
  );
  const path = { ref: release.id };
  const { items } = answer(await api.GET('/api/v1/releases/{ref}/messages', { params: { path } }));
  const today = dateOf(Date.now());
  return {
    needs: neededReleases(release, needed.flat()),
    messages: items.filter(({ date }) => date >= today),
  };
}

/** `release cancel REL --reason TEXT` */
export async function cancelRelease(
  context: Context,
  ref: string,
  options: { reason: string },
): Promise<void> {
  await withSession(context, { command: 'tminus release cancel' }, async ({ api }) => {
    const body = { actor: await currentActor(context), reason: options.reason };
    const release = answer(
      await api.POST('/api/v1/releases/{ref}/cancel', { params: { path: { ref } }, body }),
    );
    if (context.json) return printJson(release);
    print(releaseHead(release, context.translate).join('  '));
    for (const line of leftLines(release, context.translate)) say(line);
  });
}

/** What stays of a release that was given up after something was done for it, and how one gets rid of it. */
export function leftLines({ version, phases, plan }: Release, t: Translate): string[] {
  if (phases.length === 0) return [];
  return [
    oneLine(t('cli.release.cancelled.served', { release: `v${version}` })),
    oneLine(t('cli.release.cancelled.branch', { branch: plan.branch })),
  ];
}

export interface ApprovalOptions {
  readonly as: string;
  readonly by?: string;
  /** Of the plan that was read; the one that stands now when left out. */
  readonly digest?: string;
  readonly reason?: string;
}

/** `approve REL --as ROLE` and `reject REL --as ROLE --reason TEXT`: a word on the package that was read. */
export async function decide(
  context: Context,
  ref: string,
  decision: 'approved' | 'rejected',
  options: ApprovalOptions,
): Promise<void> {
  const command = decision === 'approved' ? 'tminus approve' : 'tminus reject';
  await withSession(context, { command }, async ({ api }) => {
    const seen = answer(await api.GET('/api/v1/releases/{ref}', { params: { path: { ref } } }));
    const body = {
      role: options.as,
      person: options.by ?? (await currentActor(context)),
      decision,
      digest: options.digest ?? seen.plan.digest,
      reason: options.reason ?? null,
    };
    const path = { ref: seen.id };
    const release = answer(await api.POST('/api/v1/releases/{ref}/approvals', { params: { path }, body }));
    if (context.json) return printJson(release);
    print(renderRelease(release, context.translate));
  });
}
