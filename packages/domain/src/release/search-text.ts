import type { Release } from './release.ts';

/** Everything by which people look for a release, in small letters; kept beside it, so that a database can look there. */
export function searchTextOf({ id, version, author, plan, details }: Release): string {
  const { manager, components, features, fixes, breaking, further = [] } = plan;
  const told = [...features, ...fixes, ...breaking, ...further];
  return [
    id,
    `v${version}`,
    author,
    manager,
    details?.manager ?? '',
    details?.theme ?? '',
    ...(details?.objectives ?? []),
    ...components.map(({ name, to }) => `${name} ${to}`),
    ...told.flatMap(({ subject, refs }) => [subject, ...refs.map(({ raw }) => raw)]),
  ]
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();
}

/** The words of a search, as they stand in a search text. */
export const searchWords = (search: string): readonly string[] =>
  search
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
