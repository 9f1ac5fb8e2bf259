import { setTimeout as sleep } from 'node:timers/promises';
import { REF } from '../testing/shop.ts';
import { look, type Sight } from '../testing/watch.ts';
import type { Supervised } from './controller.ts';
import { beginCourse, type Course } from './course.ts';
import { createFault } from './fault.ts';
import { createKiller, type Kill } from './kill.ts';
import { actAsPerson } from './person.ts';
import type { Round } from './round.ts';
import { stageAt } from './stage.ts';

const LOOK_EVERY_MS = 40;

/** Statuses without a good end, which a release does not leave by itself. */
const LOST = ['execution_failed', 'rejected', 'cancelled'];

/** What happened until nothing was left to do for the release, or the time was over. */
export interface Played {
  readonly kills: readonly Kill[];
  readonly load: ReturnType<Round['startLoad']> | null;
  /** When the new version became bad (epoch ms); null where it did not. */
  readonly brokenAt: number | null;
  /** How often a person had to resume a paused rollout. */
  readonly resumes: number;
  readonly controller: Supervised;
  readonly isOver: boolean;
  /** What was seen last; null when nothing ever was. */
  readonly lastSight: Sight | null;
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

/** A release that is rolled back is not over yet: its new versions are still to be stopped. */
const isAtEnd = ({ release, events }: Sight): boolean =>
  LOST.includes(release.status) || stageAt(events) === 'over';

/** Ships the release under load, kills as planned, and keeps a controller alive, until nothing is left to do for it. */
export async function play(round: Round, controller: Supervised, signal: AbortSignal): Promise<Played> {
  const course = beginCourse(signal);
  const killer = createKiller(round, controller);
  // Nothing that is done to carry the release through must keep a kill waiting.
  const [carried] = await Promise.all([
    course.run(() => carryThrough(round, controller, course)),
    course.run(() => killer.run(course)),
  ]);
  return { ...carried, kills: await killer.end(), controller, isOver: course.isOver() };
}

async function carryThrough(
  round: Round,
  controller: Supervised,
  course: Course,
): Promise<Pick<Played, 'load' | 'brokenAt' | 'resumes' | 'lastSight'>> {
  const fault = createFault(round);
  let load: Played['load'] = null;
  let resumes = 0;
  let known: Sight | null = null;
  while (!course.isOver() && !course.mustStop()) {
    const sight = await lookInside(round);
    known = sight ?? known;
    if (known === null || sight !== null) resumes += (await actAsPerson(round, sight)) ? 1 : 0;
    // Both old versions serve now: users come, and stay to the end.
    if (sight?.rollout?.state === 'progressing') load ??= round.startLoad();
    if (controller.endCode() !== null || (known !== null && isAtEnd(known))) course.reachEnd();
    else if (known !== null) await fault.look(known);
    await sleep(LOOK_EVERY_MS);
  }
  return { load, brokenAt: fault.since(), resumes, lastSight: known };
}
