import { BREAKING_ROWS } from './breaking-rows.ts';
import { FOOTER_ROWS } from './footer-rows.ts';
import { HEADER_ROWS } from './header-rows.ts';
import { LENIENT_ROWS } from './lenient-rows.ts';
import { MERGE_ROWS } from './merge-rows.ts';
import { REFERENCE_ROWS } from './reference-rows.ts';
import { REVERT_ROWS } from './revert-rows.ts';
import type { Row } from './row.ts';
import { SCOPE_ROWS } from './scope-rows.ts';
import { UNICODE_ROWS } from './unicode-rows.ts';

/** What the parser promises, message by message; expectations are written by hand. */
export const ROWS: readonly Row[] = [
  ...HEADER_ROWS,
  ...SCOPE_ROWS,
  ...LENIENT_ROWS,
  ...BREAKING_ROWS,
  ...FOOTER_ROWS,
  ...REFERENCE_ROWS,
  ...REVERT_ROWS,
  ...MERGE_ROWS,
  ...UNICODE_ROWS,
];
