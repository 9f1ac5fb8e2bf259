import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { countLines, splitInParts } from '@tminus/domain';
import { replaceFile } from '../system/replace-file.ts';

/** One part of a document that is written in several; `part` counts from 1. */
export interface SavedPart {
  readonly part: number;
  readonly parts: number;
  readonly lines: number;
  /** Whether the file held it already, from a time when the writing was cut off. */
  readonly wasThere: boolean;
}

export interface PartsWriting {
  /** The most lines of a part, and of a document that is written at once. */
  readonly limit?: number;
  /** Told of each part when it is on the disk; never called for a document of one part. */
  readonly report?: (saved: SavedPart) => void;
}

export interface WrittenParts {
  readonly parts: number;
  readonly lines: number;
  /** Whether the file said all of it already. */
  readonly wasWhole: boolean;
}

/** The specification's limit for a document that is written at once. */
const LIMIT = 300;

/**
 * Writes a document of more than `limit` lines part by part to the one file. Killed at any moment, it leaves the parts
 * that were reported, whole, and perhaps the next one; called again with the same content, it goes on after them. A
 * file that holds anything else is replaced from the first part on.
 *
 * Each part is put in place by renaming a synced file that holds it and all parts before it: an append can be cut off
 * within, by a kill or a full disk, and what it left could not be told from a document that ends there.
 */
export async function writeInParts(
  file: string,
  content: string,
  { limit = LIMIT, report }: PartsWriting = {},
): Promise<WrittenParts> {
  const parts = splitInParts(content, limit);
  const lines = countLines(content);
  await removeLeftovers(file);
  const before = await textOf(file);
  if (before === content) return { parts: parts.length, lines, wasWhole: true };
  const there = partsIn(before, parts);
  let written = '';
  for (const [index, part] of parts.entries()) {
    written += part;
    const wasThere = index < there;
    if (!wasThere) await replaceFile(file, written);
    if (parts.length > 1)
      report?.({ part: index + 1, parts: parts.length, lines: countLines(part), wasThere });
  }
  return { parts: parts.length, lines, wasWhole: false };
}

/** How many parts a file holds, when it holds whole ones and nothing else; 0 when it does not. */
function partsIn(text: string | null, parts: readonly string[]): number {
  let end = 0;
  for (const [index, part] of parts.entries()) {
    end += part.length;
    if (text?.length === end) return parts.slice(0, index + 1).join('') === text ? index + 1 : 0;
  }
  return 0;
}

async function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Removes what writers of this file left beside it that were killed before they could rename it. */
async function removeLeftovers(file: string): Promise<void> {
  const directory = dirname(file);
  const names = await readdir(directory).catch(() => []);
  const left = names.filter((name) => {
    const [, pid] = /^\.(\d+)\.next$/.exec(name.slice(basename(file).length)) ?? [];
    return pid !== undefined && name.startsWith(basename(file)) && !isRunning(Number(pid));
  });
  await Promise.all(left.map((name) => rm(join(directory, name), { force: true })));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
