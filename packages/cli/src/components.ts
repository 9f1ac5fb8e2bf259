import { existsSync } from 'node:fs';
import { discoverComponents, loadComponents } from '@tminus/adapters';
import { type Component, RefusalError } from '@tminus/domain';
import type { Context } from './context.ts';
import { warn } from './output/terminal.ts';

/** Components of the configuration; without one, those that the repository itself shows. */
async function findComponentsOf(context: Context): Promise<readonly Component[]> {
  if (existsSync(context.configFile)) return loadComponents(context.configFile, context.translate, warn);
  return (await discoverComponents(context.directory)).components;
}

/** All components, or the one that was asked for; refuses `component.unknown`. */
export async function selectComponents(
  context: Context,
  name: string | undefined,
): Promise<readonly Component[]> {
  return componentsNamed(await findComponentsOf(context), name);
}

/** All of these components, or the one that was asked for; refuses `component.unknown`. */
export function componentsNamed(all: readonly Component[], name: string | undefined): readonly Component[] {
  if (name === undefined) return all;
  const found = all.filter((component) => component.name === name);
  if (found.length === 0)
    throw new RefusalError('component.unknown', {
      name,
      known: all.map((component) => component.name).join(', '),
    });
  return found;
}

/** Components by the repository that they live in, in the order in which they came. */
export function byRepository(components: readonly Component[]): ReadonlyMap<string, readonly Component[]> {
  const groups = new Map<string, Component[]>();
  for (const component of components)
    groups.set(component.repo, [...(groups.get(component.repo) ?? []), component]);
  return groups;
}
