import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { translator } from '@tminus/domain';
import type { Instance } from '@tminus/engine';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockDataDirectory } from '../data-directory/lock.ts';
import { openDatabase } from '../database/open-database.ts';
import { migrationsFolder } from '../database/testing.ts';
import { createEmbeddedRouter } from '../router/router-client.ts';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { createProbes, type ProbeSettings } from './create-probes.ts';

let entry: string;
let dataDirectory: string;
beforeAll(async () => {
  entry = await bundleEntry(new URL('../router/router-process.ts', import.meta.url));
});
afterAll(() => rmSync(dirname(entry), { recursive: true, force: true }));
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'tminus-doctor-'));
});
afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

const routerHere = () => createEmbeddedRouter({ runDirectory: join(dataDirectory, 'run'), entry });
const probesHere = (more: Partial<ProbeSettings> = {}) =>
  createProbes({
    configFile: join(dataDirectory, 'tminus.yaml'),
    dataDirectory,
    databaseUrl: null,
    migrationsFolder,
    language: 'en',
    translate: translator('en'),
    router: routerHere(),
    deployer: { list: async (): Promise<Instance[]> => [] },
    ...more,
  });

describe('a target', () => {
  it('is unknown, observed, and known without its router, which is not started for the look', async () => {
    const probes = probesHere();
    expect(await probes.target('api')).toBeNull();
    const router = routerHere();
    onTestFinished(() => router.stop());
    const { url } = await router.ensure({ name: 'api', listen: 0 });
    const port = Number(new URL(url).port);
    expect(await probes.target('api')).toEqual({ port, isAnswered: true, version: null });
    await router.apply({
      target: 'api',
      epoch: 1,
      stable: { version: '1.0.0', upstreams: [] },
      canary: null,
      canaryShare: 0,
      slowAfterMs: 100,
      leaseUntil: null,
    });
    expect(await probes.target('api')).toEqual({ port, isAnswered: true, version: '1.0.0' });
    expect(await probes.port(port)).toBe('taken');
    expect(await probes.target('web')).toBeNull();
    await router.stop();
    expect(await probes.target('api')).toEqual({ port, isAnswered: false, version: null });
    expect(await probes.port(port)).toBe('free');
  });
});

describe('the database', () => {
  const CONFIG = (url: string) => `components: [{ name: api }]\ndatabase: { url: "${url}" }\n`;
  const configure = (text: string) => writeFileSync(join(dataDirectory, 'tminus.yaml'), text);

  it('of a configuration that cannot be read is unknown', async () => {
    configure('database: { url: 7 }\n');
    const probes = probesHere();
    expect(await probes.database()).toBe('unknown');
    expect(await probes.records()).toBeNull();
    await probes.close();
  });

  it('is the one that the configuration names, whose secret may be missing', async () => {
    configure(CONFIG('postgresql://tminus@127.0.0.1:1/tminus'));
    await expect(probesHere().database()).rejects.toMatchObject({
      refusal: { code: 'database.unreachable' },
    });
    configure(CONFIG('postgresql://tminus:${env:TMINUS_NOT_SET}@127.0.0.1:1/tminus'));
    const probes = probesHere();
    await expect(probes.database()).rejects.toMatchObject({ refusal: { code: 'config.secretMissing' } });
    await probes.close();
  });

  it('is open until the end, and free for others after it', async () => {
    const lock = await lockDataDirectory(dataDirectory, { pid: 7, command: 'tminus plan', startedAt: 0 });
    const database = await openDatabase({ migrationsFolder, lock });
    await database.close();
    const late = probesHere();
    expect(await late.database()).toBe('held');
    expect(await late.records()).toBeNull();
    await late.close();
    await lock.release();

    const probes = probesHere();
    expect(await probes.database()).toMatchObject({ tables: 'current' });
    expect(await (await probes.records())?.liveRollouts()).toEqual([]);
    expect(await probes.controller()).toMatchObject({ pid: process.pid, command: 'tminus doctor' });
    await probes.close();
    expect(await probes.controller()).toBeNull();
  });
});
