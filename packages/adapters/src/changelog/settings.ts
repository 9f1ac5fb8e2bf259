import type { Config } from '@tminus/contract';
import { type ForgeSettings, meaningOf, type ReferenceLink, type SectionRules } from '@tminus/domain';

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
export function toChangelogSettings(config: Config): ChangelogSettings {
  const { changelog, forge = {} } = config;
  const rules = sectionRulesOf(config);
  if (changelog === undefined) return { ...DEFAULT_CHANGELOG, rules, forge };
  const { include: _include, sections: _sections, template = null, ...rest } = changelog;
  return { ...rest, template, rules, forge };
}

/**
 * Sections of commit types as configured; a type that moves versions, and usually has none, is shown as changed.
 *
 * @param types increments of one component's types; those of the workspace when left out
 */
export function sectionRulesOf({ changelog, versioning }: Config, types = versioning.types): SectionRules {
  const moving = Object.entries(types).flatMap(([type, increment]) =>
    increment !== 'none' && (meaningOf(type)?.section ?? null) === null ? [type] : [],
  );
  const { include = [], sections = {} } = changelog ?? {};
  return new Map([
    ...moving.map((type) => [type, 'changed'] as const),
    ...include.map((type) => [type.toLowerCase(), 'changed'] as const),
    ...Object.entries(sections).map(
      ([type, section]) => [type.toLowerCase(), section === 'none' ? null : section] as const,
    ),
  ]);
}
