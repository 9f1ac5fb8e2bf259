import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { hasPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { tminus } from './testing/cli.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import { REF } from './testing/shop.ts';
import { createRepository, git } from './testing/workspace.ts';

interface Report {
  readonly code: number | null;
  readonly ok: boolean;
  readonly checks: readonly { name: string; verdict: string; seen: string; fix: string | null }[];
}

let shop: OpenShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

async function doctor(...args: string[]): Promise<Report> {
  const { code, stdout, stderr } = await shop.command('doctor', '--json', ...args);
  expect(stderr).toBe('');
  return { code, ...(JSON.parse(stdout) as Omit<Report, 'code'>) };
}

const verdicts = ({ checks }: Report): string[] => checks.map(({ name, verdict }) => `${verdict} ${name}`);
const troubles = (report: Report): string[] => verdicts(report).filter((line) => /^(warn|fail)/.test(line));
const sight = ({ checks }: Report, name: string) => checks.find((check) => check.name === name);

describe('a workspace in which everything is well', () => {
  it('exits with 0 before anything was planned, and leaves nothing behind', async () => {
    const report = await doctor();
    expect(report).toMatchObject({ code: 0, ok: true });
    expect(troubles(report)).toEqual([]);
    expect(sight(report, 'database')).toMatchObject({ verdict: 'skip', fix: null });
    expect(existsSync(join(shop.directory, '.tminus'))).toBe(false);
  });

  it('exits with 0 after a plan, beside a server and without it', async () => {
    await shop.run('plan');
    const alone = await doctor();
    expect(troubles(alone)).toEqual([]);
    expect(verdicts(alone)).toEqual(expect.arrayContaining(['ok database', 'ok events', 'ok rollouts']));
    expect(sight(alone, 'controller')?.seen).toBe('nobody has the data directory');

    const server = await shop.serve();
    const beside = await doctor();
    await server.stop();
    expect(troubles(beside)).toEqual([]);
    expect(sight(beside, 'controller')?.seen).toContain(server.address);
    expect(sight(beside, 'events')?.seen).toBe(sight(alone, 'events')?.seen);
  });

  it('is told line by line, in 80 columns', async () => {
    const { code, stdout } = await tminus(['doctor', '-C', shop.directory]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✓ Node\.js {9}version \d/);
    expect(stdout).toMatch(/\d+ well, 0 to look at, 0 failed, \d+ left out\n$/);
  });
});

describe('a workspace in which much is wrong', () => {
  it('exits with 1 and tells each trouble with its fix', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(shop.ports.api, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const clone = join(shop.directory, 'clone');
    await git(
      shop.directory,
      'clone',
      '--quiet',
      '--depth=1',
      `file://${join(shop.directory, 'web')}`,
      clone,
    );
    await git(clone, 'config', 'user.name', 'Ada');
    await git(clone, 'config', 'user.email', 'ada@example.com');
    await createRepository(join(shop.directory, 'new'), [{ message: 'feat: first' }]);
    const component = (name: string, repo: string, rest = '') =>
      `  - { name: ${name}, repo: ${repo}${rest} }\n`;
    const listen = (taken.address() as AddressInfo).port;
    await writeFile(
      join(shop.directory, 'tminus.yaml'),
      `components:\n${component('api', 'api', `, deploy: { command: [no-such-program] }, traffic: { listen: ${listen} }`)}${component('web', 'clone')}${component('new', 'new')}`,
    );
    const report = await doctor();
    expect(report).toMatchObject({ code: 1, ok: false });
    expect(troubles(report)).toEqual(['fail repository', 'warn repository', 'fail programs', 'fail router']);
    const fixes = report.checks.flatMap(({ fix }) => fix ?? []);
    expect(fixes[0]).toContain(`git -C ${clone} fetch --unshallow --tags`);
    expect(fixes[2]).toContain('no-such-program');
    expect(fixes[3]).toContain(`port ${listen}`);

    const told = await tminus(['doctor', '-C', shop.directory]);
    expect(told.code).toBe(1);
    expect(told.stdout).toContain('✗ repository');
    expect(told.stderr).toContain('3 of ');
  });

  it('every problem of the configuration is told with its place, and the rest is looked at', async () => {
    await writeFile(join(shop.directory, 'tminus.yaml'), 'produkt: { name: Shop }\ncomponents: []\n');
    const report = await doctor();
    expect(report.code).toBe(1);
    const configuration = sight(report, 'configuration');
    expect(configuration?.verdict).toBe('fail');
    expect(configuration?.seen).toMatch(/\n {2}1:1 {2}produkt: .*\n {2}2:\d+ {2}components: /);
    expect(verdicts(report)).toEqual(expect.arrayContaining(['ok git', 'ok space', 'ok controller']));
  });
});

it('a rollout that nobody carries out any more is told, and what goes on without it', async () => {
  await shop.prepareRelease();
  const ship = shop.start('ship', REF);
  await shop.see('the first step', ({ rollout }) => rollout?.state === 'progressing');
  const driven = await doctor();
  ship.kill('SIGKILL');
  await ship.finished;
  const left = await doctor();
  expect(sight(driven, 'rollouts')).toMatchObject({ verdict: 'ok' });
  expect(left).toMatchObject({ code: 0, ok: true });
  expect(troubles(left)).toEqual(['warn rollouts']);
  expect(sight(left, 'rollouts')?.fix).toContain(`tminus ship ${REF}`);
  expect(sight(left, 'router')?.seen).toContain(`port ${shop.ports.api} goes to 1.0.0`);
  expect(sight(left, 'instances')?.seen).toContain('api@1.1.0');

  await shop.plane.stop();
  expect(troubles(await doctor())).toEqual(['warn rollouts', 'warn router', 'warn router']);
});

describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('tells what the server answers, and that it does not', async () => {
    const url = await server.createDatabase();
    const empty = await doctor('--database-url', url);
    expect(sight(empty, 'database')).toMatchObject({ verdict: 'ok' });
    expect(sight(empty, 'database')?.seen).toContain('empty');
    await shop.run('plan', '--database-url', url);
    const report = await doctor('--database-url', url);
    expect(troubles(report)).toEqual([]);
    expect(verdicts(report)).toEqual(
      expect.arrayContaining(['ok database', 'ok clock', 'ok nodes', 'ok events']),
    );
    await server.stop();
    const away = await doctor('--database-url', url);
    await server.start();
    expect(away.code).toBe(1);
    expect(troubles(away)).toEqual(['fail database']);
    expect(sight(away, 'database')?.fix).toContain('--database-url');
  });
});
