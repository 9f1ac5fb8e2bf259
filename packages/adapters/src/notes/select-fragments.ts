import { type Component, type Fragment, type PlacedFragment, versionTag, versionTags } from '@tminus/domain';
import { isBetween, type Span } from './span.ts';

/**
 * The fragments that notes of these spans tell: what waits for a release where a span ends at none yet, else what lies
 * in the directories of its tags. A final version also tells what its pre-releases did.
 *
 * @param placed fragments by repository
 * @param product tag pattern and version of the whole that the spans make up; null for components by themselves
 */
export function selectFragments(
  placed: ReadonlyMap<string, readonly PlacedFragment[]>,
  spans: readonly Span[],
  product: { readonly tagPattern: string; readonly version: string } | null = null,
): Fragment[] {
  const whole = product === null ? null : versionTag(product.version, product.tagPattern);
  const found = spans.flatMap((span) =>
    (placed.get(span.component.repo) ?? [])
      .filter(({ tag }) => (tag === null ? !isTagged(span) : tag === whole || isTagOf(tag, span)))
      .map(({ fragment }) => fragment),
  );
  return [...new Set(found)];
}

const isTagged = ({ to }: Span): boolean => to.revision.startsWith('refs/tags/');

function isTagOf(tag: string, { component, from, to }: Span): boolean {
  const version = versionOf(tag, component);
  if (version === null || to.version === null) return false;
  return version === to.version || isBetween(version, from?.version ?? null, to.version);
}

const versionOf = (tag: string, { tagPattern }: Component): string | null =>
  versionTags([{ name: tag }], tagPattern)[0]?.version ?? null;
