import {
  type Component,
  dateOf,
  type PlannedComponent,
  productTagAmong,
  type Release,
  type Translate,
  versionTag,
} from '@tminus/domain';
import type { ChangelogSettings } from '../changelog/settings.ts';
import type { NotesSettings } from '../config/load-notes.ts';

export interface ReleaseFilesSettings {
  /** The directory of `tminus.yaml`. */
  readonly directory: string;
  readonly components: readonly Component[];
  readonly productName: string;
  /** Tag of the whole product, with `{version}`. */
  readonly productTag: string;
  /** Whether releases are tagged; they are when left out. */
  readonly makesTags?: boolean;
}

/** What the configuration says of the documents that a release writes. */
export interface DocumentSettings {
  readonly changelog: ChangelogSettings;
  readonly notes: NotesSettings;
}

export interface ReleaseContext extends ReleaseFilesSettings, DocumentSettings {
  readonly translate: Translate;
}

/** A component of a release as it is configured, and as it was planned. */
export interface ReleasedComponent {
  readonly component: Component;
  readonly planned: PlannedComponent;
}

/** Components of a release in one repository; of a workspace that no longer has one of them, the others. */
export const releasedIn = (
  { components }: ReleaseFilesSettings,
  { plan }: Release,
  repo: string | null,
): ReleasedComponent[] =>
  plan.components.flatMap((planned) => {
    const component = components.find(({ name }) => name === planned.name);
    return component === undefined || (repo !== null && planned.repo !== repo)
      ? []
      : [{ component, planned }];
  });

/** The product's tag, where the release makes it in a repository: not where one of its components would take it for its own. */
export function productTagOf(
  { components, productTag, makesTags = true }: ReleaseFilesSettings,
  { version }: Release,
  repo: string,
): string | null {
  const here = components.filter((component) => component.repo === repo);
  return makesTags ? productTagAmong(here, version, productTag) : null;
}

/** The day of a release that is on its way: when its last approval was given. */
export const dayOf = ({ kickoffAt, createdAt }: Release): string => dateOf(kickoffAt ?? createdAt);

/** The tag that a component's new version gets. */
export const tagOf = ({ component, planned }: ReleasedComponent): string =>
  versionTag(planned.to, component.tagPattern);
