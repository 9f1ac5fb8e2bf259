import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countLines, type Release, translator } from '@tminus/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReleaseDocuments } from './release-documents.ts';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'tminus-documents-'));
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

const release = { id: 'rel_8f3k2m', version: '1.2.0' } as Release;
const incidentOf = (count: number) => ({
  detectedAt: 0,
  homeAt: 1000,
  reason: null,
  explanation: { code: 'rollout.verdict.worseThanStable.errors' as const, params: {} },
  decision: null,
  targets: Array.from({ length: count }, (_, at) => ({ component: `c${at}`, from: '1.1.0', to: '1.2.0' })),
});

it('tells of each part of a document of more than 300 lines, and of the whole', async () => {
  const told: string[] = [];
  const documents = createReleaseDocuments(workspace, translator('en'), (text) => told.push(text));
  const file = await documents.writeIncident(release, incidentOf(400));
  const lines = countLines(await readFile(join(workspace, file), 'utf8'));
  const saved = told.slice(0, -1).map((text) => Number(/\((\d+) lines\)$/.exec(text)?.[1]));
  expect(told[0]).toMatch(new RegExp(`^Part 1/2 of ${file} saved \\(\\d+ lines\\)$`));
  expect(saved).toHaveLength(2);
  expect(saved.reduce((sum, count) => sum + count, 0)).toBe(lines);
  expect(told.at(-1)).toBe(`${file} is whole: 2 parts, ${lines} lines`);
});

it('says nothing of a short one', async () => {
  const told: string[] = [];
  const documents = createReleaseDocuments(workspace, translator('en'), (text) => told.push(text));
  await documents.writeIncident(release, incidentOf(3));
  expect(told).toEqual([]);
});
