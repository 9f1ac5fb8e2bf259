import { describe, expect, it } from 'vitest';
import { EMPTY_DETAILS, editedDetails, needsCycle } from './release-details.ts';

describe('an edit of what people say of a release', () => {
  it('changes what is different, and nothing else', () => {
    const present = { ...EMPTY_DETAILS, theme: 'Speed', objectives: ['faster'] };
    expect(editedDetails(present, { theme: 'Speed', objectives: ['faster'] })).toBe(null);
    expect(editedDetails(present, {})).toBe(null);
    expect(editedDetails(present, { theme: null, objectives: ['faster'], needs: ['1.0.0'] })).toEqual({
      theme: null,
      needs: ['1.0.0'],
    });
  });
});

describe('releases that need each other', () => {
  const others = [
    { version: '2.0.0', needs: ['1.1.0', '1.2.0'] },
    { version: '1.1.0', needs: ['1.2.0'] },
    { version: '1.2.0', needs: [] },
  ];

  it.each([
    [['2.0.0'], ['1.2.0', '2.0.0', '1.1.0', '1.2.0']],
    [['1.1.0'], ['1.2.0', '1.1.0', '1.2.0']],
    [['1.2.0'], ['1.2.0', '1.2.0']],
    [['3.0.0'], null],
    [[], null],
  ] as const)('1.2.0 that needs %j waits for itself by %j', (needs, cycle) => {
    expect(needsCycle('1.2.0', needs, others)).toEqual(cycle);
  });
});
