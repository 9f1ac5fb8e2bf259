import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
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

it('one that says nothing is given up in time', async () => {
  const sockets = new Set<{ destroy(): void }>();
  const silent = createSocket((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  here.git('remote', 'set-url', 'origin', `git://127.0.0.1:${(silent.address() as AddressInfo).port}/x.git`);
  expect(await codeOf(checkRemote(here.path, 'origin', { timeoutMs: 300 }))).toBe('git.remoteUnreachable');
});

it('a plan is told of a remote that is not ready, and asks none where nothing is pushed', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'tminus-plan-'));
  onTestFinished(() => rmSync(workspace, { recursive: true }));
  const codes = async (remote: string | null) => {
    const places = remote === null ? null : { remote, repositories: [here.path] };
    const found = await createGitHistory(workspace, places).findings();
    return found.map(({ code }) => code).filter((code) => !code.endsWith('steeringMissing'));
  };
  expect(await codes(null)).toEqual([]);
  expect(await codes('origin')).toEqual([]);
  expect(await codes('orgin')).toEqual(['plan.finding.remoteMissing']);
  here.git('remote', 'set-url', 'origin', `${there.path}-gone`);
  expect(await codes('origin')).toEqual(['plan.finding.remoteRefuses']);
});
