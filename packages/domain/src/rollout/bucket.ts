import type { BasisPoints } from './traffic.ts';

/** How many buckets users fall into: one per basis point. */
export const BUCKETS = 10_000;

const rotateLeft = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

const scramble = (block: number): number =>
  Math.imul(rotateLeft(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);

const littleEndian = (bytes: Uint8Array, at: number, length: number): number => {
  let block = 0;
  for (let i = length - 1; i >= 0; i--) block = (block << 8) | (bytes[at + i] ?? 0);
  return block;
};

/**
 * MurmurHash3 (x86, 32 bits) of a text's UTF-8 bytes, as an unsigned integer: equal in every language that
 * hashes the same bytes. Source: Austin Appleby, SMHasher, MurmurHash3.cpp (public domain).
 */
export function murmur3(text: string, seed = 0): number {
  const bytes = new TextEncoder().encode(text);
  const wholeBlocks = bytes.length - (bytes.length % 4);
  let hash = seed | 0;
  for (let at = 0; at < wholeBlocks; at += 4) {
    hash = (Math.imul(rotateLeft(hash ^ scramble(littleEndian(bytes, at, 4)), 13), 5) + 0xe6546b64) | 0;
  }
  hash ^= scramble(littleEndian(bytes, wholeBlocks, bytes.length - wholeBlocks));
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The bucket of a user, 0 to 9,999: always the same for the same id. */
export const bucketOf = (userId: string): number => murmur3(userId) % BUCKETS;

/**
 * Whether a bucket belongs to the canary at this share (basis points). Monotone: whoever is in at one share
 * is in at every larger one.
 */
export const isInShare = (bucket: number, share: BasisPoints): boolean => bucket < share;
