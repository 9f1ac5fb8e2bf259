import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listTags } from './tags.ts';

/** Commits of those of these tags that a repository has, on whatever branch, by name. */
export async function readTagged(
  repo: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const possible = names.filter((name) => mayHaveTag(repo, name));
  if (possible.length === 0) return new Map();
  return new Map((await listTags(repo, { names: possible })).map(({ name, sha }) => [name, sha]));
}

/**
 * False only where a tag is certainly not there, as nearly always for a version that is about to be given: then git need
 * not be started. gitrepository-layout(5) says where references are; elsewhere only git can tell.
 */
function mayHaveTag(repo: string, name: string): boolean {
  const directory = join(repo, '.git');
  if (!existsSync(join(directory, 'refs', 'tags')) || existsSync(join(directory, 'reftable'))) return true;
  if (existsSync(join(directory, 'refs', 'tags', name))) return true;
  const packed = join(directory, 'packed-refs');
  return existsSync(packed) && readFileSync(packed, 'utf8').includes(` refs/tags/${name}\n`);
}
