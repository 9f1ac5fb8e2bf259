import { execFileSync } from 'node:child_process';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the numbers were measured on. */
export function describeMachine() {
  const cores = cpus();
  const git = execFileSync('git', ['--version'], { encoding: 'utf8', timeout: 10_000 }).trim();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    versions: `Node ${process.version}, ${git}, ${platform()} ${release()}`,
    load: loadavg()[0].toFixed(1),
  };
}
