import type { Reference, ReferenceKind } from '../change/change.ts';
import type { Forge } from './forge.ts';

/** Where ids of one kind can be looked up: `https://jira.example/browse/{id}`. */
export interface ReferenceLink {
  readonly kind: ReferenceKind;
  readonly url: string;
}

/**
 * Address of an id: as the configured links say, else an issue of the forge; null when neither knows it. `{id}` is the
 * id as it is written, of an issue its number.
 */
export function referenceUrl(
  { raw, kind }: Reference,
  forge: Forge | null,
  links: readonly ReferenceLink[],
): string | null {
  const [, repository = '', number = ''] = /^(?:(.*)#|GH-)(\d+)$/i.exec(raw) ?? [];
  const link = links.find((one) => one.kind === kind);
  if (link !== undefined) {
    const id = encodeURIComponent(repository === '' && number !== '' ? number : raw);
    return link.url.replaceAll('{id}', () => id);
  }
  if (forge === null || kind !== 'issue' || number === '') return null;
  return repository === '' ? forge.issueUrl(number) : forge.issueUrl(number, repository);
}
