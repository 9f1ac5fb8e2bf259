import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { API, problemsOf } from './testing.ts';

const withReference = (fields: string): string => `${API}history:\n  references:\n    - { ${fields} }\n`;

describe('a form of ids', () => {
  it('is text with a number in it, and of a kind', () => {
    expect(parseConfig(withReference('pattern: "AB#{number}", kind: ticket'))).toMatchObject({
      ok: true,
      config: { history: { references: [{ pattern: 'AB#{number}', kind: 'ticket' }] } },
    });
  });

  it.each<[string, string, string]>([
    ['no kind', 'pattern: "AB#{number}"', '5:7 history.references[0].kind missing'],
    ['no number', 'pattern: AB, kind: bug', '5:18 history.references[0].pattern form.referencePattern'],
    [
      'two numbers',
      'pattern: "a{number}b{number}", kind: bug',
      '5:18 history.references[0].pattern form.referencePattern',
    ],
    [
      'nothing in front of the number',
      'pattern: "{number}x", kind: bug',
      '5:18 history.references[0].pattern form.referencePattern',
    ],
    [
      'a digit beside the number',
      'pattern: "A1{number}", kind: bug',
      '5:18 history.references[0].pattern form.referencePattern',
    ],
    [
      'a kind that is nearly right',
      'pattern: "AB#{number}", kind: tikket',
      '5:39 history.references[0].kind valueNear ticket',
    ],
    [
      'an unknown key',
      'patern: "AB#{number}", pattern: "AB#{number}", kind: bug',
      '5:9 history.references[0].patern unknownKeyNear pattern',
    ],
  ])('with %s is refused at its place', (_what, fields, expected) => {
    expect(problemsOf(withReference(fields))).toEqual([expected]);
  });
});
