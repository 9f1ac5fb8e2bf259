import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { splitInParts } from '@tminus/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { type SavedPart, writeInParts } from './write-in-parts.ts';

const entryPoint = bundleEntry(new URL('./write-in-parts-entry.ts', import.meta.url));
const LIMIT = 10;
/** Twenty chapters of eight lines, so that parts end before a heading. */
const content = Array.from(
  { length: 20 },
  (_, chapter) => `## Chapter ${chapter}\n\n${`- entry of chapter ${chapter}\n`.repeat(5)}\n`,
).join('');
const parts = splitInParts(content, LIMIT);
const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join(''));

let root: string;
let file: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tminus-parts-'));
});
beforeEach(async () => {
  file = join(await mkdtemp(join(root, 'case-')), 'notes.md');
});
afterAll(() => rm(root, { recursive: true, force: true }));

const textOf = (): Promise<string> => readFile(file, 'utf8').catch(() => '');

describe('a long document', () => {
  it('is saved part by part, and the lines of the parts add up', async () => {
    const saved: SavedPart[] = [];
    const report = (part: SavedPart): void => {
      saved.push(part);
      expect(readFileSync(file, 'utf8')).toBe(prefixes[part.part - 1]);
    };
    const written = await writeInParts(file, content, { limit: LIMIT, report });
    expect(written).toEqual({ parts: 20, lines: 160, wasWhole: false });
    expect(saved.map(({ part }) => part)).toEqual(parts.map((_, index) => index + 1));
    expect(saved.reduce((sum, { lines }) => sum + lines, 0)).toBe(160);
    expect(await textOf()).toBe(content);
  });

  it('goes on after the parts that a file holds, and does not write them again', async () => {
    await writeFile(file, prefixes[2] ?? '');
    const saved: SavedPart[] = [];
    await writeInParts(file, content, { limit: LIMIT, report: (part) => saved.push(part) });
    expect(saved.filter(({ wasThere }) => wasThere).map(({ part }) => part)).toEqual([1, 2, 3]);
    expect(await textOf()).toBe(content);
  });

  it.each([
    ['another document', '# Something else\n'],
    ['parts of it with a torn one', content.slice(0, (prefixes[1] ?? '').length + 7)],
    ['as many bytes of another', 'x'.repeat((prefixes[1] ?? '').length)],
    ['it and more', `${content}more\n`],
    ['nothing', ''],
  ])('replaces a file that holds %s', async (_, before) => {
    await writeFile(file, before);
    const saved: SavedPart[] = [];
    await writeInParts(file, content, { limit: LIMIT, report: (part) => saved.push(part) });
    expect(saved.some(({ wasThere }) => wasThere)).toBe(false);
    expect(await textOf()).toBe(content);
  });

  it('that is there already is left alone, without a word', async () => {
    await writeInParts(file, content, { limit: LIMIT });
    const { ino } = await stat(file);
    const saved: SavedPart[] = [];
    const again = await writeInParts(file, content, { limit: LIMIT, report: (part) => saved.push(part) });
    expect(again.wasWhole).toBe(true);
    expect((await stat(file)).ino).toBe(ino);
    expect(saved).toEqual([]);
  });
});

it('a document of no more than the limit is written at once', async () => {
  const saved: SavedPart[] = [];
  const written = await writeInParts(file, 'a\nb\n', { limit: 2, report: (part) => saved.push(part) });
  expect(written).toEqual({ parts: 1, lines: 2, wasWhole: false });
  expect(saved).toEqual([]);
});

it('what a killed writer left beside the file is removed, a living one keeps its own', async () => {
  const gone = spawn(process.execPath, ['-e', '0']);
  await once(gone, 'exit');
  const [dead, living] = [`${file}.${gone.pid}.next`, `${file}.${process.ppid}.next`];
  await writeFile(dead, 'torn');
  await writeFile(living, 'under way');
  await writeInParts(file, content);
  expect(await readdir(join(file, '..'))).toEqual(['notes.md', `notes.md.${process.ppid}.next`]);
});

describe('killed', () => {
  /** Runs the writer, and kills it as soon as it says that part; it goes on meanwhile, into the next one. */
  async function killAfter(part: number): Promise<number> {
    const source = join(file, '..', 'content');
    await writeFile(source, content);
    const child = spawn(process.execPath, [await entryPoint, file, source, String(LIMIT)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    let said = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      said = Number.parseInt(line, 10);
      if (said >= part) child.kill('SIGKILL');
    }
    await exit;
    return said;
  }

  it('after any part, it leaves whole parts, at least those that it told of, and a second run completes it', async () => {
    for (const at of parts.keys()) {
      await rm(file, { force: true });
      const said = await killAfter(at + 1);
      const left = prefixes.indexOf(await textOf()) + 1;
      expect(left).toBeGreaterThanOrEqual(said);
      await writeInParts(file, content, { limit: LIMIT });
      expect(await textOf()).toBe(content);
      expect((await readdir(join(file, '..'))).sort()).toEqual(['content', 'notes.md']);
    }
  });
});
