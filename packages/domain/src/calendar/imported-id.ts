import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Of the occurrence that an imported event replaces, and which of its times it is: an event may have several. */
export interface ImportedPart {
  readonly uid: string;
  readonly replaces: string | null;
  /** Counted from 0. */
  readonly nth: number;
}

/** The id of an entry that was read from a calendar file: the same whenever the file is read again. */
export const importedId = ({ uid, replaces, nth }: ImportedPart): string =>
  `ics_${bytesToHex(sha256(utf8ToBytes(JSON.stringify([uid, replaces, nth])))).slice(0, 16)}`;
