type Contract = typeof import('@tminus/contract');

let loaded: Promise<Contract> | null = null;

/** Schemas and their parser, which bring zod and yaml along: loaded once, when something beyond the plainest is read. */
export const loadContract = (): Promise<Contract> => {
  loaded ??= import('@tminus/contract');
  return loaded;
};
