import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { fragmentOf, notesOf } from './note-builders.ts';

describe('a fragment', () => {
  it('takes the place of the commit that it names, and keeps what it does not say', () => {
    const { sections, upgrade } = notesOf(['feat(web)!: x (#3)', 'fix: y'], {
      fragments: [
        fragmentOf({ commit: shaOf(1).slice(0, 7), type: null, subject: 'Search', body: 'Everywhere.' }),
      ],
    });
    expect(sections.breaking_changes).toMatchObject([
      { sha: shaOf(1), subject: 'Search', scope: 'web', description: 'Everywhere.', refs: [{ raw: '#3' }] },
    ]);
    expect(upgrade).toMatchObject([{ subject: 'Search', text: 'Search' }]);
    expect(sections.bug_fixes).toMatchObject([{ subject: 'y', description: null }]);
  });

  it('takes the place of every entry of a squash merge but of what users must know', () => {
    const { sections, leftOut } = notesOf(
      ['feat: x (#3)\n\n* feat: y\n* fix: z\n* security: escape names\n* feat!: drop it'],
      { fragments: [fragmentOf({ commit: shaOf(1), type: null, subject: 'Search' })] },
    );
    expect(sections.new_features).toMatchObject([{ subject: 'Search' }]);
    expect(sections.bug_fixes).toEqual([]);
    expect(sections.security_updates).toMatchObject([{ subject: 'escape names' }]);
    expect(sections.breaking_changes).toMatchObject([{ subject: 'drop it' }]);
    expect(leftOut).toMatchObject({ internal: {}, reverted: [] });
  });

  it('may say that what its commit calls breaking is not', () => {
    const { sections, upgrade } = notesOf(['feat!: x'], {
      fragments: [fragmentOf({ commit: shaOf(1), breaking: false })],
    });
    expect(sections.breaking_changes).toEqual([]);
    expect(sections.new_features).toHaveLength(1);
    expect(upgrade).toEqual([]);
  });

  it('shows what its commit would leave out, and it is left out no more', () => {
    const { sections, leftOut } = notesOf(['chore: x', 'whatever'], {
      fragments: [
        fragmentOf({ commit: shaOf(1), type: null, subject: 'Smaller downloads' }),
        fragmentOf({ commit: shaOf(2), type: null, section: 'fixed', subject: 'It starts' }),
      ],
    });
    expect(sections.improvements).toMatchObject([{ subject: 'Smaller downloads' }]);
    expect(sections.bug_fixes).toMatchObject([{ subject: 'It starts' }]);
    expect(leftOut).toMatchObject({ internal: {}, nonConforming: [] });
  });

  it('tells what no commit does, in the section that it names', () => {
    const { sections } = notesOf(['fix: y'], {
      fragments: [fragmentOf({ type: null, section: 'changed', subject: 'New prices' })],
    });
    expect(sections.improvements).toMatchObject([{ sha: null, subject: 'New prices', components: ['api'] }]);
  });

  it('of another kind feeds upgrade instructions, known issues and what comes next', () => {
    const { upgrade, knownIssues, comingNext } = notesOf([], {
      fragments: [
        fragmentOf({ kind: 'migration', subject: 'Rename the key', body: '1. Open it' }),
        fragmentOf({ kind: 'known-issue', subject: 'Slow on Sundays', body: 'Wait for Monday.' }),
        fragmentOf({ kind: 'coming-next', subject: 'Single sign-on' }),
      ],
    });
    expect(upgrade).toMatchObject([
      { subject: 'Rename the key', text: '1. Open it', breaking: false, sha: null },
    ]);
    expect(knownIssues).toMatchObject([{ text: 'Slow on Sundays', description: 'Wait for Monday.' }]);
    expect(comingNext).toEqual({
      version: '2.1.0',
      items: [{ text: 'Single sign-on', description: null }],
    });
  });

  it('of other components is not theirs to tell', () => {
    const shared = change('fix: y');
    const { sections } = notesOf([], {
      components: [
        { name: 'api', from: '1.0.0', to: '1.0.1', changes: [shared] },
        { name: 'web', from: '1.0.0', to: '1.0.1', changes: [] },
      ],
      fragments: [
        fragmentOf({ components: ['mail'], subject: 'foreign' }),
        fragmentOf({ components: ['mail', 'web'], subject: 'shared' }),
      ],
    });
    expect(sections.new_features).toMatchObject([{ subject: 'shared', components: ['web'] }]);
  });
});
