import { describe, expect, it } from 'vitest';
import { commit } from '../change/change-builders.ts';
import { type LintSettings, lintCommit } from './lint-commit.ts';

const plain: LintSettings = {
  types: null,
  scopes: null,
  maxSubject: null,
  requireReference: [],
  components: [],
};
const lint = (message: string, more: Partial<LintSettings> = {}) =>
  lintCommit(commit(message), { ...plain, ...more });
const rules = (message: string, more: Partial<LintSettings> = {}) =>
  lint(message, more).map(({ rule, severity }) => `${severity} ${rule}`);

describe('linting a commit', () => {
  it.each([
    'feat(api)!: x',
    'fix: y\n\nwhy\n\nRefs: #1',
    'chore: z\n\nBREAKING CHANGE is what this text is about',
    'chore: z\n\nthis is no\nBREAKING CHANGE y',
    'Revert "feat: x"\n\nThis reverts commit 1234567890.',
    'feat!: x\n\nBREAKING CHANGE: y',
    'fix: wait for it...',
    'fix: x\n\nBreaking change detection was improved',
    'fix: x\n\nBreaking change detection: improved',
    'fix: x\n\nThe breaking changes: all of them were found',
    'fix: x\n\nBREAKING NEWS: the chance is gone',
    'fix: x\n\nBREAKINGCHANGE::read is gone',
    'fix: x\n\nTracking-Change: Id7',
    'feat!: x\n\nBREAKING-CHANGE: y',
  ])('finds nothing in %j', (message) => {
    expect(lint(message)).toEqual([]);
  });

  it.each([
    ['', 'error empty'],
    ['wip', 'error form'],
    ['fixup! feat: x', 'error leftover'],
    ['featt: x', 'error type'],
    ['Feat: x', 'warning typeSpelling'],
    ['feature: x', 'warning typeSpelling'],
    ['feat: x.', 'warning fullStop'],
    ['feat: 検索を追加。', 'warning fullStop'],
    ['feat: x\nand more', 'warning blankLine'],
    ['feat: x\n\nBreaking change: y', 'error breakingFooter'],
    ['feat: x\n\nbreaking change：y', 'error breakingFooter'],
    ['feat: x\n\nBREAKING CHANGE y', 'error breakingFooter'],
    ['feat: x\n\nBREAKING CHANGE: y', 'warning breakingMark'],
    ['feat: x\n\nBREAKING CHANGE：y', 'warning breakingMark'],
    ['feat: x\n\nBREAKING CHNAGE: y', 'error breakingSpelling'],
    ['feat: x\n\nBREAKING-CHAGE: y\n\nRefs: #1', 'error breakingSpelling'],
    ['feat: x\n\nBREAKINGCHANGE: y', 'error breakingSpelling'],
    ['feat: x\n\nBREAKING_CHANGES： y', 'error breakingSpelling'],
    ['feat: x\n\nwhy\nBreaking-Chnage: y', 'error breakingSpelling'],
    ['feat: x\n\nBreaking Cahnge: y', 'error breakingSpelling'],
    ['feat: x\n\nbraking change: y', 'warning breakingSpelling'],
    ['feat!: x\n\nBREAKING CHANGES: y', 'warning breakingPlural'],
    [`feat: ${'x'.repeat(100)}`, 'warning subjectLength'],
  ])('finds in %j: %s', (message, problem) => {
    expect(rules(message)).toEqual([problem]);
  });

  it('takes the names of components for scopes, and warns of one that is nearly one', () => {
    const components = ['api', 'storefront'];
    expect(rules('feat(storefornt): x', { components })).toEqual(['warning scope']);
    expect(lint('feat(storefornt, api): x', { components })[0]?.fix).toBe('feat(storefront, api): x');
    expect(rules('feat(ci): x', { components })).toEqual([]);
  });

  it('makes an error of what the configuration demands', () => {
    expect(rules('feat(ci): x', { scopes: ['deps'], components: ['api'] })).toEqual(['error scope']);
    expect(rules('feat(api): x', { scopes: ['deps'], components: ['api'] })).toEqual([]);
    expect(rules('docs: x', { types: ['feat', 'fix'] })).toEqual(['error type']);
    expect(rules('feat: 12345', { maxSubject: 10 })).toEqual(['error subjectLength']);
    expect(rules('feat: 1234 (#5)', { maxSubject: 10 })).toEqual([]);
    expect(rules('feat: x', { requireReference: ['feat'] })).toEqual(['error reference']);
    expect(rules('feat: x\n\nRefs: REQ-003', { requireReference: ['feat'] })).toEqual([]);
    expect(rules('docs: x', { requireReference: ['feat'] })).toEqual([]);
  });

  it('leaves merges alone, and looks into a squash', () => {
    const merge = commit('Merge branch x', { parents: ['a', 'b'] });
    expect(lintCommit(merge, plain)).toEqual([]);
    const squash = lint('feat: all (#1)\n\n* feat: one\n\n* bugfix: two');
    expect(squash).toMatchObject([{ index: 2, rule: 'typeSpelling', fix: 'fix: two' }]);
  });

  it('proposes the line as it should be', () => {
    expect(lint('feat(api) : x')[0]?.fix).toBe('feat(api): x');
    expect(lint('feat: x.')[0]?.fix).toBe('feat: x');
    expect(lint('feat: 検索を追加。')[0]?.fix).toBe('feat: 検索を追加');
    expect(lint('feat: 検索を追加．')[0]?.fix).toBe('feat: 検索を追加');
    expect(lint('feat(api): x\n\nBREAKING CHANGE: y')[0]?.fix).toBe('feat(api)!: x');
    for (const line of [
      'BREAKING CHNAGE:  y',
      'Braking-Changes: y',
      'breaking-change: y',
      'Breaking change：y',
      'BREAKING CHANGE y',
    ])
      expect(lint(`feat: x\n\n${line}`)[0]?.fix).toBe('BREAKING CHANGE: y');
  });
});
