import { expect, it } from 'vitest';
import { judgeController, judgeDirectory, judgeSpace, sizeText } from './judge-place.ts';

const directory = '/shop/.tminus';

it.each([
  [99_999_999, 'fail', '99.9 MB'],
  [100_000_000, 'warn', '100 MB'],
  [999_999_999, 'warn', '999.9 MB'],
  [1_000_000_000, 'ok', '1 GB'],
])('%d bytes free: %s', (freeBytes, verdict, free) => {
  const finding = judgeSpace(directory, { exists: true, trouble: null, freeBytes });
  expect(finding).toMatchObject({ verdict, params: { free } });
});

it.each([
  [0, '0 kB'],
  [1_550, '1.5 kB'],
  [12_345_678_901, '12.3 GB'],
  [5_000_000_000_000_000, '5000 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

it.each([
  [{ exists: true, trouble: null }, 'ok', 'doctor.data.writable'],
  [{ exists: false, trouble: null }, 'ok', 'doctor.data.absent'],
  [{ exists: false, trouble: 'EROFS' }, 'fail', 'doctor.data.unwritable'],
])('a data directory %j: %s', (facts, verdict, seen) => {
  expect(judgeDirectory(directory, { ...facts, freeBytes: 0 })).toMatchObject({ verdict, seen });
});

const holder = { pid: 7, command: 'tminus serve', address: 'http://127.0.0.1:7070', trouble: null };

it.each([
  [null, 'ok', 'doctor.controller.none'],
  [holder, 'ok', 'doctor.controller.ready'],
  [{ ...holder, address: null }, 'ok', 'doctor.controller.starting'],
  [{ ...holder, trouble: 'engine: not launched' }, 'fail', 'doctor.controller.unready'],
])('a controller %j: %s', (controller, verdict, seen) => {
  expect(judgeController(controller, '/log')).toMatchObject({ verdict, seen });
});
