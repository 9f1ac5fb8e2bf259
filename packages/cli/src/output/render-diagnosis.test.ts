import { LANGUAGES, messageKeys, translator } from '@tminus/domain';
import type { Checked } from '@tminus/engine';
import { describe, expect, it } from 'vitest';
import { checkLines, fixText, seenText, summaryLine } from './render-diagnosis.ts';
import { columns } from './terminal.ts';

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
const keys = messageKeys();
const names = keys.flatMap((key) =>
  key.startsWith('doctor.name.') ? [key.slice(12)] : [],
) as Checked['name'][];
const seen = keys.filter(
  (key) => /^doctor\.\w+\.\w+$/.test(key) && !key.startsWith('doctor.name.') && !key.endsWith('.fix'),
);

const checked = (more: Partial<Checked> = {}): Checked => ({
  name: 'git',
  verdict: 'ok',
  seen: 'doctor.git.recent',
  fix: null,
  params: { version: '2.45.0' },
  ...more,
});
const linesOf = (what: Checked, width = 80, t = translator('en')): string[] =>
  checkLines(what, width, t).map((line) => line.replaceAll(ESCAPES, ''));

describe.each(LANGUAGES)('in %s', (language) => {
  const t = translator(language);

  it.each(names)('the name %s is whole, and what was seen stands below what was seen of others', (name) => {
    const [line = ''] = linesOf(checked({ name }), 80, t);
    expect(line).toContain(t(`doctor.name.${name}`));
    expect(columns(line.slice(0, line.indexOf(t('doctor.git.recent', { version: '2.45.0' }))))).toBe(18);
  });

  it.each(seen)('%s fits into 80 columns and 40', (key) => {
    const fix = `${key}.fix`;
    const what = checked({ verdict: 'fail', seen: key, fix: keys.find((other) => other === fix) ?? null });
    const [first = ''] = linesOf(what, 80, t);
    expect(first.startsWith('✗ ')).toBe(true);
    for (const width of [80, 40])
      for (const line of linesOf(what, width, t)) {
        const isOneWord = !line.slice(18).trim().replace('→ ', '').includes(' ');
        if (!isOneWord) expect(columns(line), line).toBeLessThanOrEqual(width);
      }
  });
});

it('a trouble is followed by what to do, under it', () => {
  const what = checked({
    verdict: 'warn',
    name: 'repository',
    seen: 'doctor.repository.noTags',
    fix: 'doctor.repository.noTags.fix',
    params: { directory: '/shop' },
  });
  expect(linesOf(what)).toEqual([
    '! repository      /shop has no tag, so every version counts as a first one',
    '                  → git -C /shop fetch --tags, or go on if nothing was ever',
    '                    released from it.',
  ]);
});

it('several problems of a configuration keep their lines', () => {
  const problems = '  1:1  produkt: not here\n  9:5  components[0].name: missing';
  const what = checked({
    verdict: 'fail',
    name: 'configuration',
    seen: 'error.config.invalid',
    params: { file: '/shop/tminus.yaml', count: 2, problems },
  });
  expect(linesOf(what).slice(1)).toEqual([
    '                    1:1 produkt: not here',
    '                    9:5 components[0].name: missing',
  ]);
});

it('a failure among the values is put into words', () => {
  const what = checked({
    name: 'webhooks',
    verdict: 'fail',
    seen: 'doctor.webhooks.failing',
    fix: 'doctor.webhooks.failing.fix',
    params: {
      name: 'ops',
      behind: 3,
      attempts: 2,
      reason: { code: 'webhook.refused', params: { name: 'ops', status: 500 } },
    },
  });
  expect(seenText(what, translator('en'))).toContain('2 failures: The webhook ops answered with status 500.');
  expect(fixText(what, translator('en'))).toContain('receiver');
  expect(fixText(checked(), translator('en'))).toBeNull();
});

it('text of others cannot move the cursor', () => {
  const what = checked({ seen: 'doctor.git.unread', params: { said: '\u001b[2Jgit\r\u202e' } });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(linesOf(what).join('')).not.toMatch(/[\u0000-\u001f\u202e]/);
});

it('the summary counts', () => {
  expect(summaryLine({ ok: 9, warn: 2, fail: 1, skip: 3 }, translator('en'))).toBe(
    '9 well, 2 to look at, 1 failed, 3 left out',
  );
});
