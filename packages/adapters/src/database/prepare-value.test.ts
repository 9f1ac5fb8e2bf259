import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prepareValue } from './prepare-value.ts';

const pgUtils = createRequire(import.meta.url)('pg/lib/utils.js') as {
  prepareValue(value: unknown): unknown;
};

it('prepares text, numbers, JSON and arrays exactly as pg does', () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
  );
  const { values } = fc.letrec((tie) => ({
    values: fc.oneof(scalar, fc.array(tie('values')), fc.dictionary(fc.string(), fc.string())),
  }));
  fc.assert(
    fc.property(values, (value) => {
      expect(prepareValue(value)).toEqual(pgUtils.prepareValue(value));
    }),
  );
});

it('prepares the same instant as pg', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(Date.parse(String(prepareValue(date)))).toBe(Date.parse(String(pgUtils.prepareValue(date))));
    }),
  );
});

it('writes bytes as bytea, also inside arrays, and refuses what is no date', () => {
  expect(prepareValue(new Uint8Array([1, 171]))).toBe('\\x01ab');
  expect(prepareValue([Buffer.from([1])])).toBe('{"\\\\x01"}');
  expect(() => prepareValue(new Date(Number.NaN))).toThrow(RangeError);
});
