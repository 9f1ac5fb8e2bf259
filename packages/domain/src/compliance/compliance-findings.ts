import type { Finding } from '../plan/finding.ts';
import { REGIMES } from './regime.ts';
import { type ComplianceState, type NamedCompliance, regimeNamed } from './requirements.ts';

/** What a reader of the plan should know: regimes that nobody knows, and requirements whose evidence is missing. */
export function complianceFindings(
  named: readonly NamedCompliance[],
  { open }: Pick<ComplianceState, 'open'>,
): Finding[] {
  const unknown = [...new Set(named.flatMap(({ regimes }) => regimes))].filter(
    (name) => regimeNamed(name) === null,
  );
  return [
    ...unknown.map((name) => ({
      code: 'compliance.finding.unknownRegime',
      params: { name, known: REGIMES.map(({ id }) => id).join(', ') },
    })),
    ...open.map(({ requirement: { name, reference, needs }, missing }) => ({
      code: 'compliance.finding.open',
      params: { requirement: reference ?? name, missing: missing.length, all: needs.length },
    })),
  ];
}
