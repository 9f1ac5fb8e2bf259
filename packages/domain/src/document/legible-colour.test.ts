import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, legibleColour, readColour } from './legible-colour.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('a colour for text', () => {
  it('can be read on any ground', () => {
    fc.assert(
      fc.property(colour, colour, (wanted, ground) => {
        expect(contrast(legibleColour(wanted, ground), ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('stays as it is where it can be read', () => {
    expect(legibleColour('#005a9c', '#ffffff')).toBe('#005a9c');
    expect(legibleColour('#ffe000', '#ffffff')).not.toBe('#ffe000');
  });

  it('is 21 apart at most, as black is from white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });

  it.each([
    ['#0AF', '#00aaff'],
    [' #00aaFF ', '#00aaff'],
    ['red', null],
    ['#00aaff;}body{display:none', null],
  ])('is read from %j as %j', (text, read) => {
    expect(readColour(text)).toBe(read);
  });
});
