import { setTimeout as sleep } from 'node:timers/promises';
import type { Sight } from '../testing/watch.ts';
import type { Supervised } from './controller.ts';
import { killProcess, processesOf } from './processes.ts';
import type { Round } from './round.ts';
import type { Moment, PlannedKill, Victim } from './round-plan.ts';

/** A kill that was done. Times are epoch ms. */
export interface Kill {
  readonly victim: Victim;
  /** Which one of its kind: an instance key, a part of the database; empty where there is one only. */
  readonly name: string;
  readonly pid: number;
  readonly at: number;
  /** Of the release, when it happened, as far as was known. */
  readonly phase: string;
  /** When what was killed served again, however it came back; null until then. */
  readonly recoveredAt: number | null;
  /** Whether it need not come back any more: its version was retired meanwhile. */
  readonly isRetired: boolean;
}

/** Kills as planned, one after another. */
export interface Killer {
  /** Does the next kill when it is due, and looks what has come back since. */
  look(sight: Sight): Promise<void>;
  /** Waits a while for what has not come back, and tells all that was done. */
  end(): Promise<readonly Kill[]>;
}

const RECOVERY_MS = 20_000;

/** What is still planned when the release ends is not done. */
export function createKiller(round: Round, controller: Supervised): Killer {
  const left = [...round.plan.kills];
  let kills: Kill[] = [];
  let dueAt: number | null = null;
  const lookAround = async (): Promise<void> => {
    kills = await Promise.all(kills.map((kill) => lookForRecovery(kill, round)));
  };
  return {
    look: async (sight) => {
      await lookAround();
      const [next] = left;
      if (next === undefined) return;
      if (dueAt === null && (next.moment === null || hasHappened(sight, next.moment)))
        dueAt = Date.now() + next.delayMs;
      if (dueAt === null || Date.now() < dueAt) return;
      left.shift();
      dueAt = null;
      const kill = await carryOut(next, round, controller, phaseOf(sight));
      if (kill !== null) kills.push(kill);
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

const hasHappened = ({ events }: Sight, { type, subject, nth }: Moment): boolean =>
  events.filter((event) => event.type === type && (subject === '' || event.subject === subject)).length >=
  nth;

function phaseOf({ release, rollout }: Sight): string {
  const phase = release.phases.at(-1)?.phase ?? 'before';
  return phase === 'deployment' && rollout !== null ? rollout.state : phase;
}

/** Null when there is nothing of the kind to kill. */
async function carryOut(
  { victim, which }: PlannedKill,
  round: Round,
  controller: Supervised,
  phase: string,
): Promise<Kill | null> {
  const at = Date.now();
  const done = (name: string, pid: number, recoveredAt: number | null): Kill => ({
    victim,
    name,
    pid,
    at,
    phase,
    recoveredAt,
    isRetired: false,
  });
  if (victim === 'controller') {
    const pid = controller.pid();
    await controller.kill();
    return done('', pid, Date.now());
  }
  if (victim === 'database') return done(await round.databases.kill(which), 0, Date.now());
  const found = await processesOf(round.shop.directory);
  const kind = found.filter((one) => one.kind === victim);
  const chosen = kind[which % Math.max(1, kind.length)];
  if (chosen === undefined || !killProcess(chosen.pid)) return null;
  return done(chosen.key, chosen.pid, victim === 'instance' ? Date.now() : null);
}

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
