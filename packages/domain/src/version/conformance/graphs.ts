import type { ForcedIncrement } from '../version-decision.ts';
import type { DependentIncrement, Propagation } from '../version-policy.ts';

/** One component of a graph: version, messages since, and what it depends on, with a range where it declares one. */
export interface GraphNode {
  readonly at: string | null;
  readonly log?: readonly string[];
  readonly on?: Readonly<Record<string, string | null>>;
  readonly calendar?: string;
}

/** A workspace, and the versions that its components become, worked out by hand from the clause that it cites. */
export interface GraphRow {
  readonly cite: string;
  readonly what: string;
  readonly nodes: Readonly<Record<string, GraphNode>>;
  readonly propagate?: Propagation;
  readonly propagateAs?: DependentIncrement;
  readonly fixed?: readonly (readonly string[])[];
  readonly linked?: readonly (readonly string[])[];
  readonly channel?: string;
  readonly force?: ForcedIncrement;
  /** `component version` of what other branches have. */
  readonly taken?: readonly string[];
  /** Only what moves; everything else stays. */
  readonly moves: Readonly<Record<string, string>>;
}

const feat = ['feat: a'];
const fix = ['fix: a'];
const breaking = ['feat!: a'];
const caret = 'npm semver, caret ranges';

export const GRAPHS: readonly GraphRow[] = [
  {
    cite: 'R-21',
    what: 'components without ties go their own ways',
    nodes: { api: { at: '1.0.0', log: feat }, web: { at: '3.2.1', log: fix }, docs: { at: '0.4.0' } },
    moves: { api: '1.1.0', web: '3.2.2' },
  },
  {
    cite: caret,
    what: 'a minor stays within the caret, and nobody follows',
    nodes: { lib: { at: '1.2.0', log: feat }, api: { at: '2.0.0', on: { lib: '^1.2.0' } } },
    moves: { lib: '1.3.0' },
  },
  {
    cite: caret,
    what: 'a major leaves the caret, and the dependent takes a patch, never a major',
    nodes: { lib: { at: '1.2.0', log: breaking }, api: { at: '2.0.0', on: { lib: '^1.2.0' } } },
    moves: { lib: '2.0.0', api: '2.0.1' },
  },
  {
    cite: 'npm semver, tilde ranges',
    what: 'a minor leaves the tilde',
    nodes: { lib: { at: '1.2.0', log: feat }, api: { at: '2.0.0', on: { lib: '~1.2.0' } } },
    moves: { lib: '1.3.0', api: '2.0.1' },
  },
  {
    cite: 'npm semver, exact versions',
    what: 'every step leaves an exact version',
    nodes: { lib: { at: '1.2.0', log: fix }, api: { at: '2.0.0', on: { lib: '1.2.0' } } },
    moves: { lib: '1.2.1', api: '2.0.1' },
  },
  {
    cite: 'npm semver, x-ranges',
    what: 'nothing leaves the range of everything',
    nodes: { lib: { at: '1.2.0', log: breaking }, api: { at: '2.0.0', on: { lib: '*' } } },
    moves: { lib: '2.0.0' },
  },
  {
    cite: `${caret} (^0.2.3 := >=0.2.3 <0.3.0-0)`,
    what: 'before 1.0.0 a minor leaves the caret',
    nodes: { lib: { at: '0.2.3', log: feat }, api: { at: '1.0.0', on: { lib: '^0.2.3' } } },
    moves: { lib: '0.3.0', api: '1.0.1' },
  },
  {
    cite: caret,
    what: 'without a declared range, what is compatible with the current version fits',
    nodes: {
      lib: { at: '1.2.0', log: feat },
      core: { at: '1.2.0', log: breaking },
      api: { at: '2.0.0', on: { lib: null } },
      web: { at: '3.0.0', on: { core: null } },
    },
    moves: { lib: '1.3.0', core: '2.0.0', web: '3.0.1' },
  },
  {
    cite: caret,
    what: 'what a dependency left long ago is not left again',
    nodes: { lib: { at: '3.0.0', log: breaking }, api: { at: '2.0.0', on: { lib: '^1.0.0' } } },
    moves: { lib: '4.0.0' },
  },
  {
    cite: 'R-21',
    what: "a dependent's own larger change decides",
    nodes: { lib: { at: '1.0.0', log: breaking }, api: { at: '2.0.0', log: feat, on: { lib: '^1.0.0' } } },
    moves: { lib: '2.0.0', api: '2.1.0' },
  },
  {
    cite: caret,
    what: 'a chain: each link is asked by itself, and a patch stops at the next caret',
    nodes: {
      lib: { at: '1.0.0', log: breaking },
      api: { at: '2.0.0', on: { lib: '^1.0.0' } },
      web: { at: '3.0.0', on: { api: '^2.0.0' } },
    },
    moves: { lib: '2.0.0', api: '2.0.1' },
  },
  {
    cite: 'npm semver, exact versions',
    what: 'a chain of exact versions moves to its end',
    nodes: {
      lib: { at: '1.0.0', log: fix },
      api: { at: '2.0.0', on: { lib: '1.0.0' } },
      web: { at: '3.0.0', on: { api: '2.0.0' } },
      shell: { at: '4.0.0', on: { web: '3.0.0' } },
    },
    moves: { lib: '1.0.1', api: '2.0.1', web: '3.0.1', shell: '4.0.1' },
  },
  {
    cite: caret,
    what: 'a diamond moves its top once',
    nodes: {
      base: { at: '1.0.0', log: breaking },
      left: { at: '1.0.0', on: { base: '^1.0.0' } },
      right: { at: '1.0.0', on: { base: '^1.0.0' } },
      top: { at: '1.0.0', on: { left: '1.0.0', right: '1.0.0' } },
    },
    moves: { base: '2.0.0', left: '1.0.1', right: '1.0.1', top: '1.0.1' },
  },
  {
    cite: 'changesets, updateInternalDependents: always',
    what: 'always: every step is followed',
    nodes: {
      lib: { at: '1.0.0', log: fix },
      api: { at: '2.0.0', on: { lib: '^1.0.0' } },
      web: { at: '3.0.0', on: { api: '^2.0.0' } },
    },
    propagate: 'always',
    moves: { lib: '1.0.1', api: '2.0.1', web: '3.0.1' },
  },
  {
    cite: 'planning.md, propagation',
    what: 'never: nobody follows, whatever happens',
    nodes: { lib: { at: '1.0.0', log: breaking }, api: { at: '2.0.0', on: { lib: '1.0.0' } } },
    propagate: 'never',
    moves: { lib: '2.0.0' },
  },
  {
    cite: 'planning.md, propagation',
    what: 'same: as far as the dependency, and as far again behind it',
    nodes: {
      lib: { at: '1.0.0', log: feat },
      api: { at: '2.0.0', on: { lib: '~1.0.0' } },
      web: { at: '3.0.0', on: { api: '~2.0.0' } },
    },
    propagateAs: 'same',
    moves: { lib: '1.1.0', api: '2.1.0', web: '3.1.0' },
  },
  {
    cite: 'SemVer 2.0.0 §4',
    what: 'same, onto a dependent before 1.0.0: its own policy weighs the major',
    nodes: { lib: { at: '1.0.0', log: breaking }, api: { at: '0.7.2', on: { lib: '^1.0.0' } } },
    propagateAs: 'same',
    moves: { lib: '2.0.0', api: '0.8.0' },
  },
  {
    cite: 'planning.md, propagation',
    what: 'minor: at least that',
    nodes: { lib: { at: '1.0.0', log: breaking }, api: { at: '2.0.3', log: fix, on: { lib: '^1.0.0' } } },
    propagateAs: 'minor',
    moves: { lib: '2.0.0', api: '2.1.0' },
  },
  {
    cite: 'changesets, fixed packages',
    what: 'a fixed group moves as one, also who did not change',
    nodes: { api: { at: '1.4.0', log: feat }, web: { at: '1.4.0' }, cli: { at: '1.4.0', log: fix } },
    fixed: [['api', 'web', 'cli']],
    moves: { api: '1.5.0', web: '1.5.0', cli: '1.5.0' },
  },
  {
    cite: 'changesets, fixed packages',
    what: 'a fixed group in which nothing changed stays, even where its versions differ',
    nodes: { api: { at: '1.4.0' }, web: { at: '1.3.0' }, other: { at: '1.0.0', log: fix } },
    fixed: [['api', 'web']],
    moves: { other: '1.0.1' },
  },
  {
    cite: 'changesets, fixed packages (highest version, largest step)',
    what: 'a fixed group whose versions differ meets above the highest',
    nodes: { api: { at: '1.4.0', log: feat }, web: { at: '2.1.3', log: fix } },
    fixed: [['api', 'web']],
    moves: { api: '2.2.0', web: '2.2.0' },
  },
  {
    cite: 'changesets, linked packages',
    what: 'of a linked group only those move that changed, to one version',
    nodes: { api: { at: '1.4.0', log: feat }, web: { at: '1.4.0' }, cli: { at: '1.4.0', log: fix } },
    linked: [['api', 'web', 'cli']],
    moves: { api: '1.5.0', cli: '1.5.0' },
  },
  {
    cite: 'changesets, linked packages (highest version, largest step)',
    what: 'who stayed behind in a linked group catches up with the highest',
    nodes: { api: { at: '1.5.0' }, web: { at: '1.4.0', log: fix } },
    linked: [['api', 'web']],
    moves: { web: '1.5.1' },
  },
  {
    cite: 'planning.md, groups and propagation',
    what: 'a group pulls dependents of a member that did not change itself',
    nodes: {
      api: { at: '1.0.0', log: breaking },
      lib: { at: '1.0.0' },
      app: { at: '5.0.0', on: { lib: '^1.0.0' } },
    },
    fixed: [['api', 'lib']],
    moves: { api: '2.0.0', lib: '2.0.0', app: '5.0.1' },
  },
  {
    cite: 'planning.md, groups and propagation',
    what: 'a dependency pulls a whole fixed group along',
    nodes: {
      lib: { at: '1.0.0', log: breaking },
      api: { at: '3.1.0', on: { lib: '^1.0.0' } },
      web: { at: '3.1.0' },
    },
    fixed: [['api', 'web']],
    moves: { lib: '2.0.0', api: '3.1.1', web: '3.1.1' },
  },
  {
    cite: 'planning.md, groups and propagation',
    what: 'through two groups and back to a third component',
    nodes: {
      core: { at: '1.0.0', log: breaking },
      kit: { at: '1.0.0' },
      api: { at: '4.0.0', on: { kit: '^1.0.0' } },
      web: { at: '4.0.0' },
      app: { at: '9.0.0', on: { web: '4.0.0' } },
    },
    fixed: [
      ['core', 'kit'],
      ['api', 'web'],
    ],
    moves: { core: '2.0.0', kit: '2.0.0', api: '4.0.1', web: '4.0.1', app: '9.0.1' },
  },
  {
    cite: 'R-50; changesets, fixed packages',
    what: 'a fixed group on a channel',
    nodes: { api: { at: '1.4.0', log: feat }, web: { at: '1.4.0' } },
    fixed: [['api', 'web']],
    channel: 'rc',
    moves: { api: '1.5.0-rc.1', web: '1.5.0-rc.1' },
  },
  {
    cite: 'R-50; changesets, fixed packages',
    what: 'a fixed group goes on together on its channel',
    nodes: { api: { at: '1.5.0-rc.2', log: fix }, web: { at: '1.5.0-rc.2' } },
    fixed: [['api', 'web']],
    channel: 'rc',
    moves: { api: '1.5.0-rc.3', web: '1.5.0-rc.3' },
  },
  {
    cite: 'SemVer 2.0.0 §11.3; changesets, fixed packages',
    what: 'a fixed group graduates together',
    nodes: { api: { at: '1.5.0-rc.3' }, web: { at: '1.5.0-rc.3' } },
    fixed: [['api', 'web']],
    moves: { api: '1.5.0', web: '1.5.0' },
  },
  {
    cite: 'SemVer 2.0.0 §9; npm semver, includePrerelease',
    what: 'a pre-release of a minor stays within the caret, one of a major does not',
    nodes: {
      lib: { at: '1.0.0', log: feat },
      core: { at: '1.0.0', log: breaking },
      api: { at: '2.0.0', on: { lib: '^1.0.0' } },
      web: { at: '2.0.0', on: { core: '^1.0.0' } },
    },
    channel: 'beta',
    moves: { lib: '1.1.0-beta.1', core: '2.0.0-beta.1', web: '2.0.1-beta.1' },
  },
  {
    cite: 'release-please README, "Release-As"',
    what: 'a footer on one member moves its fixed group',
    nodes: { api: { at: '1.4.0', log: ['chore: a\n\nRelease-As: 3.0.0'] }, web: { at: '1.4.0' } },
    fixed: [['api', 'web']],
    moves: { api: '3.0.0', web: '3.0.0' },
  },
  {
    cite: 'release-please README, "Release-As"',
    what: 'a footer decides for whom its commit touches, and leaves ranges like any step',
    nodes: {
      lib: { at: '1.4.0', log: ['chore: a\n\nRelease-As: 2.0.0'] },
      api: { at: '1.0.0', on: { lib: '^1.4.0' } },
      web: { at: '1.0.0' },
    },
    moves: { lib: '2.0.0', api: '1.0.1' },
  },
  {
    cite: 'X-12',
    what: 'a forced increment is for what has something to release',
    nodes: { api: { at: '1.0.0', log: fix }, web: { at: '1.0.0' } },
    force: { increment: 'major', reason: 'agreed', components: null },
    moves: { api: '2.0.0' },
  },
  {
    cite: 'X-12',
    what: 'a forced increment for one by name, changed or not',
    nodes: { api: { at: '1.0.0', log: fix }, web: { at: '1.0.0' } },
    force: { increment: 'minor', reason: 'agreed', components: ['web'] },
    moves: { api: '1.0.1', web: '1.1.0' },
  },
  {
    cite: 'X-12; SemVer 2.0.0 §3',
    what: 'a forced increment leads out of a footer that cannot be, also among others',
    nodes: { api: { at: '2.0.0', log: ['chore: a\n\nRelease-As: 1.0.0'] }, web: { at: '1.0.0' } },
    force: { increment: 'patch', reason: 'the footer came late', components: null },
    moves: { api: '2.0.1' },
  },
  {
    cite: 'R-21',
    what: 'the first version of a dependency moves nobody',
    nodes: { lib: { at: null, log: feat }, api: { at: '1.0.0', on: { lib: '^0.1.0' } } },
    propagate: 'always',
    moves: { lib: '0.1.0' },
  },
  {
    cite: 'changesets, fixed packages',
    what: 'who is new joins its group at the version that the group moves to',
    nodes: { api: { at: '1.4.0' }, web: { at: null, log: feat } },
    fixed: [['api', 'web']],
    moves: { api: '1.5.0', web: '1.5.0' },
  },
  {
    cite: 'component.cycle',
    what: 'a circle settles',
    nodes: {
      hen: { at: '1.0.0', log: fix, on: { egg: '1.0.0' } },
      egg: { at: '1.0.0', on: { hen: '1.0.0' } },
      nest: { at: '1.0.0', on: { nest: '1.0.0', ghost: '1.0.0' } },
    },
    moves: { hen: '1.0.1', egg: '1.0.1' },
  },
  {
    cite: 'calver.org; npm semver, caret ranges',
    what: 'a new year leaves the caret of a calendar version where one is declared, and nothing otherwise',
    nodes: {
      data: { at: '2025.12.4', log: fix, calendar: 'YYYY.MM.MICRO' },
      api: { at: '1.0.0', on: { data: '^2025.1.0' } },
      docs: { at: '1.0.0', on: { data: null } },
      web: { at: '2026.11.0', on: { api: '1.0.0' }, calendar: 'YYYY.MM.MICRO' },
    },
    moves: { data: '2026.11.0', api: '1.0.1', web: '2026.11.1' },
  },
  {
    cite: 'SemVer 2.0.0 §3',
    what: 'a fixed group passes over a patch that one of its members has elsewhere',
    nodes: { api: { at: '1.4.2', log: fix }, web: { at: '1.4.2' } },
    fixed: [['api', 'web']],
    taken: ['web 1.4.3'],
    moves: { api: '1.4.4', web: '1.4.4' },
  },
];
