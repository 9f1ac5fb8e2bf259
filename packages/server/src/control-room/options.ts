import type { Language } from '@tminus/domain';

/** Files that the build makes: see scripts/build.mjs. */
export interface Assets {
  readonly migrations: string;
  /** Null starts the database from nothing, which takes longer. */
  readonly seed: string | null;
  readonly routerEntry: string;
  readonly instanceEntry: string;
}

export interface ControlRoomOptions {
  readonly configFile: string;
  readonly workspace: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  readonly language: Language;
  /** Shown to others who find the data directory in use. */
  readonly command: string;
  /** Whether this process carries out releases, and takes up unfinished ones. */
  readonly works: boolean;
  /** Plans can be made but nothing can be saved. */
  readonly withoutDatabase: boolean;
  readonly assets: Assets;
  /** Gets, in words, what is doubtful in the configuration. */
  readonly onDoubt?: (text: string) => void;
  /** Gets, in words, what delays a release and cannot be put on the event log: each cause once. */
  readonly onDelay?: (text: string) => void;
  /** Gets, in words, each part of a long document when it is saved. */
  readonly onDocumentPart?: (text: string) => void;
}
