import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGE_TYPES } from '../change/change-type.ts';
import { readHeader } from '../change/read-header.ts';
import { nearestWord } from './nearest-word.ts';
import { repairHeader } from './repair-header.ts';

const types = Object.keys(CHANGE_TYPES);

describe('repairing a header', () => {
  it.each([
    ['Fix: crash', 'fix: crash'],
    ['feat(api) : x', 'feat(api): x'],
    ['feat (api): x', 'feat(api): x'],
    ['feat:x', 'feat: x'],
    ['feat: x', 'feat: x'],
    ['feta: x', 'feat: x'],
    ['feature(api)!: x', 'feat(api)!: x'],
    ['feat!(api): x', null],
    ['feat(api):! x', 'feat(api)!: x'],
    ['feat - x', 'feat: x'],
    ['[fix] x', 'fix: x'],
    ['[fix]: x.', 'fix: x'],
    ['fix[api]: x', 'fix(api): x'],
    ['feat(): x', 'feat: x'],
    ['fix：全角', 'fix: 全角'],
    ['feat add a page', 'feat: add a page'],
    ['Add a page', 'feat: add a page'],
    ['Fixes the crash…', 'fix: fixes the crash…'],
    ['wip', null],
    ['Some thoughts', null],
    ['zzzz: x', null],
    ['', null],
  ])('makes %j %j', (line, repaired) => {
    expect(repairHeader(line, types)).toBe(repaired);
  });

  it('gives what conforms, with a type of the list, and stays as it is', () => {
    const part = fc.constantFrom(
      'feat',
      'Fix',
      'fxi',
      'a',
      ':',
      '!',
      '(',
      ')',
      '[',
      ']',
      ' ',
      '-',
      'api',
      '.',
      '。',
      '\t',
    );
    const line = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(''));
    const law = fc.property(line, (text) => {
      const repaired = repairHeader(text, types);
      if (repaired === null) return;
      expect(types).toContain(readHeader(repaired)?.type);
      expect(repairHeader(repaired, types)).toBe(repaired);
    });
    fc.assert(law, { numRuns: 2_000 });
  });
});

it.each([
  ['fxi', 'fix'],
  ['feta', 'feat'],
  ['docss', 'docs'],
  ['x', null],
  ['release', null],
])('the word nearest to %s is %s', (written, nearest) => {
  expect(nearestWord(written, types)).toBe(nearest);
});
