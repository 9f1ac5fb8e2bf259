import type { ForgeRelease, ForgeSettings } from '@tminus/engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ForgeStandIn,
  STAND_IN,
  startGithubStandIn,
  startGitlabStandIn,
} from '../testing/forge-stand-in.ts';
import { createForge } from './create-forge.ts';

const KINDS = [
  ['github', startGithubStandIn],
  ['gitlab', startGitlabStandIn],
] as const;

const release: ForgeRelease = {
  tag: 'api/v1.2.0',
  sha: '7'.repeat(40),
  name: 'Kiosk v1.2.0',
  body: '# 1.2.0\n\n- “prices”\n',
  isPrerelease: false,
  isNewest: true,
};
const shown = { tag: 'api/v1.2.0', name: 'Kiosk v1.2.0', body: release.body, isPrerelease: false };

describe.each(KINDS)('releases on %s', (type, startStandIn) => {
  let standIn: ForgeStandIn;
  beforeEach(async () => {
    standIn = await startStandIn();
    vi.stubEnv('FORGE_TOKEN', STAND_IN.token);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await standIn.close();
  });
  const publish = (more: Partial<ForgeSettings> = {}, timeoutMs = 5_000): Promise<string> => {
    const { url } = standIn;
    const settings = { type, url, repository: STAND_IN.repository, token: '${env:FORGE_TOKEN}', ...more };
    return createForge(settings, { timeoutMs }).publishRelease(release);
  };
  const publishBody = (length: (limit: number) => number) => {
    const { url } = standIn;
    const settings = { type, url, repository: STAND_IN.repository, token: '${env:FORGE_TOKEN}' };
    const forge = createForge(settings, { timeoutMs: 5_000 });
    return forge.publishRelease({ ...release, body: 'x'.repeat(length(forge.bodyLimit)) });
  };
  const refused = async (more?: Partial<ForgeSettings>, timeoutMs?: number) => {
    const error: unknown = await publish(more, timeoutMs).catch((thrown: unknown) => thrown);
    expect(error).toHaveProperty('refusal');
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(STAND_IN.token);
    return (error as { refusal: { code: string; params: Record<string, unknown> } }).refusal;
  };

  it('are made once with their notes, and found from then on', async () => {
    const address = await publish();
    expect(address).toContain(`${standIn.url}/shop/kiosk/`);
    expect(await publish()).toBe(address);
    expect(standIn.releases).toMatchObject([shown]);
    expect(standIn.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it('have as much text as the forge takes, and it takes no more', async () => {
    await expect(publishBody((limit) => limit + 1)).rejects.toMatchObject({
      refusal: { code: 'forge.refused' },
    });
    expect(await publishBody((limit) => limit)).toContain('api/v1.2.0');
  });

  it('are found when the answer was lost', async () => {
    standIn.faults.make.push('answerLost');
    expect(await refused()).toMatchObject({ code: 'forge.unreachable' });
    expect(await publish()).toContain('api/v1.2.0');
    expect(standIn.releases).toMatchObject([shown]);
  });

  it("are somebody else's when that one was faster", async () => {
    standIn.rival = { ...shown, body: 'by hand' };
    expect(await publish()).toContain('api/v1.2.0');
    expect(standIn.releases).toEqual([{ ...shown, body: 'by hand' }]);
  });

  it('need their tag: none is made somewhere', async () => {
    standIn.tags = ['v1.1.0'];
    expect(await refused()).toMatchObject({ code: 'forge.tagMissing', params: { tag: 'api/v1.2.0' } });
    expect(standIn.releases).toEqual([]);
  });

  it.each([
    ['unavailable', 'look', 'forge.busy'],
    ['unavailable', 'make', 'forge.busy'],
    ['cut', 'look', 'forge.unreachable'],
    ['cut', 'make', 'forge.unreachable'],
    ['silent', 'make', 'forge.unreachable'],
  ] as const)(
    'are not made when the forge is %s at a %s, and are at the next attempt',
    async (fault, when, code) => {
      standIn.faults[when].push(fault);
      expect(await refused({}, 300)).toMatchObject({ code });
      expect(standIn.releases).toEqual([]);
      await publish();
      expect(standIn.releases).toMatchObject([shown]);
    },
  );

  it('wait for the forge that is asked too often', async () => {
    // The client for GitLab asks up to ten times by itself.
    standIn.faults.look.push(...Array.from({ length: 10 }, () => 'limited' as const));
    expect(await refused()).toMatchObject({ code: 'forge.busy' });
    standIn.faults.look.length = 0;
    await publish();
    expect(standIn.releases).toMatchObject([shown]);
  });

  it('need a token that is good, and a repository that is there', async () => {
    vi.stubEnv('FORGE_TOKEN', 'another');
    expect(await refused()).toMatchObject({ code: 'forge.unauthorized', params: { status: 401 } });
    vi.stubEnv('FORGE_TOKEN', STAND_IN.token);
    expect(await refused({ repository: 'shop/none' })).toMatchObject({ code: 'forge.notFound' });
    expect(await refused({ token: '${env:NO_SUCH_TOKEN}' })).toMatchObject({ code: 'config.secretMissing' });
  });

  describe('are looked forward to', () => {
    const check = (more: Partial<ForgeSettings> = {}, timeoutMs = 5_000): Promise<void> => {
      const { url } = standIn;
      const settings = { type, url, repository: STAND_IN.repository, token: '${env:FORGE_TOKEN}', ...more };
      return createForge(settings, { timeoutMs }).checkPublish();
    };
    const codeOf = (checking: Promise<void>): Promise<unknown> =>
      checking.then(
        () => null,
        (error: { refusal?: { code?: string } }) => error.refusal?.code ?? error,
      );

    it('for less time than those who ask would wait', async () => {
      const limits = vi.spyOn(AbortSignal, 'timeout');
      const { url } = standIn;
      const settings = { type, url, repository: STAND_IN.repository, token: '${env:FORGE_TOKEN}' };
      await createForge(settings).checkPublish();
      expect(limits).toHaveBeenCalled();
      for (const [limit] of limits.mock.calls) expect(limit).toBeLessThanOrEqual(8_000);
      limits.mockRestore();
    });

    it('by looking once, which makes nothing', async () => {
      await check();
      expect(standIn.requests).toEqual([expect.stringMatching(/^GET /)]);
    });

    it('and what would keep them from being made is told', async () => {
      expect(await codeOf(check({ repository: 'shop/none' }))).toBe('forge.notFound');
      standIn.faults.look.push('unavailable', 'cut', 'silent');
      expect(await codeOf(check())).toBe('forge.busy');
      expect(await codeOf(check())).toBe('forge.unreachable');
      expect(await codeOf(check({}, 300))).toBe('forge.unreachable');
      expect(await codeOf(check({ token: '${env:NO_SUCH_TOKEN}' }))).toBe('config.secretMissing');
      vi.stubEnv('FORGE_TOKEN', 'another');
      expect(await codeOf(check())).toBe('forge.unauthorized');
    });
  });

  it('are not waited for when this process stops', async () => {
    const { url } = standIn;
    const stopping = new AbortController();
    const settings = { type, url, repository: STAND_IN.repository, token: '${env:FORGE_TOKEN}' };
    // A time-out far beyond the test's own.
    const forge = createForge(settings, { timeoutMs: 600_000, signal: stopping.signal });
    standIn.faults.make.push('silent');
    const refused = expect(forge.publishRelease(release)).rejects.toMatchObject({
      refusal: { code: 'forge.unreachable' },
    });
    await vi.waitUntil(() => standIn.requests.some((request) => request.startsWith('POST')), 5_000);
    stopping.abort();
    await refused;
    // Nothing of it stays under way.
    await vi.waitUntil(() => standIn.held === 0, 5_000);
    const before = standIn.requests.length;
    await expect(forge.publishRelease(release)).rejects.toThrow();
    expect(standIn.requests.slice(before)).not.toContainEqual(expect.stringMatching(/^POST/));
  });

  it('are not made where nobody listens', async () => {
    const { url } = standIn;
    await standIn.close();
    expect(await refused({ url })).toMatchObject({
      code: 'forge.unreachable',
      params: { reason: 'ECONNREFUSED' },
    });
  });
});

it.each([
  ['a pre-release is marked so', { tag: 'v2.0.0-rc.1', isPrerelease: true }, { isPrerelease: true }],
  ['one of an older line is not the latest', { isNewest: false }, { latest: 'false' }],
  ['the newest one may be the latest', { isNewest: true }, { latest: 'legacy' }],
])('on GitHub %s', async (_what, given, expected) => {
  const standIn = await startGithubStandIn();
  vi.stubEnv('FORGE_TOKEN', STAND_IN.token);
  const { url } = standIn;
  const settings = { url, repository: STAND_IN.repository, token: '${env:FORGE_TOKEN}' };
  const forge = createForge({ type: 'github', ...settings });
  await forge.publishRelease({ ...release, ...given });
  expect(standIn.releases).toMatchObject([expected]);
  vi.unstubAllEnvs();
  await standIn.close();
});

it.each([
  ['a person who may only read', { mayPush: false }, 'forge.unauthorized'],
  ['an app, of which GitHub says so, too', { mayPush: false, isApp: true }, null],
])('on GitHub a token of %s', async (_whose, given, expected) => {
  const standIn = Object.assign(await startGithubStandIn(), given);
  vi.stubEnv('FORGE_TOKEN', STAND_IN.token);
  const settings = { url: standIn.url, repository: STAND_IN.repository, token: '${env:FORGE_TOKEN}' };
  const checking = createForge({ type: 'github', ...settings }).checkPublish();
  const code = await checking.then(
    () => null,
    (error: { refusal?: { code?: string } }) => error.refusal?.code,
  );
  expect(code).toBe(expected);
  vi.unstubAllEnvs();
  await standIn.close();
});
