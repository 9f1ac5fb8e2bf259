import type { Program, Started } from './program.ts';

/** A controller that ended though nobody killed it. */
export interface Exit {
  readonly command: string;
  readonly code: number | null;
  readonly said: string;
}

/** Keeps a controller alive as a supervisor would: whenever one ends before its time, the next begins. */
export interface Supervised {
  pid(): number;
  /** SIGKILL; resolves when it is gone and the next has begun. False when it had ended by itself. */
  kill(): Promise<boolean>;
  /** How a `ship` ended that carried the release to its end; null until then. */
  endCode(): number | null;
  readonly exits: readonly Exit[];
  /** Lets the present one end as at the end of a working day, and begins no other. */
  stop(): Promise<void>;
}

/** A supervisor that has started so many in vain lets it be. */
const MOST_EXITS = 30;
const PAUSE_MS = 300;
const STOP_MS = 30_000;

/** How `ship` ends when a release has reached its own end: deployed, or rolled back. */
const ENDS: readonly (number | null)[] = [0, 7];

export interface SupervisedRun {
  readonly program: Program;
  readonly ref: string;
  /** Options that every command gets: directory, database. */
  readonly options: readonly string[];
  readonly lives: readonly ('ship' | 'serve')[];
}

/** Starts the first life. */
export function supervise({ program, ref, options, lives }: SupervisedRun): Supervised {
  const exits: Exit[] = [];
  let [life, endCode, isStopping] = [0, null as number | null, false];
  let current: Started;

  const start = (): void => {
    const command = lives[life % lives.length] ?? 'ship';
    life += 1;
    current = program.start(
      command === 'ship' ? ['ship', ref, ...options] : ['serve', '--port', '0', ...options],
    );
    void current.ended.then(({ code, signal, stderr }) => {
      if (isStopping || signal === 'SIGKILL') return;
      if (command === 'ship' && ENDS.includes(code)) {
        endCode = code;
        return;
      }
      exits.push({ command, code, said: stderr.slice(-2_000) });
      if (exits.length < MOST_EXITS) setTimeout(() => !isStopping && start(), PAUSE_MS);
    });
  };

  start();
  return {
    pid: () => current.pid ?? 0,
    kill: async () => {
      const killed = current;
      if (endCode !== null || !killed.kill('SIGKILL')) return false;
      const { signal } = await killed.ended;
      if (signal !== 'SIGKILL') return false;
      if (!isStopping) start();
      return true;
    },
    endCode: () => endCode,
    exits,
    stop: async () => {
      isStopping = true;
      const timer = setTimeout(() => current.kill('SIGKILL'), STOP_MS);
      current.kill('SIGTERM');
      const { code, signal, stderr } = await current.ended;
      clearTimeout(timer);
      if (signal === 'SIGKILL') exits.push({ command: 'stop', code, said: stderr.slice(-2_000) });
    },
  };
}
