import { appendFile, rename, stat } from 'node:fs/promises';
import { RefusalError } from '@tminus/domain';
import type { InstanceSpec } from '@tminus/engine';
import { identify, isGroupRunning, isRunning, type ProcessIdentity } from './process-identity.ts';
import { systemCode } from './socket-path.ts';
import { spawnDetached } from './spawn-detached.ts';
import { waitUntil } from './wait-until.ts';

/** A log larger than this makes room at the next start; one older file is kept. */
const LARGEST_LOG = 10_000_000;

/** How long the system may take to end what was killed (ms). */
const KILL_MS = 5_000;

/** How a process ended; both are null where it never began. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The variable that marks what one start has started. */
export const START_VARIABLE = 'TMINUS_START';

/** What a component and its build inherit: not Tminus' own settings, nor the address and password of its database. */
export const inheritedEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('TMINUS_') && name !== 'DATABASE_URL'),
  );

/**
 * Starts a component in a process group of its own. Undefined when it could not be started, or was over before it
 * could be looked at; its log says why, and `onExit` hears how.
 */
export async function startComponent(
  spec: InstanceSpec,
  at: { readonly port: number; readonly startId: string; readonly logFile: string },
  onExit: (exit: ProcessExit) => void,
): Promise<ProcessIdentity | undefined> {
  await makeRoom(at.logFile);
  const [command = '', ...args] = spec.command;
  try {
    const pid = await spawnDetached(
      {
        command,
        args,
        cwd: spec.cwd,
        env: {
          ...inheritedEnvironment(process.env),
          ...spec.env,
          PORT: String(at.port),
          HOST: '127.0.0.1',
          TMINUS_COMPONENT: spec.component,
          TMINUS_VERSION: spec.version,
          TMINUS_INSTANCE: spec.key,
          [START_VARIABLE]: at.startId,
        },
        logFile: at.logFile,
      },
      (code, signal) => onExit({ code, signal }),
    );
    return await identify(pid);
  } catch (error) {
    onExit({ code: null, signal: null });
    await appendFile(at.logFile, `${command} cannot be started in ${spec.cwd}: ${String(error)}\n`);
    return undefined;
  }
}

async function makeRoom(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    (error: unknown) => {
      if (systemCode(error) === 'ENOENT') return 0;
      throw error;
    },
  );
  if (size > LARGEST_LOG) await rename(logFile, `${logFile}.1`);
}

/**
 * Asks the process group of the component of `key` to end, and kills after `patienceMs` what is left of it. The whole
 * group is asked, as systemd does, because a shell or npm in front of a server passes no signal on; and the whole group
 * is waited for, because that shell ends before the server behind it. Refuses `deploy.failed` while it cannot be
 * killed, as in the middle of a system call that hangs.
 */
export async function terminate(key: string, child: ProcessIdentity, patienceMs: number): Promise<void> {
  // A pid that now belongs to another process is none of ours.
  if (!(await isRunning(child)) && !(await isOrphanedGroup(child.pid))) return;
  signalGroup(child.pid, 'SIGTERM');
  const isGone = async (): Promise<true | undefined> =>
    (await isGroupRunning(child.pid)) ? undefined : true;
  if (await waitUntil(isGone, patienceMs, 40)) return;
  signalGroup(child.pid, 'SIGKILL');
  if (await waitUntil(isGone, KILL_MS, 40)) return;
  throw new RefusalError('deploy.failed', { key, reason: `process group ${child.pid} survives SIGKILL` });
}

/** Processes remain of a group whose leader is gone: no other process can have its number then. */
const isOrphanedGroup = async (group: number): Promise<boolean> =>
  (await identify(group)) === undefined && (await isGroupRunning(group));

/** Ends what a crashed component has left behind, so that its port is free. */
export async function killLeftovers(child: ProcessIdentity): Promise<void> {
  if (await isOrphanedGroup(child.pid)) signalGroup(child.pid, 'SIGKILL');
}

/** To every process of a group, if any is left. */
export function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}
