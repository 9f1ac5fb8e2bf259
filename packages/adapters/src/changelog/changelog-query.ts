import type { Component, ReleaseGrouping } from '@tminus/domain';
import type { ChangelogSettings } from './settings.ts';

export interface ChangelogQuery {
  /** Those whose changelogs are asked for. */
  readonly wanted: readonly Component[];
  /** All that there are: fragments may name them, and one of several is told apart. */
  readonly all: readonly Component[];
  readonly settings: ChangelogSettings;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Tag of the whole product, with `{version}`: `v{version}` when left out. */
  readonly productTag?: string;
  /** Enough for what is not released yet, or else for the last release. */
  readonly latest: boolean;
  /** Whether files are brought up to date with them, which takes what fragments said before. */
  readonly forFiles?: boolean;
  /** What is about to be released: all that is not released yet is shown as this, by tag pattern. */
  readonly next?: ReadonlyMap<string, NonNullable<ReleaseGrouping['next']>> | undefined;
  /** Versions that components get with it, by name, in whichever repository they live. */
  readonly together?: ReadonlyMap<string, string> | undefined;
}
