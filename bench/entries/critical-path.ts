import { createSimulation, type ScheduleTask, scheduleNetwork } from '@tminus/domain';

/*
 * Times the critical path of a large network, as its caller has it, against one pass over the edges of the same objects,
 * and a simulation; prints ms of each.
 */

const [rounds = '5', size = '10000'] = process.argv.slice(2);
const KINDS = ['FS', 'FS', 'FS', 'SS', 'FF', 'SF'] as const;

/** Chance that is the same every time (Park and Miller, 1988). */
let state = 20_251_103;
const chance = (below: number): number => {
  state = (state * 48_271) % 2_147_483_647;
  return state % below;
};

/** Three predecessors each, not far before, of all kinds; written in an order of its own. */
function network(count: number, isEstimated: boolean): ScheduleTask[] {
  const tasks = Array.from({ length: count }, (_, index): ScheduleTask => {
    const likely = 1 + chance(8);
    const dependsOn = Array.from({ length: Math.min(index, 3) }, () => ({
      id: `task-${index - 1 - chance(Math.min(index, 100))}`,
      kind: KINDS[chance(KINDS.length)] ?? 'FS',
      lag: chance(3),
    }));
    const duration = isEstimated ? { optimistic: likely / 2, likely, pessimistic: likely * 2 } : likely;
    return { id: `task-${index}`, duration, dependsOn };
  });
  for (let index = count - 1; index > 0; index -= 1) {
    const other = chance(index + 1);
    [tasks[index], tasks[other]] = [tasks[other] as ScheduleTask, tasks[index] as ScheduleTask];
  }
  return tasks;
}

/** What anybody has to do at least: look every edge's task up, and keep the greatest. */
function edgePass(tasks: readonly ScheduleTask[]): number {
  const known = new Map(tasks.map((task) => [task.id, task]));
  let greatest = 0;
  for (const { dependsOn = [] } of tasks)
    for (const { id, lag = 0 } of dependsOn) {
      const bound = ((known.get(id)?.duration ?? 0) as number) + lag;
      if (bound > greatest) greatest = bound;
    }
  return greatest;
}

const large = network(Number(size), false);
const small = network(200, true);
const HOURS = [{ from: '09:00', to: '17:00' }];
const calendar = {
  start: '2026-11-02',
  calendar: {
    zone: 'UTC',
    week: { 1: HOURS, 2: HOURS, 3: HOURS, 4: HOURS, 5: HOURS },
    daysOff: [{ from: '2026-12-24', to: '2027-01-01', name: '' }],
    share: 1,
  },
};
const simulation = (options: object) => {
  const created = createSimulation(small, { ...options, runs: 10_000, seed: 1 });
  if (!created.ok) throw new Error(created.refusal.code);
  created.value.run(created.value.left());
  return created.value.result().p80;
};

const timed = (run: () => unknown): number => {
  const started = performance.now();
  if (run() === null) throw new Error('nothing was computed');
  return performance.now() - started;
};
const subjects: Readonly<Record<string, () => unknown>> = {
  edges: () => edgePass(large),
  path: () => scheduleNetwork(large),
  simulation: () => simulation({}),
  onCalendar: () => simulation(calendar),
};

/** Until the machine code of all has settled. */
const WARMING = 5;
const times: Record<string, number>[] = [];
for (let round = 0; round < WARMING + Number(rounds); round += 1) {
  const measured = Object.entries(subjects).map(([name, run]) => [name, timed(run)] as const);
  if (round >= WARMING) times.push(Object.fromEntries(measured));
}
process.stdout.write(JSON.stringify(times));
