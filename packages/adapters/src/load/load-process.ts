import { Agent, request } from 'node:http';
import type { LoadFailure, LoadOrder, LoadReport } from './load-report.ts';

const REPORT_EVERY_MS = 100;
const PACE_EVERY_MS = 5;
/** More than this at once means that the server stands still; what is due beyond it is counted as failed, not sent. */
const MOST_IN_FLIGHT = 2_000;

/**
 * A load generator in a process of its own: an open loop (its pace does not follow the server), keep-alive
 * connections, no retries, its own counters. Reports on stdout; ends on SIGTERM, when its time is over, or
 * when nobody reads it any more.
 */
function generateLoad(order: LoadOrder): void {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const startedAt = performance.now();
  let sent = 0;
  let total = 0;
  let failed = 0;
  let inFlight = 0;
  let isStopping = false;
  let failures: LoadFailure[] = [];

  const settle = (at: number, reason: string | null) => {
    total += 1;
    if (reason === null) return;
    failed += 1;
    failures.push({ at, reason });
  };
  const report = (isFinal: boolean) => {
    const line: LoadReport = { total, failed, failures, isFinal };
    failures = [];
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const send = () => {
    const at = Date.now();
    if (inFlight >= MOST_IN_FLIGHT) return settle(at, 'not sent: too many in flight');
    inFlight += 1;
    let isSettled = false;
    const done = (reason: string | null) => {
      if (isSettled) return;
      isSettled = true;
      inFlight -= 1;
      settle(at, reason);
    };
    const user = `user-${Math.floor(Math.random() * order.users)}`;
    const call = request(order.url, { agent, headers: { 'x-user-id': user }, timeout: order.timeoutMs });
    call.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      answer.on('end', () => done(status < 500 ? null : String(status)));
      answer.on('error', (error) => done(error.message));
      answer.resume();
    });
    call.on('timeout', () => call.destroy(new Error('timeout')));
    call.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    call.end();
  };
  const pace = setInterval(() => {
    const elapsed = (performance.now() - startedAt) / 1000;
    if (isStopping || elapsed >= order.seconds) return finish();
    const due = Math.floor(elapsed * order.requestsPerSecond);
    for (; sent < due; sent += 1) send();
  }, PACE_EVERY_MS);
  const reports = setInterval(() => report(false), REPORT_EVERY_MS);

  function finish() {
    if (inFlight > 0) return;
    clearInterval(pace);
    clearInterval(reports);
    report(true);
    agent.destroy();
  }
  process.on('SIGTERM', () => {
    isStopping = true;
  });
  // The terminal's Ctrl-C reaches the whole group; whoever started this decides when it ends.
  process.on('SIGINT', () => {});
  process.stdout.on('error', () => process.exit(0));
}

generateLoad(JSON.parse(process.argv[2] ?? '{}') as LoadOrder);
