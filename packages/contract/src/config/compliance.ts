import { COMPLIANCE_NEEDS, type NamedCompliance, RELEASE_TYPES } from '@tminus/domain';
import { z } from 'zod';

const applicable = {
  types: z.array(z.enum(RELEASE_TYPES)).min(1).optional(),
  components: z.array(z.string()).min(1).optional(),
};

const requirement = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  needs: z.array(z.enum(COMPLIANCE_NEEDS)).min(1),
  ...applicable,
});

/** What laws, standards and rules of the house ask of releases. */
export const compliance = z.strictObject({
  /** Known ones, such as `SOX`, `PCI DSS` or `ISO 27001`, each with all its clauses. */
  regimes: z.array(z.string().min(1)).default([]),
  /** Of the house. */
  requirements: z.array(requirement).default([]),
  /** Releases that the regimes apply to; all unless written. */
  ...applicable,
});

/** The section in the words of the domain. */
export const toCompliance = ({
  regimes,
  requirements,
  types,
  components,
}: z.infer<typeof compliance>): NamedCompliance => ({
  regimes,
  requirements: requirements.map(({ id, name, needs, types: own, components: named }) => ({
    id,
    name,
    reference: null,
    needs,
    appliesTo: { types: own ?? null, components: named ?? null },
  })),
  appliesTo: { types: types ?? null, components: components ?? null },
});
