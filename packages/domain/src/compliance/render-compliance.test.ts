import { expect, it } from 'vitest';
import { LANGUAGES, translator } from '../message/translate.ts';
import { complianceFindings } from './compliance-findings.ts';
import { renderCompliance } from './render-compliance.ts';
import { complianceState, NO_COMPLIANCE, requirementsFor } from './requirements.ts';

const requirements = requirementsFor({
  type: 'minor',
  components: ['api'],
  configured: { ...NO_COMPLIANCE, regimes: ['soc-2'] },
  release: NO_COMPLIANCE,
  steering: ['sox'],
});

it.each(LANGUAGES)('is a table of what is asked for and what is missing: %s', (language) => {
  const state = complianceState(requirements, new Set(['code_review']));
  const lines = renderCompliance(requirements, state, translator(language));
  expect(lines).toHaveLength(6);
  for (const line of lines.slice(2)) expect(line.split('|')).toHaveLength(7);
  expect(lines.join()).not.toMatch(/[{}]|undefined/);
});

it('is nothing where nothing is asked for', () => {
  expect(renderCompliance([], { open: [] }, translator('en'))).toEqual([]);
});

it('findings name regimes that nobody knows, and requirements without evidence', () => {
  const named = [{ ...NO_COMPLIANCE, regimes: ['SOX', 'Basel'] }];
  const { open } = complianceState(
    requirements,
    new Set(['change_record', 'approval_record', 'functional_tests', 'code_review']),
  );
  expect(
    complianceFindings(named, { open }).map(({ code, params }) => [code, Object.values(params).slice(0, 2)]),
  ).toEqual([
    ['compliance.finding.unknownRegime', ['Basel', expect.stringContaining('pci-dss')]],
    ['compliance.finding.open', ['Sarbanes-Oxley Act (SOX) § 404', 2]],
  ]);
});
