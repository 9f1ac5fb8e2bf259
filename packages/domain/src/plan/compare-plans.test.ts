import { describe, expect, it } from 'vitest';
import { LANGUAGES, translator } from '../message/translate.ts';
import { comparePlans, isEmptyDiff } from './compare-plans.ts';
import { part, planOf } from './plan-builders.ts';
import { renderPlanDiff } from './render-plan-diff.ts';

const before = planOf({
  releaseDate: '2025-11-24',
  components: [part('api', {}, ['feat: old', 'fix: a bug (BUG-1)'])],
});
const after = planOf({
  releaseDate: '2025-12-01',
  type: 'major',
  components: [
    part('api', { to: '2.0.0', increment: 'major' }, ['fix: a bug (BUG-1)', 'feat!: another']),
    part('web'),
  ],
});
const diff = comparePlans(before, after);

describe('two plans', () => {
  it('that are the same differ in nothing', () => {
    expect(isEmptyDiff(comparePlans(before, before))).toBe(true);
    expect(renderPlanDiff(comparePlans(before, before), translator('en'))).toEqual([]);
  });

  it('differ in when they are', () => {
    expect(isEmptyDiff(diff)).toBe(false);
    expect(diff.type).toEqual({ from: 'minor', to: 'major' });
    expect(diff.date).toEqual({ from: '2025-11-24', to: '2025-12-01' });
    expect(diff.window?.from?.start).toBe(before.window?.start);
    expect(diff.milestones.find(({ key }) => key === 'deployment')).toEqual({
      key: 'deployment',
      from: '2025-11-24',
      to: '2025-12-01',
    });
  });

  it('differ in what they hold', () => {
    expect(diff.components).toEqual([
      { name: 'api', from: '1.2.0', to: '2.0.0' },
      { name: 'web', from: null, to: '1.2.0' },
    ]);
    expect(diff.scope.map(({ list, change, item }) => `${change} ${list}: ${item.subject}`)).toEqual(
      expect.arrayContaining(['added features: another', 'removed features: old', 'added breaking: another']),
    );
    expect(diff.scope.filter(({ item }) => item.component === 'api' && item.subject === 'a bug')).toEqual([]);
  });

  it('differ in who and what must agree', () => {
    expect(diff.approvers.added).toEqual(['security', 'executive_sponsor', 'cab']);
    expect(diff.gates).toEqual({ added: ['performance_tests'], removed: [] });
  });

  it('differ in their work, by days', () => {
    const moved = diff.tasks.find(({ task }) => task.id === 'deployment');
    expect(moved).toMatchObject({ from: '2025-11-24', to: '2025-12-01', days: 7 });
    expect(diff.tasks.filter(({ from }) => from === null).map(({ task }) => task.id)).toContain('package');
    const back = comparePlans(after, before);
    expect(back.tasks.filter(({ to }) => to === null).map(({ task }) => task.id)).toContain('package');
  });

  it('differ in risks and messages', () => {
    expect(diff.risks.some(({ from, to }) => from === null && to !== null)).toBe(true);
    expect(diff.messages.moved.map(({ days }) => days)).toContain(7);
  });

  it.each(LANGUAGES)('are told apart in words, without a gap: %s', (language) => {
    const lines = renderPlanDiff(diff, translator(language));
    expect(lines.join('\n')).toContain('~ ');
    expect(lines.join('\n')).toMatch(/2025-11-24 → 2025-12-01/);
    expect(lines.filter((line) => /\{\w+\}|undefined|plan\.|message\./.test(line))).toEqual([]);
    expect(lines.filter((line) => line !== '' && !/^(?:## |[+~-] )/.test(line))).toEqual([]);
  });
});
