import { z } from 'zod';

/** A path that means the same on every system, and no directory. */
const isRelative = (text: string): boolean => text !== '' && !/^\/|\\|^[A-Za-z]:|\/$/.test(text);

/**
 * Files that say a component's version, relative to its path: `auto` stands for the package files that are found there,
 * any other for a file with `tminus:version` on the line of the version. `[auto]` when left out; `[]` for none.
 */
export const manifests = z.array(z.string().refine(isRelative, 'manifestPath'));
