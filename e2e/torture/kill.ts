import { setTimeout as sleep } from 'node:timers/promises';
import type { Supervised } from './controller.ts';
import type { Course } from './course.ts';
import { watchEvents } from './event-watch.ts';
import type { Victim } from './moments.ts';
import { killProcess, processesOf } from './processes.ts';
import type { Round } from './round.ts';
import type { PlannedKill } from './round-plan.ts';
import { scheduleKills } from './schedule.ts';

/** A kill that ended a process. Times are epoch ms. */
export interface Kill {
  readonly victim: Victim;
  /** Which one of its kind: an instance key, a part of the database; empty where there is one only. */
  readonly name: string;
  readonly pid: number;
  readonly at: number;
  /** When what was killed served again, however it came back; null until then. */
  readonly recoveredAt: number | null;
  /** Whether it need not come back any more: its version was retired meanwhile. */
  readonly isRetired: boolean;
}

/** Kills as planned, one after another. */
export interface Killer {
  /**
   * Does each kill when it is due, and looks what has come back since, until the release is over. Kills whose moment
   * came with its end are done even so.
   */
  run(course: Course): Promise<void>;
  /** Waits a while for what has not come back, and tells all that was done. */
  end(): Promise<readonly Kill[]>;
}

const RECOVERY_MS = 20_000;

export function createKiller(round: Round, controller: Supervised): Killer {
  const schedule = scheduleKills(round.plan.kills);
  const watch = watchEvents(round);
  let kills: Kill[] = [];
  const lookAround = async (): Promise<void> => {
    kills = await Promise.all(kills.map((kill) => lookForRecovery(kill, round)));
  };
  return {
    run: async (course) => {
      while (!course.mustStop()) {
        const wasOver = course.isOver();
        await watch.look();
        if (wasOver && !schedule.isAtMoment(watch.events())) return;
        const next = schedule.takeDue(watch.events(), Date.now());
        const kill = next === null ? null : await carryOut(next, round, controller);
        if (kill !== null) kills = [...kills, kill];
        await lookAround();
        await sleep(schedule.pauseMs());
      }
    },
    end: async () => {
      const deadline = Date.now() + RECOVERY_MS;
      const isMissed = () =>
        kills.some((kill) => kill.victim === 'component' && kill.recoveredAt === null && !kill.isRetired);
      await lookAround();
      while (isMissed() && Date.now() < deadline) {
        await sleep(100);
        await lookAround();
      }
      return kills;
    },
  };
}

/** Null when there is nothing of the kind to kill, or it has ended by itself. */
async function carryOut(
  { victim, which }: PlannedKill,
  round: Round,
  controller: Supervised,
): Promise<Kill | null> {
  if (victim === 'controller') {
    const [at, pid] = [Date.now(), controller.pid()];
    return (await controller.kill()) ? killed(victim, '', pid, at, Date.now()) : null;
  }
  if (victim === 'database') {
    const at = Date.now();
    const part = await round.databases.kill(which);
    return part === null ? null : killed(victim, part, 0, at, Date.now());
  }
  const found = await processesOf(round.shop.directory);
  const kind = found.filter((one) => one.kind === victim);
  const chosen = kind[which % Math.max(1, kind.length)];
  const at = Date.now();
  if (chosen === undefined || !killProcess(chosen.pid)) return null;
  return killed(victim, chosen.key, chosen.pid, at, victim === 'instance' ? Date.now() : null);
}

const killed = (victim: Victim, name: string, pid: number, at: number, recoveredAt: number | null): Kill => ({
  victim,
  name,
  pid,
  at,
  recoveredAt,
  isRetired: false,
});

async function lookForRecovery(kill: Kill, round: Round): Promise<Kill> {
  if (kill.recoveredAt !== null || kill.isRetired) return kill;
  if (kill.victim === 'router')
    return (await isRouterUp(round)) ? { ...kill, recoveredAt: Date.now() } : kill;
  const seen = await round.deployer.observe(kill.name);
  if (seen?.state === 'ready' && seen.pid !== kill.pid) return { ...kill, recoveredAt: Date.now() };
  return { ...kill, isRetired: seen?.state === 'stopped' };
}

async function isRouterUp({ router }: Round): Promise<boolean> {
  try {
    return (await router.observe('web')) !== null;
  } catch {
    // It is still gone: somebody looks again.
    return false;
  }
}
