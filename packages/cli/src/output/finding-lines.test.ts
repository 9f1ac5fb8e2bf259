import { translator } from '@tminus/domain';
import { expect, it } from 'vitest';
import { findingLines } from './finding-lines.ts';

it('tells findings one by one, and once what several files lack', () => {
  const missing = (file: string) => ({ code: 'plan.finding.steeringMissing', params: { file } });
  const dayOff = { code: 'plan.finding.dayOff', params: { date: '2025-11-22' } };
  const lines = findingLines(
    [missing('steering/tech.md'), dayOff, missing('steering/product.md')],
    translator('en'),
  );
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('steering/tech.md, steering/product.md');
  expect(lines[1]).toContain('2025-11-22');
});
