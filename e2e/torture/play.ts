import { setTimeout as sleep } from 'node:timers/promises';
import { REF } from '../testing/shop.ts';
import { look, type Sight } from '../testing/watch.ts';
import type { Supervised } from './controller.ts';
import { createFault } from './fault.ts';
import { createKiller, type Kill } from './kill.ts';
import { actAsPerson } from './person.ts';
import type { Round } from './round.ts';

const LOOK_EVERY_MS = 40;
/** A round that takes longer has not ended as it should. */
const ROUND_MS = 240_000;

/** Statuses that a release does not leave by itself. */
const OVER = ['deployed', 'rolled_back', 'execution_failed', 'rejected', 'cancelled'];

/** What happened until the release was over, or the time was. */
export interface Played {
  readonly kills: readonly Kill[];
  readonly load: ReturnType<Round['startLoad']> | null;
  /** When the new version became bad (epoch ms); null where it did not. */
  readonly brokenAt: number | null;
  /** How often a person had to resume a paused rollout. */
  readonly resumes: number;
  readonly controller: Supervised;
  readonly isOver: boolean;
}

/** Null also while a controller is too busy with its start to say who it is. */
async function lookInside({ shop }: Round): Promise<Sight | null> {
  try {
    return await look(shop.directory, REF);
  } catch (error) {
    if (error instanceof Error && error.name === 'RefusalError') return null;
    throw error;
  }
}

/** Ships the release under load, kills as planned, and keeps a controller alive, until the release is over. */
export async function play(round: Round, controller: Supervised, signal: AbortSignal): Promise<Played> {
  const deadline = Date.now() + ROUND_MS;
  const killer = createKiller(round, controller);
  const fault = createFault(round);
  let load: Played['load'] = null;
  let resumes = 0;
  let known: Sight | null = null;
  let isOver = false;
  while (!isOver && !signal.aborted && Date.now() < deadline) {
    const sight = await lookInside(round);
    known = sight ?? known;
    if (known === null || sight !== null) resumes += (await actAsPerson(round, sight)) ? 1 : 0;
    // Both old versions serve now: users come, and stay to the end.
    if (sight?.rollout?.state === 'progressing') load ??= round.startLoad();
    isOver = controller.endCode() !== null || OVER.includes(sight?.release.status ?? '');
    if (known !== null && !isOver) {
      await fault.look(known);
      await killer.look(known);
    }
    await sleep(LOOK_EVERY_MS);
  }
  return { kills: await killer.end(), load, brokenAt: fault.since(), resumes, controller, isOver };
}
