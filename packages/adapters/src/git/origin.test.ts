import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { originAddress } from './origin.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';

let repo: ScratchRepository;
beforeEach(() => {
  repo = scratchRepository();
});
afterEach(() => repo.remove());

describe('originAddress', () => {
  it('is null without a remote of this name', async () => {
    expect(await originAddress(repo.path)).toBeNull();
    repo.git('remote', 'add', 'upstream', 'git@github.com:other/kiosk.git');
    expect(await originAddress(repo.path)).toBeNull();
  });

  it.each(['git@github.com:shop/kiosk.git', '/srv/a "b" # c;d.git', 'https://github.com/shop/kiosk'])(
    'is what git has, of %s',
    async (address) => {
      repo.git('remote', 'add', 'other', 'git@github.com:other/kiosk.git');
      repo.git('remote', 'add', 'origin', address);
      expect(await originAddress(repo.path)).toBe(repo.git('remote', 'get-url', 'origin'));
    },
  );

  it('asks git where the configuration says more', async () => {
    repo.git('remote', 'add', 'origin', 'gh:shop/kiosk.git');
    appendFileSync(join(repo.path, '.git', 'config'), '[url "https://github.com/"]\n\tinsteadOf = gh:\n');
    expect(await originAddress(repo.path)).toBe('https://github.com/shop/kiosk.git');
  });

  it('finds it from a linked work tree and in a bare repository', async () => {
    repo.import([{ message: 'feat: a' }]);
    repo.git('remote', 'add', 'origin', 'git@github.com:shop/kiosk.git');
    repo.git('worktree', 'add', '--quiet', '--detach', 'linked', 'main');
    expect(await originAddress(join(repo.path, 'linked'))).toBe('git@github.com:shop/kiosk.git');
    expect(await originAddress(join(repo.path, '.git'))).toBe('git@github.com:shop/kiosk.git');
  });
});
