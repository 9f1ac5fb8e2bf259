import { RefusalError } from '../error/refusal.ts';

export interface Build {
  /** Commit that is built. */
  readonly sha: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const SHORT = 7;

/**
 * Adds SemVer 2.0.0 build metadata to a version: abbreviated commit id and UTC time to the second, as in
 * `1.0.0+abc1234.20250128120000`. Takes the place of metadata that is there. Refuses with
 * `version.invalid` a time outside the years 0 to 9999.
 */
export function withBuild(version: string, { sha, at }: Build): string {
  const plain = version.split('+', 1)[0] ?? version;
  const time = Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '';
  const digits = time.slice(0, 19).replaceAll(/\D/g, '');
  if (!/^\d{4}-/.test(time) || !/^[0-9a-f]{7,64}$/.test(sha))
    throw new RefusalError('version.invalid', { version: `${plain}+${sha}.${at}` });
  return `${plain}+${sha.slice(0, SHORT)}.${digits}`;
}
