import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundleEntry } from '../bundle-entry.mjs';

export const criticalPath = {
  number: 8,
  title: 'Critical path of 10,000 tasks with 30,000 dependencies; 10,000 runs of 200 estimated tasks',
  heavy: false,
  async measure({ rounds }) {
    const entry = await bundleEntry('critical-path');
    const { stdout } = await promisify(execFile)(process.execPath, [entry, String(rounds)], {
      timeout: 600_000,
    });
    const times = JSON.parse(stdout);
    const edges = 'one pass over the dependencies';
    const path = 'scheduleNetwork: both passes, slack, critical path';
    const simulation = 'simulate, plain days';
    const onCalendar = 'simulate, on a calendar';
    return {
      times: new Map([
        [edges, times.map((round) => round.edges)],
        [path, times.map((round) => round.path)],
        [simulation, times.map((round) => round.simulation)],
        [onCalendar, times.map((round) => round.onCalendar)],
      ]),
      goals: [
        { subject: path, over: edges, atMost: 3 },
        { subject: simulation, atMostMs: 2000 },
        { subject: onCalendar, atMostMs: 2000 },
      ],
    };
  },
};
