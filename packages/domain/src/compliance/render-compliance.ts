import type { Translate } from '../message/translate.ts';
import { inlineText } from '../plan/inline-text.ts';
import type { ComplianceRequirement, ComplianceState } from './requirements.ts';

/** A part of a document, headed by `##`: each requirement with what it asks for, and what of it is missing. Empty without any. */
export function renderCompliance(
  requirements: readonly ComplianceRequirement[],
  { open }: Pick<ComplianceState, 'open'>,
  t: Translate,
): string[] {
  if (requirements.length === 0) return [];
  const missingOf = new Map(open.map(({ requirement, missing }) => [requirement, missing]));
  const words = (needs: ComplianceRequirement['needs']): string =>
    needs.map((need) => t(`compliance.need.${need}`)).join(', ');
  const rows = requirements.map((requirement) => {
    const { reference, name, needs, source } = requirement;
    const missing = missingOf.get(requirement) ?? [];
    const cells = [
      reference === null ? '–' : inlineText(reference),
      inlineText(name),
      words(needs),
      missing.length === 0 ? '–' : words(missing),
      t(`compliance.source.${source}`),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const columns = (['reference', 'requirement', 'needs', 'missing', 'source'] as const).map((name) =>
    t(`compliance.column.${name}`),
  );
  return [`## ${t('compliance.title')}`, '', `| ${columns.join(' | ')} |`, '|---|---|---|---|---|', ...rows];
}
