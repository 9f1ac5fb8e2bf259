import { readFile } from 'node:fs/promises';
import { RefusalError } from '@tminus/domain';
import type { Deployer } from '@tminus/engine';

const PLACEHOLDER = /\$\{(env|file):([^}]+)\}/g;

/**
 * A deployer that fills `${env:NAME}` and `${file:PATH}` in an instance's environment just before it starts:
 * secrets are in no plan, no database and no log. Refuses `config.secretMissing`.
 */
export function withSecrets(deployer: Deployer): Deployer {
  return {
    ...deployer,
    ensure: async (spec) => deployer.ensure({ ...spec, env: await resolveSecrets(spec.env, spec.component) }),
  };
}

/** Every placeholder replaced by what it stands for; a file's last line end is not part of the secret. */
export async function resolveSecrets(
  env: Readonly<Record<string, string>>,
  component: string,
): Promise<Readonly<Record<string, string>>> {
  const resolved: Record<string, string> = {};
  for (const [name, text] of Object.entries(env))
    resolved[name] = await fillPlaceholders(text, `${component}: deploy.env.${name}`);
  return resolved;
}

/** A text of the configuration with its placeholders filled; `place` is where it stands. Refuses `config.secretMissing`. */
export async function fillPlaceholders(text: string, place: string): Promise<string> {
  const values = new Map<string, string>();
  for (const [whole, kind, source = ''] of text.matchAll(PLACEHOLDER))
    values.set(whole, kind === 'env' ? fromEnvironment(source, place) : await fromFile(source, place));
  return text.replace(PLACEHOLDER, (whole) => values.get(whole) ?? whole);
}

function fromEnvironment(name: string, place: string): string {
  const value = process.env[name];
  if (value === undefined) throw new RefusalError('config.secretMissing', { place, name });
  return value;
}

async function fromFile(path: string, place: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  } catch (error) {
    throw new RefusalError('config.secretMissing', { place, name: path }, { cause: error });
  }
}
