import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { translator } from '@tminus/domain';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { checkRemote } from './check-remote.ts';
import { createGitHistory } from './git-history.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';

let here: ScratchRepository;
let there: ScratchRepository;
beforeEach(() => {
  here = scratchRepository();
  there = scratchRepository('--bare');
  here.import([{ message: 'feat: a', files: { a: '1' } }]);
  here.git('remote', 'add', 'origin', there.path);
});
afterEach(() => {
  here.remove();
  there.remove();
});

const codeOf = (checking: Promise<void>): Promise<unknown> =>
  checking.then(
    () => null,
    (error: { refusal?: { code?: string } }) => error.refusal?.code ?? error,
  );

it('a remote that takes pushes is well, and is left as it is', async () => {
  const hook = join(here.path, '.git', 'hooks', 'pre-push');
  writeFileSync(hook, '#!/bin/sh\nexit 1\n');
  chmodSync(hook, 0o755);
  await checkRemote(here.path, 'origin');
  expect(there.git('for-each-ref')).toBe('');
});

it('a remote that nobody named here, or that is not there, is told', async () => {
  expect(await codeOf(checkRemote(here.path, 'upstream'))).toBe('git.remoteMissing');
  here.git('remote', 'set-url', 'origin', `${there.path}-gone`);
  expect(await codeOf(checkRemote(here.path, 'origin'))).toBe('git.remoteUnreachable');
});

it('so is one that may be read and not be pushed to', async () => {
  here.git('remote', 'set-url', '--push', 'origin', `${there.path}-gone`);
  expect(await codeOf(checkRemote(here.path, 'origin'))).toBe('git.remoteUnreachable');
});

it('one that wants a password is not waited for, and no password is told', async () => {
  const server = createServer((_request, response) => response.writeHead(401).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  here.git('remote', 'set-url', 'origin', `http://ada:s3cret@127.0.0.1:${port}/x.git`);
  const refused = await checkRemote(here.path, 'origin').catch((error: unknown) => error);
  expect(refused).toMatchObject({ refusal: { code: 'git.remoteUnreachable' } });
  expect(JSON.stringify((refused as { refusal: unknown }).refusal)).not.toContain('s3cret');
});

/** Points the remote to one that takes connections and never says anything. */
async function silence(): Promise<{ readonly visited: Promise<void> }> {
  const sockets = new Set<{ destroy(): void }>();
  let came = (): void => undefined;
  const visited = new Promise<void>((resolve) => {
    came = resolve;
  });
  const silent = createSocket((socket) => {
    sockets.add(socket);
    came();
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  here.git('remote', 'set-url', 'origin', `git://127.0.0.1:${(silent.address() as AddressInfo).port}/x.git`);
  return { visited };
}

it('one that says nothing is given up in time', async () => {
  await silence();
  expect(await codeOf(checkRemote(here.path, 'origin', { timeoutMs: 300 }))).toBe('git.remoteUnreachable');
});

it('and long before those who ask give up', async () => {
  const { visited } = await silence();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const code = codeOf(checkRemote(here.path, 'origin'));
  await visited;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await code).toBe('git.remoteUnreachable');
});

it('one of a repository without a commit is only read', async () => {
  const empty = scratchRepository();
  onTestFinished(() => empty.remove());
  empty.git('remote', 'add', 'origin', there.path);
  await checkRemote(empty.path, 'origin');
  empty.git('remote', 'set-url', 'origin', `${there.path}-gone`);
  expect(await codeOf(checkRemote(empty.path, 'origin'))).toBe('git.remoteUnreachable');
  expect(await codeOf(checkRemote(empty.path, 'upstream'))).toBe('git.remoteMissing');
});

it('a plan has all repositories asked at once, and each finding names its own', async () => {
  const other = scratchRepository();
  onTestFinished(() => other.remove());
  other.import([{ message: 'feat: b', files: { b: '1' } }]);
  // Answers nobody before both have asked.
  const waiting: (() => void)[] = [];
  const server = createServer((_request, response) => {
    waiting.push(() => response.writeHead(403).end());
    if (waiting.length > 1) for (const answer of waiting) answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.git`;
  here.git('remote', 'set-url', 'origin', url);
  other.git('remote', 'add', 'origin', url);
  const repositories = [here.path, other.path];
  const found = await createGitHistory({ remote: 'origin', repositories }).findings();
  const refusing = found.filter(({ code }) => code === 'plan.finding.remoteRefuses');
  expect(refusing.map(({ params }) => params['repo'])).toEqual(repositories);
  for (const language of ['en', 'ja'] as const)
    expect(refusing.map(({ params }) => translator(language)('plan.finding.remoteRefuses', params))).toEqual(
      repositories.map((repo) => expect.stringContaining(repo)),
    );
});

it('a plan is told of a remote that is not ready, and asks none where nothing is pushed', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'tminus-plan-'));
  onTestFinished(() => rmSync(workspace, { recursive: true }));
  const codes = async (remote: string | null) => {
    const places = remote === null ? null : { remote, repositories: [here.path] };
    const found = await createGitHistory(places).findings();
    return found.map(({ code }) => code).filter((code) => !code.endsWith('steeringMissing'));
  };
  expect(await codes(null)).toEqual([]);
  expect(await codes('origin')).toEqual([]);
  expect(await codes('orgin')).toEqual(['plan.finding.remoteMissing']);
  here.git('remote', 'set-url', 'origin', `${there.path}-gone`);
  expect(await codes('origin')).toEqual(['plan.finding.remoteRefuses']);
});
