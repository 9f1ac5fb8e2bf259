import type { GitbeakerRequestError } from '@gitbeaker/rest';
import type { Forge, ForgeSettings } from '@tminus/engine';
import { fillPlaceholders } from '../config/resolve-secrets.ts';
import {
  FORGE_LIMIT_MS,
  type ForgeAnswer,
  type ForgeOptions,
  refusalOf,
  tagMissing,
  unreachable,
} from './forge-call.ts';

/**
 * Releases on GitLab. One is found by its tag before it is made, so that an answer that was lost makes no second one. No
 * `ref` is given, without which GitLab makes no tag of its own. It has no mark for pre-releases.
 */
export function createGitlabForge(
  settings: ForgeSettings,
  { timeoutMs = FORGE_LIMIT_MS, signal }: ForgeOptions = {},
): Forge {
  const { repository } = settings;
  return {
    bodyLimit: 1_000_000,
    async publishRelease({ tag, name, body }) {
      const { ProjectReleases } = await import('@gitbeaker/rest');
      const releases = new ProjectReleases({
        host: (settings.url ?? 'https://gitlab.com').replace(/\/+$/, ''),
        token: await fillPlaceholders(settings.token, 'publish.forge: token'),
        queryTimeout: timeoutMs,
      });
      const find = async (): Promise<string | null> => {
        try {
          return addressOf(await untilAborted(releases.show(repository, tag), signal), settings, tag);
        } catch (error) {
          if (answerOf(error)?.status === 404) return null;
          throw error;
        }
      };
      try {
        const found = await find();
        if (found !== null) return found;
        const made = await untilAborted(
          releases.create(repository, { tagName: tag, name, description: body }),
          signal,
        );
        return addressOf(made, settings, tag);
      } catch (error) {
        const answer = answerOf(error);
        if (answer === null) throw unreachable(settings, error);
        // Somebody else made it in between, or it is ours, whose answer was lost.
        const found = answer.status === 409 ? await find().catch(() => null) : null;
        if (found !== null) return found;
        const isTagMissing = [400, 422].includes(answer.status) && /\bref\b/i.test(answer.reason);
        throw isTagMissing ? tagMissing(settings, tag) : refusalOf(settings, tag, answer);
      }
    },
  };
}

/** The client takes no signal: what it does is not waited for any longer. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', stop));
}

/** Where a release can be read; older instances do not say. */
function addressOf(release: unknown, { url, repository }: ForgeSettings, tag: string): string {
  const { _links: links } = release as { _links?: { self?: string } };
  return links?.self ?? `${url ?? 'https://gitlab.com'}/${repository}/-/releases/${encodeURIComponent(tag)}`;
}

/** Null when there was no answer. After many times 429 or 502 the client gives up with an error of its own. */
function answerOf(error: unknown): ForgeAnswer | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'GitbeakerRetryError') return { status: 429, reason: '', isLimited: true };
  const { response, description } = (error as GitbeakerRequestError).cause ?? {};
  if (response === undefined) return null;
  return { status: response.status, reason: String(description ?? ''), isLimited: false };
}
