import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './root.mjs';

/** The build's own code: what runs it, what it makes of what, and what it refuses. */
const BUILD = ['build', 'bundles', 'check-light', 'root'].map((name) => `${root}/scripts/${name}.mjs`);

/** A digest of everything that the build reads: sources, migrations, the build itself, and the packages it bundles. */
export function digestSources() {
  const packages = readdirSync(`${root}/packages`).flatMap((name) => [
    `${root}/packages/${name}/package.json`,
    ...filesBelow(`${root}/packages/${name}/src`),
    ...filesBelow(`${root}/packages/${name}/migrations`),
  ]);
  const files = [...packages, ...BUILD, `${root}/package-lock.json`];
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of files.filter((path) => existsSync(path) && !path.endsWith('.test.ts')).sort()) {
    const name = relative(root, file).split(sep).join('/');
    const content = readFileSync(file);
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesBelow(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
