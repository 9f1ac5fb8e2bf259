import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DomainEvent } from './event.ts';

/** An event as it stands in a row of the log; `data` is the very text that was written, not a value read from it. */
export interface EventRecord extends Omit<DomainEvent, 'type' | 'at' | 'data'> {
  /** Numbers as such, or in decimal digits as a database writes them. */
  readonly seq: number | string;
  readonly at: number | string;
  readonly type: string;
  readonly data: string;
}

/** What the first event is chained to. */
export const GENESIS_HASH = '0'.repeat(64);

/**
 * SHA-256, in hex, over the hash of the row before and every field of this one. Fields are written as netstrings
 * (length in bytes, colon, text, comma; a dash for null), so that no two rows have the same bytes.
 */
export function hashEvent(previous: string, record: EventRecord): string {
  const { seq, at, type, actor, releaseId, subject, reason, data } = record;
  const fields = [String(seq), String(at), type, actor, releaseId, subject, reason, data];
  return bytesToHex(sha256(utf8ToBytes(previous + fields.map(netstring).join(''))));
}

const netstring = (field: string | null): string =>
  field === null ? '-' : `${utf8ToBytes(field).length}:${field},`;
