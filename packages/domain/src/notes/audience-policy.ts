import type { Audience } from './audience.ts';
import { type Chapter, chapter, each, type NotePart } from './note-part.ts';

export type Fact = 'date' | 'kind' | 'components' | 'compatibility';
export type Detail = 'description' | 'howTo' | 'impact' | 'beforeAfter' | 'workaround';

/** What a document for some readers holds, in which order, and how much of it. */
export interface AudiencePolicy {
  readonly facts: readonly Fact[];
  readonly chapters: readonly Chapter[];
  readonly details: readonly Detail[];
  /** What an entry begins with where that tells something: its scope, its component, or nothing. */
  readonly label: 'scope' | 'component' | 'none';
  /** Ids behind an entry: all, those of bugs, requirements, tickets and vulnerabilities, or none. */
  readonly refs: 'all' | 'named' | 'none';
  readonly commits: boolean;
  /** Whether a feature with a description has a heading of its own. */
  readonly headed: boolean;
  /** Whether entries begin with a capital letter, as sentences do; else they stay as their commits have them. */
  readonly sentences: boolean;
  /** How many entries without a description a list shows before it counts the others; null shows all. */
  readonly most: number | null;
  /** Whether changed documentation is listed beside the links to what there is. */
  readonly changedDocumentation: boolean;
  /** Parts that say so when they hold nothing; the others are left out then. */
  readonly says: readonly NotePart[];
}

const WHATS_NEW = ['new_features', 'improvements', 'performance_improvements'] as const;
const whatsNew: Chapter = { heading: 'notes.whatsNew', parts: WHATS_NEW };
const DETAILS = ['description', 'howTo', 'impact', 'beforeAfter', 'workaround'] as const;

/** For everybody: what users and developers read, in the order of the specification's template. */
const EVERYBODY: AudiencePolicy = {
  facts: ['date', 'kind', 'components', 'compatibility'],
  chapters: [
    chapter('highlights'),
    whatsNew,
    ...each('bug_fixes', 'security_updates', 'deprecations', 'documentation', 'breaking_changes'),
    ...each('upgrade', 'known_issues', 'coming_next', 'support', 'left_out'),
  ],
  details: DETAILS,
  label: 'scope',
  refs: 'all',
  commits: true,
  headed: false,
  sentences: false,
  most: null,
  changedDocumentation: true,
  says: ['breaking_changes'],
};

const POLICIES: Readonly<Record<Audience, AudiencePolicy>> = {
  /** What is new, and what it is good for. */
  users: {
    facts: ['date'],
    chapters: [
      chapter('new_features', 'notes.whatsNew'),
      { heading: 'notes.better', parts: ['improvements', 'performance_improvements'], isOneList: true },
      chapter('bug_fixes', 'notes.fixedForYou'),
      chapter('security_updates'),
      chapter('upgrade', 'notes.beforeYouUpdate'),
      ...each('deprecations', 'known_issues', 'coming_next', 'documentation', 'support'),
    ],
    details: ['description', 'howTo', 'impact', 'beforeAfter'],
    label: 'none',
    refs: 'none',
    commits: false,
    headed: true,
    sentences: true,
    most: null,
    changedDocumentation: false,
    says: [],
  },
  /** Technical details, and how it is deployed. */
  developers: {
    facts: ['date', 'kind', 'compatibility'],
    chapters: [
      ...each('versions', 'breaking_changes', 'upgrade', 'deprecations', 'new_features', 'improvements'),
      ...each('performance_improvements', 'bug_fixes', 'security_updates', 'documentation', 'known_issues'),
      { heading: 'notes.deployment', parts: ['schedule', 'rollout'] },
      ...each('internal', 'left_out'),
    ],
    details: DETAILS,
    label: 'scope',
    refs: 'all',
    commits: true,
    headed: false,
    sentences: false,
    most: null,
    changedDocumentation: true,
    says: ['breaking_changes'],
  },
  /** Everything that an upgrade is planned with. */
  enterprise: {
    facts: ['date', 'kind', 'components', 'compatibility'],
    chapters: [
      chapter('highlights'),
      chapter('upgrade', 'notes.upgradeGuide'),
      ...each('breaking_changes', 'deprecations', 'security_updates'),
      whatsNew,
      ...each('bug_fixes', 'known_issues', 'documentation', 'coming_next', 'support'),
    ],
    details: DETAILS,
    label: 'component',
    refs: 'named',
    commits: false,
    headed: true,
    sentences: true,
    most: null,
    changedDocumentation: true,
    says: ['upgrade', 'breaking_changes', 'known_issues'],
  },
  /** Highlights, and what to do. */
  smb: {
    facts: ['date'],
    chapters: [
      chapter('highlights'),
      chapter('upgrade', 'notes.whatToDo'),
      chapter('new_features', 'notes.whatsNew'),
      chapter('known_issues'),
      ...each('documentation', 'support'),
    ],
    details: ['description', 'howTo'],
    label: 'none',
    refs: 'none',
    commits: false,
    headed: true,
    sentences: true,
    most: 5,
    changedDocumentation: false,
    says: ['upgrade'],
  },
  /** When and how it goes out, and what to watch. */
  operations: {
    facts: ['date', 'kind', 'compatibility'],
    chapters: [
      ...each('versions', 'schedule', 'rollout', 'monitoring', 'upgrade'),
      {
        heading: 'notes.inOperation',
        parts: ['breaking_changes', 'security_updates', 'performance_improvements'],
      },
      ...each('known_issues', 'support'),
    ],
    details: ['impact', 'beforeAfter', 'workaround'],
    label: 'component',
    refs: 'named',
    commits: false,
    headed: false,
    sentences: true,
    most: null,
    changedDocumentation: false,
    says: ['schedule', 'upgrade', 'known_issues'],
  },
  /** What customers may ask, and what helps them. */
  support: {
    facts: ['date', 'kind', 'components', 'compatibility'],
    chapters: [
      ...each('known_issues', 'bug_fixes'),
      { heading: 'notes.willBeAsked', parts: ['breaking_changes', 'deprecations', 'security_updates'] },
      chapter('upgrade', 'notes.whatToTell'),
      whatsNew,
      ...each('documentation', 'support'),
    ],
    details: DETAILS,
    label: 'component',
    refs: 'named',
    commits: false,
    headed: false,
    sentences: true,
    most: null,
    changedDocumentation: true,
    says: ['known_issues'],
  },
  /** What features do for users, and where that is written. */
  product: {
    facts: ['date', 'kind', 'compatibility'],
    chapters: [
      ...each('figures', 'highlights'),
      { heading: 'notes.featureImpact', parts: WHATS_NEW },
      { heading: 'notes.affected', parts: ['breaking_changes', 'deprecations'] },
      chapter('documentation', 'notes.userDocumentation'),
      ...each('known_issues', 'coming_next'),
    ],
    details: ['description', 'impact', 'beforeAfter'],
    label: 'component',
    refs: 'named',
    commits: false,
    headed: true,
    sentences: true,
    most: null,
    changedDocumentation: true,
    says: ['documentation'],
  },
  /** What can be said in public. */
  marketing: {
    facts: ['date'],
    chapters: [
      chapter('highlights', 'notes.announcement'),
      chapter('new_features', 'notes.keyMessages'),
      { heading: 'notes.proofPoints', parts: ['improvements', 'performance_improvements'], isOneList: true },
      chapter('figures', 'notes.inFigures'),
      ...each('coming_next', 'documentation'),
    ],
    details: ['description', 'impact', 'beforeAfter'],
    label: 'none',
    refs: 'none',
    commits: false,
    headed: true,
    sentences: true,
    most: 5,
    changedDocumentation: false,
    says: ['highlights'],
  },
};

/** The policy of an audience; of everybody when none is named. */
export const audiencePolicy = (audience: Audience | null): AudiencePolicy =>
  audience === null ? EVERYBODY : POLICIES[audience];
