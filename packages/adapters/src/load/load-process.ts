/**
 * The load generator: `load-process '<LoadPlan as JSON>'`. Writes a line of LoadCounters to standard output at an
 * interval, and a final one at the end of its time, on SIGTERM, or when its parent says `stop` or dies.
 */
import { Agent, request } from 'node:http';
import { createLoadTally } from './load-counters.ts';
import { dueAfter, type LoadPlan, type LoadTarget } from './load-plan.ts';

const PACE_MS = 5;

const plan = JSON.parse(process.argv[2] ?? 'null') as LoadPlan;
const agent = new Agent({ keepAlive: true, scheduling: 'lifo', maxSockets: plan.maxInFlight });
const paceFrom = performance.now();
const tally = createLoadTally(Date.now());
const sentTo = plan.targets.map(() => 0);
let isOver = false;

/** Sends once and never again: what a user without retries would see. */
function send(target: LoadTarget, serial: number): void {
  const sentAt = Date.now();
  const began = performance.now();
  tally.sent();
  let hasEnded = false;
  const end = (failure: string | undefined): void => {
    if (hasEnded) return;
    hasEnded = true;
    tally.ended(sentAt, failure, performance.now() - began > plan.slowAfterMs);
    if (isOver && tally.inFlight() === 0) finish();
  };
  if (tally.inFlight() > plan.maxInFlight) {
    end('too many in flight');
    return;
  }
  const fail = (error: NodeJS.ErrnoException): void =>
    end(['AbortError', 'TimeoutError'].includes(error.name) ? 'timeout' : (error.code ?? error.message));
  const signal = AbortSignal.timeout(plan.timeoutMs);
  const headers = { 'x-user-id': `user-${serial % plan.users}` };
  const req = request(target.url + target.path, { agent, headers, signal });
  req.once('error', fail);
  req.once('response', (res) => {
    const status = res.statusCode ?? 0;
    res.once('error', fail);
    res.once('end', () => end(status >= 500 ? `status ${status}` : undefined));
    res.resume();
  });
  req.end();
}

const report = (isFinal: boolean): boolean =>
  process.stdout.write(`${JSON.stringify(tally.report(Date.now(), isFinal))}\n`);

const pace = setInterval(() => {
  const elapsed = performance.now() - paceFrom;
  for (const [i, target] of plan.targets.entries()) {
    const due = dueAfter(elapsed, target.rps);
    const from = sentTo[i] ?? 0;
    sentTo[i] = due;
    for (let serial = from; serial < due; serial++) send(target, serial);
  }
  if (elapsed >= plan.durationMs) stop();
}, PACE_MS);
const reports = setInterval(() => report(false), plan.reportEveryMs);

/** Sends nothing more; what is in flight still counts, and has its own time-out. */
function stop(): void {
  if (isOver) return;
  isOver = true;
  clearInterval(pace);
  if (tally.inFlight() === 0) finish();
}

function finish(): void {
  clearInterval(reports);
  report(true);
  agent.destroy();
  if (process.connected) process.disconnect();
}

process.once('SIGTERM', stop);
process.once('message', stop);
process.once('disconnect', stop);
// Ctrl-C reaches a terminal's whole group; the parent decides when the load ends, and wants the final report.
process.on('SIGINT', () => undefined);
// Nobody reads any more: load that nobody looks at helps no one.
process.stdout.once('error', () => process.exit(1));
