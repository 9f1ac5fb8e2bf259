import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { type Finished, startTminus, tminus, until } from './testing/cli.ts';

const run = promisify(execFile);

/**
 * A demo to its end, which leaves no process. Where the machine is so busy that both versions are too slow, the judge
 * rightly stands still and the demo ends by itself, saying so: then it is played again, as its help suggests.
 */
async function demo(...args: string[]): Promise<Finished> {
  for (let left = 3; ; left -= 1) {
    const before = new Set(await demos());
    const ended = await tminus(['demo', ...args]);
    for (const own of (await demos()).filter((name) => !before.has(name))) await endOfProcesses(own);
    const isPaused = ended.code === 1 && /The rollout of \S+ paused: .*shared outage/.test(ended.stderr);
    if (!isPaused || left === 0) return ended;
  }
}

it('a healthy demo ends deployed, and its load saw no failure through every weight change and promotion', async () => {
  const { code, stdout, stderr } = await demo('--json');
  expect(code, stderr).toBe(0);
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({
    version: '3.2.0',
    outcome: 'deployed',
    fault: null,
    components: [
      { name: 'api', from: '1.4.0', to: '1.5.0' },
      { name: 'web', from: '2.0.3', to: '2.1.0' },
    ],
  });
  expect(told.requests.failed).toBe(0);
  expect(told.requests.total).toBeGreaterThan(1_000);
  const types = told.events.map(({ type }: { type: string }) => type);
  expect(types.filter((type: string) => type === 'rollout.step_started')).toHaveLength(3);
  expect(types).toContain('release.deployed');
  expect(types.at(-1)).toBe('publication.completed');
  for (const file of told.files) expect(existsSync(file), file).toBe(true);
  expect(await readFile(told.files[0], 'utf8')).toContain('# Release Plan: v3.2.0');
});

it('a bad version is rolled back by itself; the demo says when it began, was seen, was home, and whom it hurt', async () => {
  const { code, stdout, stderr } = await demo('--fault', 'errors', '--json');
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
    const { code, stdout, stderr } = await demo('--fault', kind);
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
  await endOfProcesses(own);
});

it('ends by itself when both versions are bad: the judge pauses, and nobody is there to resume', async () => {
  const before = new Set(await demos());
  const paused = startTminus(['demo']);
  let said = '';
  paused.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await until('the first step', async () => said.includes('step 1/3'));
  const own = (await demos()).find((name) => !before.has(name)) ?? '';
  // Whichever version of the API is asked, most of its users wait.
  for (let second = 0; paused.exitCode === null && second < 90; second += 1) {
    const pids = await apisOf(own);
    for (const pid of pids) signalIfThere(pid, 'SIGSTOP');
    await sleep(900);
    for (const pid of pids) signalIfThere(pid, 'SIGCONT');
    await sleep(100);
  }
  const { code, stderr } = await paused.finished;
  expect(code, stderr).toBe(1);
  expect(stderr).toMatch(/The rollout of v3\.2\.0 paused: both versions of .* fail: a shared outage/);
  expect(await demos()).not.toContain(own);
  await endOfProcesses(own);
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

const endOfProcesses = (demoName: string): Promise<unknown> =>
  until(
    'the end of its processes',
    async () => !(await commandLines()).some((line) => line.includes(demoName)),
  );

/** Of every process of this machine; one that ends while it is read has none. */
async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}

/** Processes of every version of a demo's API. */
async function apisOf(demoName: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(
    pids.map(async (pid) => ({ pid, cwd: await readlink(`/proc/${pid}/cwd`).catch(() => '') })),
  );
  const ofApi = places.filter(({ cwd }) => cwd.includes(`/${demoName}/.tminus/artifacts/api/`));
  return ofApi.map(({ pid }) => Number(pid));
}

/** It may have ended by itself meanwhile. */
function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
