import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMessageKey } from '../message/translate.ts';
import { COMPLIANCE_NEEDS, REGIMES } from './regime.ts';
import {
  type ComplianceFacts,
  complianceState,
  type NamedCompliance,
  NO_COMPLIANCE,
  regimeNamed,
  requirementsFor,
} from './requirements.ts';

const facts = (more: Partial<ComplianceFacts> = {}): ComplianceFacts => ({
  type: 'minor',
  components: ['api'],
  configured: NO_COMPLIANCE,
  release: NO_COMPLIANCE,
  steering: [],
  ...more,
});
const named = (more: Partial<NamedCompliance>): NamedCompliance => ({ ...NO_COMPLIANCE, ...more });
const house = (more = {}) => ({
  id: 'house-1',
  name: 'Four eyes',
  reference: null,
  appliesTo: { types: null, components: null },
  needs: ['code_review' as const],
  ...more,
});

describe('requirements', () => {
  it('are the clauses of the regimes that apply, and who said so', () => {
    const found = requirementsFor(
      facts({ configured: named({ regimes: ['PCI DSS'] }), steering: ['sox', 'pci-dss'] }),
    );
    expect(found.map(({ id, source }) => `${id} ${source}`)).toEqual([
      'sox § 404 steering',
      'pci-dss 6.2.3 configuration',
      'pci-dss 6.5.1 configuration',
      'pci-dss 6.5.2 configuration',
      'pci-dss 6.5.3 configuration',
      'pci-dss 6.5.4 configuration',
    ]);
  });

  it('apply to types and components only where they say so', () => {
    const configured = named({
      regimes: ['soc-2'],
      appliesTo: { types: ['major', 'minor'], components: ['pay', 'api'] },
    });
    expect(requirementsFor(facts({ configured }))).toHaveLength(1);
    expect(requirementsFor(facts({ configured, type: 'patch' }))).toEqual([]);
    expect(requirementsFor(facts({ configured, components: ['web'] }))).toEqual([]);
  });

  it('of the release apply where the configuration has the same for others', () => {
    const configured = named({ regimes: ['soc-2'], appliesTo: { types: ['major'], components: null } });
    const found = requirementsFor(facts({ configured, release: named({ regimes: ['soc-2'] }) }));
    expect(found.map(({ source }) => source)).toEqual(['release']);
  });

  it('of the house stand after those of regimes, and may take the place of a clause', () => {
    const own = house({ id: 'soc-2 CC8.1', name: 'As agreed with the auditor' });
    const found = requirementsFor(
      facts({ configured: named({ regimes: ['soc-2', 'nobody knows'], requirements: [house(), own] }) }),
    );
    expect(found.map(({ name }) => name)).toEqual(['As agreed with the auditor', 'Four eyes']);
  });
});

it.each([
  ['SOX', 'sox'],
  ['j-sox', 'j-sox'],
  ['PCI-DSS', 'pci-dss'],
  ['pci dss v4.0.1', 'pci-dss'],
  ['ISO/IEC 27001:2022', 'iso-27001'],
  ['iso_27001', 'iso-27001'],
  ['SOC 2', 'soc-2'],
  ['個人情報保護法', 'appi'],
  ['DORA', null],
  ['', null],
])('%j names %s', (text, id) => {
  expect(regimeNamed(text)?.id ?? null).toBe(id);
});

it('ids of clauses are unique, and every need has a name', () => {
  const ids = REGIMES.flatMap(({ id, clauses }) => clauses.map(({ clause }) => `${id} ${clause}`));
  expect(new Set(ids).size).toBe(ids.length);
  for (const need of COMPLIANCE_NEEDS) expect(isMessageKey(`compliance.need.${need}`)).toBe(true);
});

describe('the state of compliance', () => {
  it('is whole where nothing is asked for', () => {
    expect(complianceState([], new Set())).toEqual({ open: [], factor: 1 });
  });

  it('names what is missing', () => {
    const requirements = requirementsFor(facts({ steering: ['soc-2', 'nist-800-53'] }));
    const state = complianceState(requirements, new Set(['change_record', 'approval_record', 'audit_trail']));
    expect(state.open.map(({ requirement, missing }) => [requirement.id, missing])).toEqual([
      ['soc-2 CC8.1', ['functional_tests', 'code_review']],
      ['nist-800-53 CM-4', ['impact_assessment']],
    ]);
    expect(state.factor).toBe(0.5);
  });

  it('never falls by further evidence, and is 1 only with all of it', () => {
    const requirements = requirementsFor(facts({ steering: REGIMES.map(({ id }) => id) }));
    fc.assert(
      fc.property(
        fc.subarray([...COMPLIANCE_NEEDS]),
        fc.constantFrom(...COMPLIANCE_NEEDS),
        (met, further) => {
          const before = complianceState(requirements, new Set(met));
          expect(complianceState(requirements, new Set([...met, further])).factor).toBeGreaterThanOrEqual(
            before.factor,
          );
          expect(before.factor === 1).toBe(before.open.length === 0);
        },
      ),
    );
  });
});
