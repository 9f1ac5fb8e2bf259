import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { branchTips, listBranches, mainBranch } from './branches.ts';
import { currentBranch } from './current-branch.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';

let repository: ScratchRepository;
let shas: string[];
let out: string;
beforeEach(() => {
  repository = scratchRepository();
  shas = repository.import([{ message: 'a' }, { message: 'b' }]);
  repository.git('branch', 'release/1.0.0', shas[0] ?? '');
  out = mkdtempSync(join(tmpdir(), 'tminus-out-'));
});
afterEach(() => {
  repository.remove();
  rmSync(out, { recursive: true });
});
const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

describe('branches', () => {
  it('are those that are here', async () => {
    expect(await listBranches(repository.path)).toEqual(['main', 'release/1.0.0']);
    expect(await currentBranch(repository.path)).toBe('main');
    repository.git('checkout', '--quiet', '--detach', 'main');
    expect(await currentBranch(repository.path)).toBeNull();
    expect(await branchTips(repository.path, 'release/1.0.0')).toEqual([shas[0]]);
    expect(await branchTips(repository.path, 'release')).toEqual([]);
  });

  it('and at origin, which knows the main one', async () => {
    repository.git('branch', 'trunk');
    repository.git('symbolic-ref', 'HEAD', 'refs/heads/trunk');
    execFileSync('git', ['clone', '--quiet', repository.path, out]);
    expect(await listBranches(out)).toEqual(['main', 'release/1.0.0', 'trunk']);
    expect(await mainBranch(out, null)).toBe('trunk');
    expect(await branchTips(out, 'release/1.0.0')).toEqual([shas[0]]);
  });

  it('have a main one: as configured, by its name, or the only one', async () => {
    expect(await mainBranch(repository.path, null)).toBe('main');
    expect(await mainBranch(repository.path, 'release/1.0.0')).toBe('release/1.0.0');
    await expect(mainBranch(repository.path, 'develop')).rejects.toEqual(refusal('branch.mainUnknown'));
    repository.git('branch', '--move', 'main', 'stem');
    await expect(mainBranch(repository.path, null)).rejects.toEqual(refusal('branch.mainUnknown'));
    repository.git('config', 'init.defaultBranch', 'stem');
    expect(await mainBranch(repository.path, null)).toBe('stem');
    repository.git('config', '--unset', 'init.defaultBranch');
    repository.git('branch', '--delete', '--force', 'release/1.0.0');
    expect(await mainBranch(repository.path, null)).toBe('stem');
  });
});
