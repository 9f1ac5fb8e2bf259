import type { Forge, ForgeRelease, ForgeSettings } from '@tminus/engine';
import type { Octokit, RequestError } from 'octokit';
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
 * Releases on GitHub. One is found by its tag before it is made, so that an answer that was lost makes no second one;
 * and the tag must be there, or GitHub would make one of its own somewhere.
 */
export function createGithubForge(settings: ForgeSettings, options: ForgeOptions = {}): Forge {
  const [owner = '', repo = ''] = settings.repository.split('/', 2);
  return {
    bodyLimit: 125_000,
    async checkPublish() {
      const client = await connect(settings, { timeoutMs: FORGE_CHECK_LIMIT_MS, ...options });
      try {
        const { data } = await client.rest.repos.get({ owner, repo });
        if (data.permissions?.push === false && !(await isInstallation(client)))
          throw refusalOf(settings, '', { status: 403, reason: '', isLimited: false });
      } catch (error) {
        throw toRefusal(settings, '', error);
      }
    },
    async publishRelease(release) {
      const client = await connect(settings, options);
      const { repos, git } = client.rest;
      const place = { owner, repo };
      const find = async (): Promise<string | null> => {
        const asked = { ...place, tag: release.tag };
        return unlessMissing(async () => (await repos.getReleaseByTag(asked)).data.html_url);
      };
      try {
        const found = await find();
        if (found !== null) return found;
        const ref = { ...place, ref: `tags/${release.tag}` };
        if ((await unlessMissing(() => git.getRef(ref))) === null) {
          await repos.get(place);
          throw tagMissing(settings, release.tag);
        }
        return await make(client, { ...place, release }, find);
      } catch (error) {
        throw toRefusal(settings, release.tag, error);
      }
    },
  };
}

async function make(
  { rest }: Octokit,
  { release, ...place }: { owner: string; repo: string; release: ForgeRelease },
  find: () => Promise<string | null>,
): Promise<string> {
  const { tag, name, body, isPrerelease, isNewest } = release;
  try {
    const made = await rest.repos.createRelease({
      ...place,
      tag_name: tag,
      name,
      body,
      prerelease: isPrerelease,
      make_latest: isNewest ? 'legacy' : 'false',
    });
    return made.data.html_url;
  } catch (error) {
    // Somebody else made it in between.
    const found = isAnswer(error) && error.status === 422 ? await find() : null;
    if (found === null) throw error;
    return found;
  }
}

/** Heavy, and needed once in a release: loaded here. What is to be tried again is for the caller to know. */
async function connect(
  { url, token }: ForgeSettings,
  { timeoutMs = FORGE_LIMIT_MS, signal }: ForgeOptions,
): Promise<Octokit> {
  const { Octokit: Client } = await import('octokit');
  const quiet = () => undefined;
  const limited: typeof fetch = (input, init) => {
    const limit = AbortSignal.timeout(timeoutMs);
    return fetch(input, { ...init, signal: signal === undefined ? limit : AbortSignal.any([limit, signal]) });
  };
  return new Client({
    auth: await fillPlaceholders(token, 'publish.forge: token'),
    userAgent: 'tminus',
    ...(url !== null && { baseUrl: url.replace(/\/+$/, '') }),
    request: { fetch: limited },
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
}

/** Of the token of an app, as in GitHub Actions, GitHub says that it may not push, whatever it may. */
async function isInstallation({ rest }: Octokit): Promise<boolean> {
  try {
    await rest.apps.listReposAccessibleToInstallation({ per_page: 1 });
    return true;
  } catch (error) {
    if (isAnswer(error) && (error.status === 403 || error.status === 404)) return false;
    throw error;
  }
}

async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isAnswer(error) && error.status === 404) return null;
    throw error;
  }
}

/** The client makes a status of 500 of what never was an answer. */
const isAnswer = (error: unknown): error is RequestError =>
  error instanceof Error && 'status' in error && 'response' in error && error.response !== undefined;

function toRefusal(settings: ForgeSettings, tag: string, error: unknown): unknown {
  if (isAnswer(error)) return refusalOf(settings, tag, answerOf(error));
  const isOurs = error instanceof Error && 'refusal' in error;
  return isOurs ? error : unreachable(settings, error);
}

/** Too many requests are a 403 or 429 with headers that say so (docs.github.com, "Rate limits for the REST API"). */
function answerOf({ status, message, response }: RequestError): ForgeAnswer {
  const headers = response?.headers ?? {};
  const isLimited = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  return { status, reason: message, isLimited: isLimited && (status === 403 || status === 429) };
}
