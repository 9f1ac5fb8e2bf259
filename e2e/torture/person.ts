import { join } from 'node:path';
import { holderOf } from '@tminus/adapters';
import { REF } from '../testing/shop.ts';
import type { Sight } from '../testing/watch.ts';
import type { Round } from './round.ts';

const ANSWER_MS = 30_000;
const ACTOR = 'ada@example.com';

/**
 * Does what a person would do next, over the API of whoever holds the data directory: plan, approve, ship, resume.
 * Says whether a paused rollout was resumed. A controller that dies meanwhile is no trouble: the next look decides anew.
 */
export async function actAsPerson({ shop }: Round, sight: Sight | null): Promise<boolean> {
  try {
    const address = (await holderOf(join(shop.directory, '.tminus')))?.address;
    if (address == null) return false;
    const status = sight?.release.status ?? 'unknown';
    if (status === 'unknown') await post(address, '/releases', { author: ACTOR });
    else if (status === 'planning') await approve(address, sight);
    else if (status === 'approved') await post(address, `/releases/${REF}/ship`, { actor: ACTOR });
    if (sight?.rollout?.state !== 'paused') return false;
    await post(address, `/rollouts/${REF}/commands`, { action: 'resume', actor: ACTOR });
    return true;
  } catch (error) {
    if (error instanceof UnexpectedAnswer) throw error;
    return false;
  }
}

async function approve(address: string, sight: Sight | null): Promise<void> {
  for (const role of sight?.release.missingApprovals ?? [])
    await post(address, `/releases/${REF}/approvals`, {
      role,
      person: `${role}@example.com`,
      decision: 'approved',
      digest: sight?.release.plan.digest,
    });
}

/** Anything but a conflict with what happened since the person looked, or a server that is in trouble. */
class UnexpectedAnswer extends Error {}

async function post(address: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const text = await answer.text();
  if (answer.ok || answer.status === 409 || answer.status >= 500) return;
  throw new UnexpectedAnswer(`${path} answers ${answer.status}: ${text}`);
}
