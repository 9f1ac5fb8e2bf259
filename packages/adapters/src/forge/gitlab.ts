import type { GitbeakerRequestError, ProjectReleases, Projects } from '@gitbeaker/rest';
import type { Forge, ForgeSettings } from '@tminus/engine';
import { fillPlaceholders } from '../config/resolve-secrets.ts';
import {
  FORGE_CHECK_LIMIT_MS,
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
export function createGitlabForge(settings: ForgeSettings, options: ForgeOptions = {}): Forge {
  const { repository } = settings;
  return {
    bodyLimit: 1_000_000,
    async checkPublish() {
      const { projects } = await connect(settings, { timeoutMs: FORGE_CHECK_LIMIT_MS, ...options });
      try {
        await projects.show(repository);
      } catch (error) {
        const answer = answerOf(error);
        throw answer === null ? unreachable(settings, error) : refusalOf(settings, '', answer);
      }
    },
    async publishRelease({ tag, name, body }) {
      const { releases } = await connect(settings, options);
      const find = async (): Promise<string | null> => {
        try {
          return addressOf(await releases.show(repository, tag), settings, tag);
        } catch (error) {
          if (answerOf(error)?.status === 404) return null;
          throw error;
        }
      };
      try {
        const found = await find();
        if (found !== null) return found;
        const made = await releases.create(repository, { tagName: tag, name, description: body });
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

type Requester = ProjectReleases['requester'];

/** Heavy, and needed once in a release: loaded here. */
async function connect(
  { url, token }: ForgeSettings,
  { timeoutMs = FORGE_LIMIT_MS, signal }: ForgeOptions,
): Promise<{ readonly releases: ProjectReleases; readonly projects: Projects }> {
  const gitlab = await import('@gitbeaker/rest');
  const access = {
    host: (url ?? 'https://gitlab.com').replace(/\/+$/, ''),
    token: await fillPlaceholders(token, 'publish.forge: token'),
    queryTimeout: timeoutMs,
  };
  if (signal === undefined)
    return { releases: new gitlab.ProjectReleases(access), projects: new gitlab.Projects(access) };
  const requesterFn = () => endingWith(new gitlab.ProjectReleases(access).requester, signal);
  return {
    releases: new gitlab.ProjectReleases({ ...access, requesterFn }),
    projects: new gitlab.Projects({ ...access, requesterFn }),
  };
}

/** The resources give each request no signal but their time-out; their requester takes any. */
function endingWith(requester: Requester, signal: AbortSignal): Requester {
  const ending = (options: Parameters<Requester['get']>[1]) => ({
    ...options,
    signal: options?.signal === undefined ? signal : AbortSignal.any([signal, options.signal]),
  });
  return {
    get: (endpoint, options) => requester.get(endpoint, ending(options)),
    post: (endpoint, options) => requester.post(endpoint, ending(options)),
    put: (endpoint, options) => requester.put(endpoint, ending(options)),
    patch: (endpoint, options) => requester.patch(endpoint, ending(options)),
    delete: (endpoint, options) => requester.delete(endpoint, ending(options)),
  };
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
