import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGit } from './git-process.ts';
import { nulFields } from './nul-fields.ts';

const path = process.env['PATH'] ?? '';
let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'tminus-bin-'));
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(bin, { recursive: true });
});

function pretend(script: string): void {
  writeFileSync(join(bin, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'git'), 0o755);
  process.env['PATH'] = `${bin}:${path}`;
}
const run = (timeoutMs?: number) =>
  runGit({ repo: bin, args: ['status'], ...(timeoutMs === undefined ? {} : { timeoutMs }) });
const refusal = (code: string, params: unknown = expect.anything()) =>
  expect.objectContaining({ refusal: { code, params } });

describe('runGit', () => {
  it('refuses when there is no git', async () => {
    process.env['PATH'] = bin;
    await expect(run()).rejects.toEqual(refusal('git.missing', {}));
  });

  it('refuses with the last line that git says', async () => {
    pretend('echo "hint: more" >&2; echo "fatal: disk is full" >&2; exit 128');
    await expect(run()).rejects.toEqual(
      refusal('git.failed', { command: 'status', reason: 'fatal: disk is full' }),
    );
  });

  it('stops a git that takes too long', async () => {
    pretend('exec sleep 60');
    await expect(run(50)).rejects.toEqual(
      refusal('git.failed', { command: 'status', reason: 'stopped after 50 ms' }),
    );
  });

  it('asks git for no password, and for words that do not depend on the language', async () => {
    pretend('printf "%s %s" "$GIT_TERMINAL_PROMPT" "$LC_ALL"');
    expect((await run()).toString()).toBe('0 C');
  });
});

describe('nulFields', () => {
  it('finds the same fields however the bytes are cut', async () => {
    const bytes = Buffer.from('\0a\0ü\0\0b\nc\0rest');
    for (let size = 1; size <= bytes.length; size += 1) {
      const chunks = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      })();
      const fields: string[] = [];
      for await (const batch of nulFields(chunks)) fields.push(...batch);
      expect(fields).toEqual(['', 'a', 'ü', '', 'b\nc', 'rest']);
    }
  });
});
