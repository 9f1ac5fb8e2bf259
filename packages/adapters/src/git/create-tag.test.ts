import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTag } from './create-tag.ts';
import {
  hasSshKeygen,
  type ScratchRepository,
  scratchRepository,
  useSigningKey,
} from './scratch-repository.ts';

let repository: ScratchRepository;
let shas: string[];
let away: string;
beforeEach(() => {
  repository = scratchRepository();
  shas = repository.import([{ message: 'a', files: { a: '1' } }, { message: 'b' }]);
  away = mkdtempSync(join(tmpdir(), 'tminus-tag-'));
});
afterEach(() => {
  repository.remove();
  rmSync(away, { recursive: true });
});

const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });
const tag = (more: Partial<Parameters<typeof createTag>[1]> = {}) => ({
  name: 'v1.0.0',
  sha: shas[0] ?? '',
  message: 'Release v1.0.0\n\n# no comment\n',
  ...more,
});

describe('createTag', () => {
  it('makes an annotated tag with its message, once', async () => {
    expect(await createTag(repository.path, tag())).toBe(true);
    const object = repository.git('rev-parse', 'v1.0.0');
    expect(repository.git('cat-file', '-t', 'v1.0.0')).toBe('tag');
    expect(repository.git('rev-parse', 'v1.0.0^{commit}')).toBe(shas[0]);
    expect(repository.git('tag', '-l', '--format=%(contents)', 'v1.0.0')).toBe(
      'Release v1.0.0\n\n# no comment',
    );
    expect(await createTag(repository.path, tag({ message: 'another' }))).toBe(false);
    expect(repository.git('rev-parse', 'v1.0.0')).toBe(object);
  });

  it('takes a lightweight tag at that commit for the tag', async () => {
    repository.git('tag', 'v1.0.0', shas[0] ?? '');
    expect(await createTag(repository.path, tag())).toBe(false);
  });

  it('leaves a tag alone that is elsewhere, even one of no commit', async () => {
    repository.git('tag', 'v1.0.0', shas[1] ?? '');
    await expect(createTag(repository.path, tag())).rejects.toEqual(refusal('git.tagElsewhere'));
    expect(repository.git('rev-parse', 'v1.0.0')).toBe(shas[1]);
    repository.git('tag', 'v2.0.0', `${shas[0]}^{tree}`);
    await expect(createTag(repository.path, tag({ name: 'v2.0.0' }))).rejects.toEqual(
      refusal('git.tagElsewhere'),
    );
  });

  it('of two at once is made by one', async () => {
    const made = await Promise.all([1, 2, 3].map(() => createTag(repository.path, tag())));
    expect(made.sort()).toEqual([false, false, true]);
  });

  it.each([
    ['in a bare repository', ['--bare']],
    ['with SHA-256', ['--object-format=sha256']],
  ])('works %s', async (_what, init) => {
    const other = scratchRepository(...init);
    try {
      const [sha = ''] = other.import([{ message: 'a' }]);
      expect(await createTag(other.path, tag({ sha, name: 'api/v1.0.0' }))).toBe(true);
      expect(other.git('rev-parse', 'api/v1.0.0^{commit}')).toBe(sha);
    } finally {
      other.remove();
    }
  });

  it('refuses without an identity, and a name that git does not take', async () => {
    repository.git('config', '--unset', 'user.name');
    repository.git('config', '--unset', 'user.email');
    await withEnvironment({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }, async () => {
      await expect(createTag(repository.path, tag())).rejects.toEqual(refusal('git.identityMissing'));
      repository.git('config', 'user.name', 'Ada');
      repository.git('config', 'user.email', 'ada@example.org');
      await expect(createTag(repository.path, tag({ name: 'v1..0' }))).rejects.toEqual(refusal('git.failed'));
    });
  });

  it('makes no tag where the signature cannot be made', async () => {
    repository.git('config', 'tag.gpgSign', 'true');
    repository.git('config', 'gpg.program', 'false');
    await expect(createTag(repository.path, tag())).rejects.toEqual(refusal('git.signingFailed'));
    expect(repository.git('tag')).toBe('');
  });

  it.skipIf(!hasSshKeygen).each(['tag.gpgSign', 'tag.forceSignAnnotated'])(
    'signs where %s says so',
    async (setting) => {
      const key = useSigningKey(repository, away);
      repository.git('config', setting, 'true');
      expect(await createTag(repository.path, tag())).toBe(true);
      expect(repository.git('cat-file', 'tag', 'v1.0.0')).toContain('-----BEGIN SSH SIGNATURE-----');
      rmSync(key);
      const signed = createTag(repository.path, tag({ name: 'v1.0.1' }));
      await expect(signed).rejects.toEqual(refusal('git.signingFailed'));
      expect(repository.git('tag')).toBe('v1.0.0');
    },
  );
});

async function withEnvironment(
  values: Readonly<Record<string, string>>,
  act: () => Promise<void>,
): Promise<void> {
  const before = { ...process.env };
  for (const name of Object.keys(process.env))
    if (/^(GIT_(AUTHOR|COMMITTER)_.*|EMAIL)$/.test(name)) delete process.env[name];
  Object.assign(process.env, values);
  try {
    await act();
  } finally {
    for (const name of Object.keys(values)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
