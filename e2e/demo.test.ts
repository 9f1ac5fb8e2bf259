import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';

const run = promisify(execFile);

it('a healthy demo ends deployed, and its load saw no failure through every weight change and promotion', async () => {
  const { code, stdout, stderr } = await tminus(['demo', '--json']);
  expect(code, stderr).toBe(0);
  const demo = JSON.parse(stdout);
  expect(demo).toMatchObject({
    version: '3.2.0',
    outcome: 'deployed',
    fault: null,
    components: [
      { name: 'api', from: '1.4.0', to: '1.5.0' },
      { name: 'web', from: '2.0.3', to: '2.1.0' },
    ],
  });
  expect(demo.requests.failed).toBe(0);
  expect(demo.requests.total).toBeGreaterThan(1_000);
  const types = demo.events.map(({ type }: { type: string }) => type);
  expect(types.filter((type: string) => type === 'rollout.step_started')).toHaveLength(3);
  expect(types.at(-1)).toBe('release.deployed');
  for (const file of demo.files) expect(existsSync(file), file).toBe(true);
  expect(await readFile(demo.files[0], 'utf8')).toContain('# Release Plan: v3.2.0');
});

it('a bad version is rolled back by itself; the demo says when it began, was seen, was home, and whom it hurt', async () => {
  const { code, stdout, stderr } = await tminus(['demo', '--fault', 'errors', '--json']);
  expect(code, stderr).toBe(7);
  const { outcome, fault, requests, events, files } = JSON.parse(stdout);
  expect(outcome).toBe('rolled_back');
  expect(Date.parse(fault.injectedAt)).toBeLessThanOrEqual(Date.parse(fault.detectedAt));
  expect(Date.parse(fault.detectedAt)).toBeLessThanOrEqual(Date.parse(fault.homeAt));
  expect(fault.hurt).toBeGreaterThan(0);
  expect(fault.hurt).toBe(requests.failed);
  const types = events.map(({ type }: { type: string }) => type);
  const order = [
    'rollout.rollback_started',
    'rollout.traffic_home',
    'stakeholders.notified',
    'incident.opened',
  ];
  expect(types.filter((type: string) => order.includes(type))).toEqual(order);
  const incident = files.find((file: string) => /incident-\w{6}\.md$/.test(file));
  expect(await readFile(incident, 'utf8')).toContain('canary requests failed');
});

it.each([
  { kind: 'latency', seen: 'canary requests were slow', story: 'requests for prices wait' },
  { kind: 'crash', seen: 'canary requests failed', story: 'after each restart' },
])(
  'a new version that is bad by $kind is rolled back, and the summary says so',
  async ({ kind, seen, story }) => {
    const { code, stdout, stderr } = await tminus(['demo', '--fault', kind]);
    expect(code, stderr).toBe(7);
    expect(stdout).toContain('v3.2.0 was rolled back by itself.');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(story);
    expect(stdout).toMatch(/ seen +\S+ +\+\d+\.\d s\n +traffic home +\S+ +\+\d+\.\d s\n/);
    for (const line of stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    const [incident = ''] = /\S+incident-\w{6}\.md/.exec(stdout) ?? [];
    expect(await readFile(incident, 'utf8')).toMatch(new RegExp(`api.*: \\d+ of \\d+ ${seen}`));

    const [, hurt, total] = (/requests (?:slowed|hurt) +(\d+) of (\d+)/.exec(stdout) ?? []).map(Number);
    expect(total).toBeGreaterThan(100);
    if (kind === 'latency') expect(hurt).toBeGreaterThan(0);
    // The old version answers for the dead one; only those whose answer broke off in the middle may have failed.
    else expect(hurt).toBeLessThan((total ?? 0) / 100);
  },
);

it('on Ctrl-C it clears away what it made and started', async () => {
  const before = new Set(await demos());
  const demo = startTminus(['demo']);
  let said = '';
  demo.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await until('the first step', async () => said.includes('step 1/3'));
  const own = (await demos()).find((name) => !before.has(name)) ?? '';
  demo.kill('SIGINT');
  expect(await demo.finished).toMatchObject({ code: 130 });
  expect(await demos()).not.toContain(own);
  await until(
    'the end of its processes',
    async () => !(await commandLines()).some((line) => line.includes(own)),
  );
});

it('its picture is never wider than 80 columns', async () => {
  const demo = 'stty cols 80 rows 40; exec node packages/cli/bin/tminus.js demo --fault errors';
  const { stdout } = await run('script', ['-qefc', demo, '/dev/null'], {
    timeout: 120_000,
    maxBuffer: 1e8,
  }).catch((ended: { code: number; stdout: string }) => {
    if (ended.code !== 7) throw ended;
    return ended;
  });
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g');
  const drawn = stdout.split('─'.repeat(80)).slice(1, -1).join('\n').replace(escapes, '');
  expect(drawn).toContain('api        1.4.0 → 1.5.0');
  for (const line of drawn.split(/\r?\n/)) expect([...line].length, line).toBeLessThanOrEqual(80);
});

const demos = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('tminus-demo-'));

/** Of every process of this machine; one that ends while it is read has none. */
async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}
