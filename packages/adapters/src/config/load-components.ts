import { dirname, resolve } from 'node:path';
import type { Component, Translate } from '@tminus/domain';
import { checkPaths, type Warn } from './check-paths.ts';
import { loadWorkspace } from './load-workspace.ts';
import { readConfigText } from './read-config-text.ts';
import { readPlain, resolvePlain } from './read-plain.ts';

/** The components of `tminus.yaml` alone, at once where it is plain. Refuses as `loadWorkspace` does, for any mistake in it. */
export async function loadComponents(
  file: string,
  translate: Translate,
  warn?: Warn,
): Promise<readonly Component[]> {
  const plain = readPlain(readConfigText(file));
  if (plain === null) return (await loadWorkspace(file, translate, warn)).components;
  const components = resolvePlain(plain, dirname(resolve(file)));
  await checkPaths(file, components, translate, warn);
  return components;
}
