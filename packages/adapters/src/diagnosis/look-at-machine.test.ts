import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hasProgram, lookAtDirectory, lookAtPort } from './look-at-machine.ts';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'tminus-doctor-'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

it('programs: on the PATH by name, elsewhere by file, and only what can be run', async () => {
  writeFileSync(join(scratch, 'serve'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(scratch, 'notes'), 'text', { mode: 0o644 });
  mkdirSync(join(scratch, 'bin'), { mode: 0o755 });
  const found = await Promise.all(
    ['git', 'serve', './serve', join(scratch, 'serve'), './notes', './bin', './gone', './serve/deeper'].map(
      (program) => hasProgram(program, scratch),
    ),
  );
  expect(found).toEqual([true, false, true, true, false, false, false, false]);
});

it('a port that is free is free again afterwards, and one that somebody has is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await lookAtPort(port)).toBe('taken');
  await new Promise((resolve) => server.close(resolve));
  expect(await lookAtPort(port)).toBe('free');
  expect(await lookAtPort(port)).toBe('free');
});

it('a directory that is not there is looked at where it would be made, and not made', async () => {
  const missing = join(scratch, 'deeper', '.tminus');
  expect(await lookAtDirectory(missing)).toMatchObject({ exists: false, trouble: null });
  expect(await lookAtDirectory(scratch)).toMatchObject({ exists: true, trouble: null });
  expect((await lookAtDirectory(missing)).freeBytes).toBeGreaterThan(0);
  expect((await lookAtDirectory(missing)).exists).toBe(false);
});

it('a file where the directory should be', async () => {
  const file = join(scratch, 'file');
  writeFileSync(file, '');
  expect((await lookAtDirectory(file)).trouble).toContain(file);
  expect((await lookAtDirectory(join(file, '.tminus'))).trouble).toContain(file);
});
