import { RefusalError } from '@tminus/domain';
import type { ForgeSettings } from '@tminus/engine';

/** How long a forge may take for one answer (ms). */
export const FORGE_LIMIT_MS = 30_000;

/** The same where somebody waits for what it says; a look takes two of them at most, which is less than clients wait. */
export const FORGE_CHECK_LIMIT_MS = 8_000;

export interface ForgeOptions {
  /** Until one answer (ms). */
  readonly timeoutMs?: number;
  /** Ends what is under way at once; whether it came through shows at the next attempt. */
  readonly signal?: AbortSignal;
}

/** What a forge answered instead of what was asked for. */
export interface ForgeAnswer {
  readonly status: number;
  /** In its own words. */
  readonly reason: string;
  /** Whether it says that it was asked too often. */
  readonly isLimited: boolean;
}

const NAMES = { github: 'GitHub', gitlab: 'GitLab' } as const;

/**
 * The refusal for an answer: `forge.busy` for what passes by itself, `forge.unauthorized`, `forge.notFound`, else
 * `forge.refused`.
 */
export function refusalOf(
  { type, repository }: ForgeSettings,
  tag: string,
  { status, reason, isLimited }: ForgeAnswer,
): RefusalError {
  const forge = NAMES[type];
  if (isLimited || status >= 500 || status === 429) return new RefusalError('forge.busy', { forge, status });
  if (status === 401 || status === 403)
    return new RefusalError('forge.unauthorized', { forge, repository, status });
  if (status === 404) return new RefusalError('forge.notFound', { forge, repository });
  return new RefusalError('forge.refused', { forge, tag, status, reason: reason.slice(0, 300) });
}

export const tagMissing = ({ type, repository }: ForgeSettings, tag: string): RefusalError =>
  new RefusalError('forge.tagMissing', { forge: NAMES[type], repository, tag });

/** No answer came. Nothing of the request is told: it holds the token. */
export function unreachable({ type }: ForgeSettings, error: unknown): RefusalError {
  const causes: unknown[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause)
    causes.push(cause);
  const code = causes
    .map((cause) => (cause as { code?: unknown }).code)
    .find((each) => typeof each === 'string');
  const name = causes.map((cause) => (cause as Error).name).find((each) => /Timeout|Abort/.test(each));
  return new RefusalError('forge.unreachable', {
    forge: NAMES[type],
    reason: String(code ?? name ?? (error as Error | null)?.name ?? error),
  });
}
