import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STEERING_LIMIT } from '@tminus/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSteeringFiles } from './read-steering-files.ts';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'tminus-steering-'));
  await mkdir(join(workspace, 'steering'));
});
afterEach(() => rm(workspace, { recursive: true }));
const at = (name: string) => join(workspace, 'steering', name);

it('files are read as UTF-8, without the mark that some editors begin with', async () => {
  await writeFile(at('structure.md'), '\uFEFF# 構成\n');
  await writeFile(at('tech.md'), Buffer.from([0x61, 0xff, 0x62]));
  expect(await readSteeringFiles(workspace)).toEqual({
    structure: { state: 'read', text: '# 構成\n' },
    tech: { state: 'read', text: 'a\uFFFDb' },
    product: { state: 'missing' },
  });
});

it('what is no file is missing', async () => {
  await mkdir(at('structure.md'));
  await symlink('nowhere', at('tech.md'));
  execFileSync('mkfifo', [at('product.md')]);
  const { structure, tech, product } = await readSteeringFiles(workspace);
  expect([structure, tech, product]).toEqual(Array(3).fill({ state: 'missing' }));
});

it('a file in the place of the directory is no error', async () => {
  await rm(join(workspace, 'steering'), { recursive: true });
  await writeFile(join(workspace, 'steering'), '');
  expect((await readSteeringFiles(workspace)).tech).toEqual({ state: 'missing' });
});

it('up to the limit, and no further', async () => {
  await writeFile(at('tech.md'), 'a'.repeat(STEERING_LIMIT));
  await writeFile(at('product.md'), 'a'.repeat(STEERING_LIMIT + 1));
  const { tech, product } = await readSteeringFiles(workspace);
  expect(tech.state).toBe('read');
  expect(product).toEqual({ state: 'tooLarge' });
});

it('a circle of links cannot be read, and says so', async () => {
  await symlink('tech.md', at('tech.md'));
  expect((await readSteeringFiles(workspace)).tech).toEqual({
    state: 'unreadable',
    reason: expect.stringContaining('ELOOP'),
  });
});
