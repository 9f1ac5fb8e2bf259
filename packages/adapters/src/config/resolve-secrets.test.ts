import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { resolveSecrets } from './resolve-secrets.ts';

afterEach(() => vi.unstubAllEnvs());

it('fills placeholders from the environment and from files, and leaves other text alone', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'tminus-secret-')), 'token');
  await writeFile(file, 'from-file\n');
  vi.stubEnv('API_TOKEN', 'a$&b');
  const env = {
    PLAIN: 'x ${other}',
    TOKEN: '${env:API_TOKEN}',
    URL: 'https://u:${file:FILE}@h/${env:API_TOKEN}',
  };
  const named = { ...env, URL: env.URL.replace('FILE', file) };
  expect(await resolveSecrets(named, 'api')).toEqual({
    PLAIN: 'x ${other}',
    TOKEN: 'a$&b',
    URL: 'https://u:from-file@h/a$&b',
  });
});

it.each([
  ['${env:TMINUS_NOT_SET}', 'TMINUS_NOT_SET'],
  ['${file:/nowhere/token}', '/nowhere/token'],
])('refuses %s by name and place, before anything starts', async (text, name) => {
  await expect(resolveSecrets({ TOKEN: text }, 'api')).rejects.toMatchObject({
    refusal: { code: 'config.secretMissing', params: { name, place: 'api: deploy.env.TOKEN' } },
  });
});
