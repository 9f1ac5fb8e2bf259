import { LANGUAGES, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { pushFailure } from './push-failure.ts';

/** What git printed for a push that failed: refused references with their reasons, and the words on stderr. */
const failureOf = (refused: Readonly<Record<string, string>>, stderr: string, times = 1) => {
  const lines = Object.entries(refused).map(([ref, reason]) => `!\t${ref}:${ref}\t${reason}\n`);
  const stdout = `To example.org:acme/shop.git\n${lines.join('').repeat(times)}Done\n`;
  return pushFailure('origin', { exitCode: 1, stdout: Buffer.from(stdout), stderr }).refusal;
};
const declined = '[remote rejected] (protected branch hook declined)';

describe('a push that failed', () => {
  it('is told by the words of the server, each reference once', () => {
    const stderr =
      'remote: error: GH006: Protected branch update failed for refs/heads/main.        \nremote: \n' +
      "remote: - Changes must be made through a pull request.        \nerror: failed to push some refs to 'x'\n";
    expect(failureOf({ 'refs/heads/main': declined, 'refs/tags/v1.0.0': declined }, stderr, 2)).toEqual({
      code: 'git.pushDeclined',
      params: {
        remote: 'origin',
        refs: 'main, v1.0.0',
        reason:
          'protected branch hook declined: error: GH006: Protected branch update failed for refs/heads/main. - Changes must be made through a pull request.',
      },
    });
  });

  it.each([
    ['[rejected] (fetch first)', 'git.pushRejected'],
    ['[rejected] (non-fast-forward)', 'git.pushRejected'],
    ['[rejected] (already exists)', 'git.pushRejected'],
    ['[remote rejected] (non-fast-forward)', 'git.pushRejected'],
    ['[remote rejected] (cannot lock ref)', 'git.pushRejected'],
    ['[remote rejected] (atomic transaction failed)', 'git.pushRejected'],
    ['[remote rejected] (pre-receive hook declined)', 'git.pushDeclined'],
    ['[remote rejected] (branch is currently checked out)', 'git.pushDeclined'],
  ])('%s is %s', (reason, code) => {
    expect(failureOf({ 'refs/heads/main': reason }, '').code).toBe(code);
  });

  it.each([
    "remote: Permission to acme/shop.git denied to mika.\nfatal: unable to access 'https://x/': The requested URL returned error: 403\n",
    'ERROR: Permission to acme/shop.git denied to mika.\nfatal: Could not read from remote repository.\n',
    'git@example.org: Permission denied (publickey).\nfatal: Could not read from remote repository.\n',
  ])('since this account may not is told as that (%s)', (stderr) => {
    const { code, params } = failureOf({}, stderr);
    expect(code).toBe('git.pushForbidden');
    expect(params['reason']).toMatch(/permission.*\.$/i);
  });

  it('because of a file system that nobody may write to is told as that, too', () => {
    const stderr = 'error: remote unpack failed: unable to create temporary object directory\n';
    const unpacked = { 'refs/heads/main': '[remote rejected] (unpacker error)' };
    expect(failureOf(unpacked, stderr).code).toBe('git.pushForbidden');
  });

  it('because of a hook that speaks of permissions is told as that of the hook', () => {
    const stderr = 'remote: permission denied for this branch\n';
    expect(failureOf({ 'refs/heads/main': declined }, stderr).code).toBe('git.pushDeclined');
  });

  it('is cut where the server says a lot', () => {
    const stderr = 'remote: word word\n'.repeat(500);
    expect(String(failureOf({ 'refs/heads/main': declined }, stderr).params['reason']).length).toBeLessThan(
      700,
    );
  });

  it.each(LANGUAGES)('advises to fetch only where that helps (%s)', (language) => {
    const t = translator(language);
    const fetch = /fetch|フェッチ/i;
    expect(t('error.git.pushRejected.help', {})).toMatch(fetch);
    expect(t('error.git.pushDeclined.help', { refs: 'main' })).not.toMatch(fetch);
    expect(t('error.git.pushDeclined.help', { refs: 'main' })).toContain('publish.mergeBack: false');
    expect(t('error.git.pushForbidden.help', { remote: 'origin' })).toContain(
      'git push --dry-run origin HEAD',
    );
  });
});
