import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { systemCode } from './socket-path.ts';

/** A process for good: the system gives pids again, but not with the same start time. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque and comparable: clock ticks since boot on Linux, a date in words elsewhere. */
  readonly startedAt: string;
}

interface ProcessStatus {
  readonly state: string;
  readonly group: number;
  readonly startedAt: string;
}

/** Names a living process; undefined when there is none with this pid (a zombie is none). */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const status = await statusOf(pid);
  return status && { pid, startedAt: status.startedAt };
}

/** Whether this very process still runs. */
export async function isRunning(process: ProcessIdentity): Promise<boolean> {
  return (await statusOf(process.pid))?.startedAt === process.startedAt;
}

/** Whether any process of a group still runs. */
export async function isGroupRunning(group: number): Promise<boolean> {
  try {
    process.kill(-group, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
    throw error;
  }
  if (process.platform !== 'linux') return true;
  for (const pid of await allPids()) if ((await statusOf(pid))?.group === group) return true;
  return false;
}

/**
 * Finds the group leader whose environment holds `name=value`. Linux only, from /proc: elsewhere it finds nothing,
 * and a component is lost to us if its runner is killed in the few milliseconds between starting it and writing
 * its pid down.
 */
export async function findByEnvironment(name: string, value: string): Promise<ProcessIdentity | undefined> {
  if (process.platform !== 'linux') return undefined;
  for (const pid of await allPids()) {
    const environment = await readProc(`/proc/${pid}/environ`);
    if (!environment?.split('\0').includes(`${name}=${value}`)) continue;
    const status = await statusOf(pid);
    if (status?.group === pid) return { pid, startedAt: status.startedAt };
  }
  return undefined;
}

const statusOf = (pid: number): Promise<ProcessStatus | undefined> =>
  process.platform === 'linux' ? linuxStatus(pid) : portableStatus(pid);

/** Fields of /proc/PID/stat after the name: state (3), ppid (4), pgrp (5) … starttime (22); see proc(5). */
async function linuxStatus(pid: number): Promise<ProcessStatus | undefined> {
  const line = await readProc(`/proc/${pid}/stat`);
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state, , group] = fields;
  const startedAt = fields[19];
  if (!state || !startedAt || state === 'Z' || state === 'X') return undefined;
  return { state, group: Number(group), startedAt };
}

async function portableStatus(pid: number): Promise<ProcessStatus | undefined> {
  const ps = await promisify(execFile)('ps', ['-o', 'state=,pgid=,lstart=', '-p', String(pid)]).catch(
    (error: unknown) => {
      // ps ends with 1 when no process has the pid; without ps at all nothing can be adopted.
      if (error instanceof Error && 'code' in error && error.code === 1) return { stdout: '' };
      throw error;
    },
  );
  const [state, group, ...startedAt] = ps.stdout.trim().split(/\s+/);
  if (!state || state.startsWith('Z')) return undefined;
  return { state, group: Number(group), startedAt: startedAt.join(' ') };
}

const allPids = async (): Promise<number[]> =>
  (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);

async function readProc(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // The process ended meanwhile, or belongs to someone else.
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(systemCode(error))) return undefined;
    throw error;
  }
}
