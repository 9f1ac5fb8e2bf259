import { describe, expect, it } from 'vitest';
import { readSteering } from './read-steering.ts';
import { STEERING_LIMIT } from './steering.ts';
import { steeringFiles } from './steering-builders.ts';
import { steeringFindings } from './steering-findings.ts';

const known = [
  { name: 'api', path: 'services/api' },
  { name: 'web', path: 'apps/web' },
];
const GOOD = {
  structure: '## Components\n- api\n- web\n',
  tech: 'Docker',
  product: 'For enterprises. Business impact: high',
};
const findings = (files: Parameters<typeof steeringFiles>[0]) =>
  steeringFindings(readSteering(steeringFiles(files), known), known);
const codes = (files: Parameters<typeof steeringFiles>[0]) =>
  findings(files).map(
    ({ code, params }) => `${code.replace('steering.finding.', '')} ${params['names'] ?? params['file']}`,
  );

describe('findings', () => {
  it('are none where everything is said', () => {
    expect(findings(GOOD)).toEqual([]);
  });

  it('name the files that are missing, and nothing of what they would say', () => {
    expect(codes({})).toEqual([
      'plan.finding.steeringMissing steering/structure.md',
      'plan.finding.steeringMissing steering/tech.md',
      'plan.finding.steeringMissing steering/product.md',
    ]);
  });

  it.each([
    [{ structure: 'Nothing.' }, ['noComponents steering/structure.md']],
    [
      { structure: '## Components\n- api\n- worker\n' },
      ['unknownComponents worker', 'undescribedComponents web'],
    ],
    [{ structure: 'services/api and apps/web' }, []],
    [{ tech: 'By hand.' }, ['noTools steering/tech.md']],
    [{ product: 'Business impact: low' }, ['noUsers steering/product.md']],
    [{ product: 'For consumers' }, ['noImpact steering/product.md']],
    [{ product: '## Users\n- Clerk\n\nBusiness impact: low' }, []],
    [{ tech: 'a'.repeat(STEERING_LIMIT + 1) }, ['tooLarge steering/tech.md']],
  ])('%#', (files, expected) => {
    expect(codes({ ...GOOD, ...files })).toEqual(expected);
  });

  it('say why a file was not read', () => {
    const files = { ...steeringFiles(GOOD), tech: { state: 'unreadable' as const, reason: 'EACCES' } };
    expect(steeringFindings(readSteering(files, known), known)).toEqual([
      { code: 'steering.finding.unreadable', params: { file: 'steering/tech.md', reason: 'EACCES' } },
    ]);
  });

  it('name ten components at most', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ name: `part${index}`, path: `p${index}` }));
    const [first] = steeringFindings(readSteering(steeringFiles(GOOD), [...known, ...many]), [
      ...known,
      ...many,
    ]);
    expect(first?.params).toMatchObject({ count: 30, names: expect.stringMatching(/^part0, .*part9, …$/) });
  });
});
