import { createSeed } from '@tminus/adapters';

/** Used by the build alone: the seed of a fresh embedded database. */
export const createSeedFile = (migrations: string): Promise<Uint8Array> => createSeed(migrations);
