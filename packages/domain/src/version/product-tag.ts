import { tagVersion, versionTag } from './tag-version.ts';

/**
 * The tag that a version of the whole product gets in a repository; null where a component that lives there would read
 * it as a version of its own.
 *
 * @param pattern of the product's tags, with `{version}`
 */
export function productTagAmong(
  components: readonly { readonly tagPattern: string }[],
  version: string,
  pattern: string,
): string | null {
  const tag = versionTag(version, pattern);
  return components.every(({ tagPattern }) => tagVersion(tag, tagPattern) === null) ? tag : null;
}
