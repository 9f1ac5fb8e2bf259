import { commit, shaOf } from '../change/change-builders.ts';
import { parseCommit } from '../change/parse-commit.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { NO_DETAILS } from './notes-details.ts';
import { type ReleaseNotesInput, releaseNotes } from './release-notes.ts';
import type { NotesPlan } from './render/view.ts';

/** Notes of one component, `api`, whose commits have these messages, newest first. */
export const notesOf = (messages: readonly string[], more: Partial<ReleaseNotesInput> = {}) =>
  releaseNotes({
    version: '2.0.0',
    date: '2026-11-20',
    components: [
      {
        name: 'api',
        from: '1.0.0',
        to: '2.0.0',
        changes: messages.flatMap((message, index) =>
          parseCommit(commit(message, { sha: shaOf(index + 1) }), ['api']),
        ),
      },
    ],
    outside: [],
    ...more,
  });

/** A fragment for tests, a new feature unless something else matters. */
export const fragmentOf = (more: Partial<Fragment>): Fragment => ({
  path: '.changes/unreleased/x.md',
  kind: 'change',
  type: 'feat',
  section: null,
  scope: null,
  components: [],
  refs: [],
  commit: null,
  breaking: null,
  subject: 'a fragment',
  body: '',
  ...more,
});

/** Notes that hold something of everything. */
export const richNotes = (more: Partial<ReleaseNotesInput> = {}) =>
  notesOf(
    [
      'feat(search): search everywhere (REQ-7) (#70)\n\nDescription: One box finds it all.\nHow-To: Open the page\nType a word\nImpact: You find things faster',
      'feat(search): remember searches',
      'feat!: drop the old form\n\nBREAKING CHANGE: Send JSON instead.\n\n- at once',
      'perf(db): answer sooner\n\nBefore-After: 250 ms, now 180 ms',
      'fix(login): keep sessions (BUG-9)\n\nImpact: people were logged out\nWorkaround: log in again',
      'fix(security): escape names\n\nCVE-2026-12345',
      'deprecate: the old list',
      'docs: how to search',
      'remove: the older list',
      'feat: export\n\nMigration: Run the script.\nKnown-Issue: slow on Sundays',
      'refactor(core): simpler',
      'chore: tidy',
      'whatever',
    ],
    {
      details: {
        ...NO_DETAILS,
        product: 'Kiosk',
        theme: 'Find everything',
        support: { email: 'help@example.org', phone: null, url: 'https://help.example.org', text: null },
        documentation: [{ title: 'Manual', url: 'https://docs.example.org' }],
        comingNext: { version: null, items: [{ text: 'single sign-on', description: null }] },
      },
      ...more,
    },
  );

/** A plan of two components. */
export const planOf = (): NotesPlan => {
  const component = {
    increment: 'minor' as const,
    reason: { code: 'x', params: {} },
    repo: '/r',
    sha: shaOf(1),
    fromSha: null,
    path: '.',
    dependsOn: [],
    strategy: 'canary' as const,
    steps: [
      { percent: 10, soakMs: 3_600_000 },
      { percent: 100, soakMs: 60_000 },
    ],
    stepsFrom: 'policy' as const,
    changes: 1,
  };
  return {
    type: 'minor',
    releaseDate: '2026-12-01',
    manager: 'Ada',
    branch: 'release/2.0.0',
    components: [
      { ...component, name: 'api', from: '1.0.0', to: '2.0.0' },
      { ...component, name: 'web', from: '1.0.0', to: '2.0.0' },
    ],
    timeline: [
      { key: 'freeze', start: '2026-11-24', end: '2026-11-25', owner: 'release-coordinator' },
      { key: 'deployment', start: '2026-12-01', end: '2026-12-01', owner: 'devops-engineer' },
    ],
    rollback: { errorRate: 0.05, slowRate: 0.05, slowAfterMs: 500 },
  };
};
