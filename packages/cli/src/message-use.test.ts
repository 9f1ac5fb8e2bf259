import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ERRORS, messageKeys } from '@tminus/domain';
import { expect, it } from 'vitest';

const packages = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that runs, but the catalogues themselves. */
const source = readdirSync(packages)
  .flatMap((name) => sourcesBelow(join(packages, name, 'src')))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

function sourcesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing[/.]/.test(name))
    .filter((name) => !/^(message\/(en|ja)\/|error\/catalogue)/.test(name))
    .map((name) => join(directory, name));
}

const quoted = new Set([...source.matchAll(/'([\w.-]+)'/g)].map(([, text]) => text));

/** Keys that are put together: a beginning with a dot in it, and whatever is filled in. */
const composed = [...source.matchAll(/`(\w+\.(?:[\w.-]|\$\{[^{}]*\})*)`/g)]
  .map(([, text = '']) => text)
  .filter((text) => text.includes('${'))
  .map((text) => new RegExp(`^${text.replace(/\./g, '\\.').replace(/\$\{[^{}]*\}/g, '.+')}$`));

it('every message is said somewhere', () => {
  const unused = messageKeys().filter(
    (key) => !quoted.has(key) && !composed.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

it('every error is raised somewhere', () => {
  expect(Object.keys(ERRORS).filter((code) => !quoted.has(code))).toEqual([]);
});
