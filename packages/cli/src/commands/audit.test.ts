import { LANGUAGES, translator } from '@tminus/domain';
import { describe, expect, it, vi } from 'vitest';
import { eventLogLines } from '../output/event-log.ts';
import { columns } from '../output/terminal.ts';
import { runProgram } from '../program.ts';
import { capture } from '../testing/capture.ts';
import { eventOf } from '../testing/samples.ts';
import { scratchWorkspace } from '../testing/workspace.ts';
import { renderVerdict } from './audit.ts';

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
const plain = (text: string): string => text.replaceAll(ESCAPES, '');
const HASH = 'ab'.repeat(32);

describe('the event log as lines', () => {
  const lines = eventLogLines(
    [
      eventOf(1, {
        text: 'qa approved by Mika Kallio <mika@example.org>',
        actor: 'Mika Kallio <mika@example.org>',
      }),
      eventOf(12_345, {
        at: '2025-11-04T08:09:10.000Z',
        type: 'rollout.rollback_started',
        actor: 'somebody with a long name',
        text: 'rolling back: the new version answers with errors more often than the margin allows',
        reason: 'the new version answers with errors more often than the margin allows',
      }),
      eventOf(12_346, {
        at: '2025-11-04T08:10:00.000Z',
        text: 'rollout promoted',
        reason: '様子は良さそうなので、次のステップに進めます。問題があれば戻します。',
      }),
    ],
    80,
  ).map(plain);

  it('tell number, time, person, what and why, under the day', () => {
    expect(lines).toEqual([
      '2025-11-03',
      '     1  12:00:00  Mika Kallio     qa approved by Mika Kallio',
      '2025-11-04',
      ' 12345  08:09:10  somebody with…  rolling back: the new version answers with',
      '                                  errors more often than the margin allows',
      ' 12346  08:10:00  Mika            rollout promoted',
      '                                  様子は良さそうなので、次のステップに進めます。',
      '                                  問題があれば戻します。',
    ]);
  });

  it('stay within their width', () => {
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(80);
  });

  it('go on with a day that stands already, and let nobody draw', () => {
    const [line] = eventLogLines([eventOf(1, { text: 'a\u001b[2J\nb' })], 80, '2025-11-03').map(plain);
    expect(line).toBe('     1  12:00:00  Mika            a [2J b');
  });
});

describe('the verdict', () => {
  it.each(LANGUAGES)('names what is wrong, and the head to note, within 80 columns (%s)', (language) => {
    const t = translator(language);
    const text = t('audit.problem.headDiffers', { seq: '7', noted: HASH });
    const broken = { ok: false, rows: 9, head: { seq: 9, hash: HASH }, unlisted: 3 };
    const lines = plain(
      renderVerdict({ ...broken, problems: [{ seq: 7, code: 'headDiffers', text }] }, 80, t),
    ).split('\n');
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(80);
    expect(lines[0]).toMatch(/^✗ .*7/);
    expect(lines.join('\n')).toContain(t('audit.unlisted', { count: 3 }));
    expect(lines.at(-1)).toBe(`  ${t('audit.head')} 9:${HASH}`);
  });
});

describe('where nothing was done yet', () => {
  const run = async (...words: string[]) => {
    vi.stubEnv('TMINUS_LANG', 'en');
    const output = capture();
    await runProgram(['node', 'tminus', '-C', scratchWorkspace(), ...words]);
    return { ...output, code: Number(process.exitCode ?? 0) };
  };

  it('the log is whole and empty', async () => {
    const { stdout, code } = await run('audit', 'verify', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      rows: 0,
      head: { seq: 0, hash: '0'.repeat(64) },
      problems: [],
      unlisted: 0,
    });
    expect(JSON.parse((await run('audit', 'list', '--json')).stdout)).toEqual({ items: [] });
  });

  it('a head that was noted is not there: the whole log is gone', async () => {
    const { stdout, stderr, code } = await run('audit', 'verify', '--head', `3:${HASH}`);
    expect(code).toBe(1);
    expect(plain(stdout)).toContain('✗ event 3, which was noted, is not there');
    expect(stderr).toContain('broken in 1 place');
    const json = await run('audit', 'verify', '--head', `3:${HASH}`, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, problems: [{ seq: 3, code: 'headMissing' }] });
    expect(json.code).toBe(1);
  });

  it.each([
    ['verify', '--head', '3'],
    ['list', '--type', 'rollouts'],
    ['list', '--limit', '0'],
  ])('%s %s %s is a mistake in the command line', async (...words) => {
    expect((await run('audit', ...words)).code).toBe(2);
  });
});
