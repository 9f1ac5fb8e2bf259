// Takes subjects in turn, round by round, so that whatever slows the machine down slows all of them.
import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { root } from './paths.mjs';

/**
 * Milliseconds of one run of a program, from start to end. Its output is read and thrown away, but there must be some,
 * unless the program `prints` nothing: some fail on a large history and end with 0 all the same.
 */
export async function timeProcess({ command, args, cwd, env, prints = true, timeoutMs = 600_000 }) {
  const started = process.hrtime.bigint();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
  });
  let stderr = '';
  let bytes = 0;
  child.stdout.on('data', (chunk) => {
    bytes += chunk.length;
  });
  child.stderr.on('data', (chunk) => {
    stderr = (stderr + chunk).slice(-2_000);
  });
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...ending) => resolve(ending));
  });
  const told = stderr.trim().replaceAll(`${root}/`, '');
  if (code !== 0)
    throw new Error(`${basename(command)} ${args.join(' ')} ended with ${signal ?? code}: ${told}`);
  if (prints && bytes === 0)
    throw new Error(`${basename(command)} ${args.join(' ')} printed nothing: ${told}`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/**
 * Runs every subject once per round and gives the times of each by name (ms), or why it could not be measured. A
 * peer that fails is told by name; a failure of anything else fails the benchmark.
 */
export async function measureInTurn(subjects, rounds, say) {
  const times = new Map(subjects.map(({ name }) => [name, []]));
  const failures = new Map();
  for (let round = 0; round < rounds; round += 1)
    for (const subject of subjects) {
      const { name, run, isPeer } = subject;
      if (failures.has(name)) continue;
      try {
        times.get(name).push(await run());
      } catch (error) {
        if (!isPeer) throw error;
        failures.set(name, error.message);
      }
      say(`  round ${round + 1}/${rounds}  ${name}`);
    }
  return { times, failures };
}

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median of the ratios round by round, which a slow minute disturbs less than the ratio of medians. */
export const pairedRatio = (times, over) => median(times.map((ms, round) => ms / over[round]));
