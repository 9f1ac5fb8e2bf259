import { expect, it } from 'vitest';
import { LANGUAGES, translator } from '../message/translate.ts';
import { assessRisks } from './assess-risks.ts';
import { renderRisks } from './render-risks.ts';
import { facts, past } from './risk-builders.ts';

it.each(LANGUAGES)('is a table with a row per risk, whatever names hold: %s', (language) => {
  const name = 'a|b\n# c';
  const register = assessRisks(facts({ untested: [name], knownIssues: 2, history: past(3) }));
  const lines = renderRisks(register, translator(language));
  const table = lines.slice(4);
  expect(table).toHaveLength(2 + register.risks.length);
  for (const line of table) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(9);
  expect(lines.join('\n')).toContain('a\\|b # c');
  expect(lines.join('\n')).not.toMatch(/[{}]|undefined/);
});

it('says that there is none', () => {
  expect(renderRisks(assessRisks(facts()), translator('en'))).toEqual([
    '## Risks',
    '',
    'The facts of this release show no risk.',
  ]);
});
