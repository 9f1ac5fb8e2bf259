import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listTags } from './tags.ts';

/** Commits of those of these tags that a repository has, on whatever branch, by name. */
export async function readTagged(
  repo: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const possible = possibleTags(repo, names);
  if (possible.length === 0) return new Map();
  return new Map((await listTags(repo, { names: possible })).map(({ name, sha }) => [name, sha]));
}

/**
 * Leaves out only tags that are certainly not there, as is nearly always so of a version that is about to be given: then
 * git need not be started. gitrepository-layout(5) says where references are; elsewhere only git can tell.
 */
function possibleTags(repo: string, names: readonly string[]): readonly string[] {
  const directory = join(repo, '.git');
  if (!existsSync(join(directory, 'refs', 'tags')) || existsSync(join(directory, 'reftable'))) return names;
  const packed = join(directory, 'packed-refs');
  const lines = existsSync(packed) ? readFileSync(packed, 'utf8') : '';
  return names.filter(
    (name) => existsSync(join(directory, 'refs', 'tags', name)) || lines.includes(` refs/tags/${name}\n`),
  );
}
