import type { MessageKey } from '../message/translate.ts';
import type { NoteCategory } from './category.ts';

/** Everything that a document may hold. */
export type NotePart =
  | NoteCategory
  | 'figures'
  | 'highlights'
  | 'documentation'
  | 'internal'
  | 'upgrade'
  | 'known_issues'
  | 'versions'
  | 'schedule'
  | 'rollout'
  | 'monitoring'
  | 'coming_next'
  | 'support'
  | 'left_out';

/** A heading with what stands below it; several parts have headings of their own there, unless they are one list. */
export interface Chapter {
  /** Null parts it from what stands above by a rule. */
  readonly heading: MessageKey | null;
  readonly parts: readonly NotePart[];
  readonly isOneList?: boolean;
}

/** Parts that have a heading by themselves. */
const HEADINGS = {
  figures: 'notes.figures',
  highlights: 'notes.highlights',
  new_features: 'notes.category.new_features',
  improvements: 'notes.category.improvements',
  bug_fixes: 'notes.category.bug_fixes',
  breaking_changes: 'notes.category.breaking_changes',
  deprecations: 'notes.category.deprecations',
  security_updates: 'notes.category.security_updates',
  performance_improvements: 'notes.category.performance_improvements',
  documentation: 'notes.documentation',
  internal: 'notes.internal',
  upgrade: 'notes.upgrade',
  known_issues: 'notes.knownIssues',
  versions: 'notes.versions',
  schedule: 'notes.schedule',
  rollout: 'notes.rollout',
  monitoring: 'notes.monitoring',
  coming_next: 'notes.comingNext',
  support: 'notes.support',
  left_out: null,
} as const satisfies Readonly<Record<NotePart, MessageKey | null>>;

export const headingOf = (part: NotePart): MessageKey | null => HEADINGS[part];

/** A chapter of one part, under its own heading unless it gets another. */
export const chapter = (part: NotePart, heading: MessageKey | null = HEADINGS[part]): Chapter => ({
  heading,
  parts: [part],
});
/** Chapters of one part each. */
export const each = (...parts: NotePart[]): Chapter[] => parts.map((part) => chapter(part));
