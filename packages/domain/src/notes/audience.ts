/** Who release notes are written for. */
export const AUDIENCES = [
  'users',
  'developers',
  'enterprise',
  'smb',
  'operations',
  'support',
  'product',
  'marketing',
] as const;

export type Audience = (typeof AUDIENCES)[number];
