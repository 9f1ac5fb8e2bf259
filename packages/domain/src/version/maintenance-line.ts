import parse from 'semver/functions/parse.js';

/** The versions that a maintenance branch is for: those of one major version, or of one minor version. */
export interface MaintenanceLine {
  /** `1.x` or `1.4.x`. */
  readonly range: string;
  holds(version: string): boolean;
}

/** `1.x`, `v1.4.x`, `1.4.X`, `release/1.4`, `maintenance/1.x`; not `release/1.4.0`, which is the branch of one release. */
const FORM =
  /^(?:(?:release|releases|maintenance|maint|support|stable)[/-]v?(\d+)(?:\.(\d+|x))?(?:\.x)?|v?(\d+)\.(?:(\d+)\.)?x(?:\.x)?)$/i;

/** The line that a branch stands for by its name; null for a branch that may release any version. */
export function maintenanceLine(branch: string): MaintenanceLine | null {
  const match = FORM.exec(branch);
  if (match === null) return null;
  const [, prefixedMajor, prefixedMinor, bareMajor, bareMinor] = match;
  const major = Number(prefixedMajor ?? bareMajor);
  const written = prefixedMinor ?? bareMinor;
  const minor = written === undefined || /x/i.test(written) ? null : Number(written);
  return {
    range: minor === null ? `${major}.x` : `${major}.${minor}.x`,
    holds(version) {
      const parsed = parse(version);
      return parsed?.major === major && (minor === null || parsed.minor === minor);
    },
  };
}
