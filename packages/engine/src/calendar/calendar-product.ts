import type { Workspace } from '../workspace.ts';

/** What stands behind the `@` of every UID that a workspace gives: its name in signs that every program takes. */
export const productOf = ({ productName }: Pick<Workspace, 'productName'>): string =>
  `${
    productName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'product'
  }.tminus`;
