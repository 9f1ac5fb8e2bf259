import type { Failure, RolloutState } from '@tminus/domain';
import type { Instance } from '../rollout/ports.ts';

/** A repository as git on this machine sees it. */
export interface RepositoryFacts {
  readonly isShallow: boolean;
  readonly tags: number;
  /** `Name <email>`; null when git was never told. */
  readonly identity: string | null;
  /** Why the files of HEAD cannot be read; null when they can. */
  readonly headTrouble: string | null;
}

export interface DirectoryFacts {
  readonly exists: boolean;
  /** Why nothing can be written there; null when something can. Of a directory that is not there, the nearest above. */
  readonly trouble: string | null;
  readonly freeBytes: number;
}

/** The process that has the data directory. */
export interface ControllerFacts {
  readonly pid: number;
  readonly command: string;
  /** Base URL of its API; null while it has none. */
  readonly address: string | null;
  /** Why it is not ready; null when it is, and for one without an address. */
  readonly trouble: string | null;
}

/** A database that was opened, or reached. Nothing in it was changed. */
export interface DatabaseFacts {
  readonly kind: 'embedded' | 'postgres';
  /** Where it is, without what opens it. */
  readonly name: string;
  /** Of PostgreSQL, for example `16.4`. */
  readonly version: string;
  readonly bytes: number;
  readonly roundTripMs: number;
  /** Clock of the database minus clock of this machine, at the middle of the round trip (ms). */
  readonly skewMs: number;
  /** Tables, beside those that this program would make: none yet, its own, or of an earlier or a later version. */
  readonly tables: 'none' | 'current' | 'earlier' | 'later';
  readonly nodes: readonly {
    readonly id: string;
    readonly host: string;
    readonly pid: number;
    readonly address: string | null;
    /** Works in this data directory, on this host. */
    readonly isHere: boolean;
  }[];
}

/** What stands in the database. */
export interface Records {
  /** Reads the whole log; null when it is longer than `limit` events. */
  verifyLog(limit: number): Promise<{ readonly rows: number; readonly problems: number } | null>;
  liveRollouts(): Promise<readonly { readonly release: string; readonly state: RolloutState }[]>;
  deliveries(): Promise<readonly DeliveryFacts[]>;
}

export interface DeliveryFacts {
  readonly sink: string;
  readonly behind: number;
  readonly attempts: number;
  /** Null without one; in words already where somebody else told of it. */
  readonly failure: Failure | string | null;
}

/** What can be looked at, here and from here. Every method ends within seconds, and changes nothing. */
export interface Probes {
  readonly nodeVersion: string;
  /** What `git --version` prints. Refuses `git.missing`. */
  gitVersion(): Promise<string>;
  /** Refuses `git.notARepository` and `git.noCommits`. */
  repository(directory: string): Promise<RepositoryFacts>;
  /**
   * Whether something can be pushed to a remote. Refuses `git.remoteMissing`, `git.remoteUnreachable`,
   * `git.pushRejected`, `git.pushDeclined` and `git.pushForbidden`.
   */
  remote(repo: string, remote: string): Promise<void>;
  /** Whether a program can be run: on the PATH, or a file seen from the directory. */
  hasProgram(program: string, directory: string): Promise<boolean>;
  /** Fills the placeholders of a text and forgets them. Refuses `config.secretMissing`; `place` is where it stands. */
  fillSecret(text: string, place: string): Promise<void>;
  dataDirectory(): Promise<DirectoryFacts>;
  /** Null when nobody has the data directory. */
  controller(): Promise<ControllerFacts | null>;
  /**
   * Null where there is none yet; `held` when another process has the embedded one open; `unknown` when the
   * configuration names one and cannot be read.
   */
  database(): Promise<DatabaseFacts | 'held' | 'unknown' | null>;
  /** Of a database that this program knows how to read; null when neither it nor a server that holds it can be asked. */
  records(): Promise<Records | null>;
  /** Whether a port of loopback can be listened on; else the code of the system's error. */
  port(port: number): Promise<'free' | 'taken' | { readonly reason: string }>;
  /** Asks the router of the data directory, which is not started for it. Null when it never knew the target. */
  target(name: string): Promise<TargetFacts | null>;
  instances(): Promise<readonly Instance[]>;
  /** Where an instance writes, or the router, or the controller. */
  logFile(of: { readonly instance: string } | 'router' | 'controller'): string;
}

export interface TargetFacts {
  /** The public port that it has, or had; 0 before the first. */
  readonly port: number;
  /** Whether the router runs. */
  readonly isAnswered: boolean;
  /** The stable version that it says it serves; null before the first, and when it does not run. */
  readonly version: string | null;
}
