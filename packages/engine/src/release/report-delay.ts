import { type Failure, RefusalError, type Release, rootCause } from '@tminus/domain';
import { recordEffect } from './record-effect.ts';
import type { ShipDependencies } from './ship-dependencies.ts';

/** Why something failed, as the release keeps it; what nobody expected is a defect with the stack of its root cause. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RefusalError) return error.refusal;
  const cause = rootCause(error);
  const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return { code: 'defect.unexpected', params: { message } };
}

/**
 * Says on the event log, once for each cause, that a rollout, or bringing its traffic back, takes another attempt. When
 * the log itself is what fails, those who watch this process are told; the attempt comes all the same.
 */
export async function reportDelay(
  deps: Pick<ShipDependencies, 'store' | 'clock' | 'tellDelay'>,
  release: Pick<Release, 'id' | 'version'>,
  error: unknown,
): Promise<void> {
  const failure = failureOf(error);
  const effect = {
    key: `delayed:${failure.code}`,
    type: 'release.rollout_delayed' as const,
    subject: '',
    data: { explanation: { ...failure, code: `error.${failure.code}` } },
  };
  await recordEffect(deps, release.id, effect).catch(() => deps.tellDelay(release, failure));
}
