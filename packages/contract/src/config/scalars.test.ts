import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatPath, nearestName } from './problem.ts';
import { parseDuration, percent } from './scalars.ts';

it.each([
  ['250ms', 250],
  ['90s', 90_000],
  ['5m', 300_000],
  ['5min', 300_000],
  ['1h 30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['2d', 172_800_000],
  ['0s', 0],
  [' 1s ', 1_000],
])('%j is %i ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

it.each(['', ' ', '5', 's', '5 s', '1h30m', '-1s', '5 minutes', '1e3s', '1h,30m', `${'9'.repeat(400)}d`])(
  '%j is no duration',
  (text) => expect(parseDuration(text)).toBeNull(),
);

it('durations add up', () => {
  const part = fc.tuple(fc.nat(10_000), fc.constantFrom('ms', 's', 'm', 'h', 'd'));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const texts = parts.map(([count, unit]) => `${count}${unit}`);
      const sum = texts.reduce((total, text) => total + (parseDuration(text) ?? Number.NaN), 0);
      return parseDuration(texts.join(' ')) === sum;
    }),
  );
});

it('a percentage in hundredths is read as it is written, with or without its sign', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (hundredths) => {
      const value = hundredths / 100;
      return percent.parse(`${value}%`) === value && percent.parse(value) === value;
    }),
  );
});

it('the nearest name is one of the known, whatever its case, or none', () => {
  expect(nearestName('Stratgy', ['steps', 'strategy'])).toBe('strategy');
  expect(nearestName('colour', ['steps', 'strategy'])).toBeNull();
  expect(nearestName('x', [])).toBeNull();
  const names = fc.array(fc.string({ minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(names, (known) =>
      known.map((name) => nearestName(name, [name])).every((found, n) => found === known[n]),
    ),
  );
});

it('a path is written as in code', () => {
  expect(formatPath(['components', 0, 'deploy', 'command', 1])).toBe('components[0].deploy.command[1]');
  expect(formatPath([])).toBe('');
});
