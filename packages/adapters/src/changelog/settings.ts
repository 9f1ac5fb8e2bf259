import type { Config } from '@tminus/contract';
import type { ForgeSettings, ReferenceLink, SectionRules } from '@tminus/domain';

/** How changelogs are made, and where they are kept; paths are relative to a repository's root. */
export interface ChangelogSettings {
  readonly file: string;
  readonly files: 'both' | 'product' | 'components';
  readonly fragments: string;
  /** Null for Keep a Changelog. */
  readonly template: string | null;
  readonly rules: SectionRules;
  readonly links: readonly ReferenceLink[];
  readonly forge: ForgeSettings;
}

/** What holds where no configuration says otherwise; the schema's defaults say the same. */
export const DEFAULT_CHANGELOG: ChangelogSettings = {
  file: 'CHANGELOG.md',
  files: 'both',
  fragments: '.changes',
  template: null,
  rules: new Map(),
  links: [],
  forge: {},
};

/** The sections `changelog` and `forge` of a configuration. A section that is named goes before a type that is included. */
export function toChangelogSettings({ changelog, forge = {} }: Config): ChangelogSettings {
  if (changelog === undefined) return { ...DEFAULT_CHANGELOG, forge };
  const { include, sections, template = null, ...rest } = changelog;
  const rules = new Map([
    ...include.map((type) => [type.toLowerCase(), 'changed'] as const),
    ...Object.entries(sections).map(
      ([type, section]) => [type.toLowerCase(), section === 'none' ? null : section] as const,
    ),
  ]);
  return { ...rest, template, rules, forge };
}
