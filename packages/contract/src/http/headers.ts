import { z } from 'zod';

const idempotencyKey = z
  .string()
  .regex(/^[\x20-\x7e]{1,255}$/, '1 to 255 printable ASCII characters')
  .optional()
  .describe('A fresh key for each request: repeating it with the same request gives the same answer again');
const ifMatch = z
  .string()
  .optional()
  .describe('ETag of what was read: refused with 412 when it changed since');
const ifNoneMatch = z
  .string()
  .optional()
  .describe('ETag of what is known: answered with 304 while it is still that');

/** Headers of every write; others pass. */
export const writeHeaders = z.looseObject({ 'idempotency-key': idempotencyKey });
/** Headers of a write to something that has an ETag. */
export const changeHeaders = z.looseObject({ 'idempotency-key': idempotencyKey, 'if-match': ifMatch });
/** Headers of a look at something that has an ETag. */
export const lookHeaders = z.looseObject({ 'if-none-match': ifNoneMatch });
