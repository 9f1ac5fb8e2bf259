import { type MessageKey, RefusalError } from '@tminus/domain';
import type { Clock } from '../ports.ts';
import { type CheckVerdict, type Finding, fail, refused } from './finding.ts';

type NameKey = Extract<MessageKey, `doctor.name.${string}`>;
/** Under which a check is shown, for example `git`. */
export type CheckName = NameKey extends `doctor.name.${infer Name}` ? Name : never;

/** One thing to look at. It changes nothing. */
export interface Check {
  readonly name: CheckName;
  /** How long the look may take (ms). */
  readonly limitMs: number;
  /** A refusal that it throws is what it found. */
  look(): Promise<Finding | readonly Finding[]>;
}

/** A finding of a check; one check may have several. */
export interface Checked extends Finding {
  readonly name: CheckName;
}

export interface Diagnosis {
  /** In the order of the checks. */
  readonly checks: readonly Checked[];
  readonly counts: Readonly<Record<CheckVerdict, number>>;
}

/**
 * Looks at one thing after the other, each within its limit; whatever becomes of one, the others are looked at. One at
 * a time, since a look that keeps the process busy would make those beside it late.
 */
export async function diagnose(
  checks: readonly Check[],
  clock: Clock,
  onChecked: (checked: Checked) => void = () => undefined,
): Promise<Diagnosis> {
  const done: Checked[] = [];
  for (const check of checks)
    for (const finding of await findingsOf(check, clock)) {
      const checked = { name: check.name, ...finding };
      done.push(checked);
      onChecked(checked);
    }
  const counts = { ok: 0, warn: 0, fail: 0, skip: 0 };
  for (const { verdict } of done) counts[verdict] += 1;
  return { checks: done, counts };
}

async function findingsOf({ look, limitMs }: Check, clock: Clock): Promise<readonly Finding[]> {
  const settled = new AbortController();
  const late = clock
    .sleep(limitMs, settled.signal)
    .then((): Finding => fail('doctor.check.timedOut', { seconds: limitMs / 1_000 }));
  try {
    return [await Promise.race([look(), late])].flat();
  } catch (error) {
    return [findingOf(error)];
  } finally {
    settled.abort();
  }
}

function findingOf(error: unknown): Finding {
  if (error instanceof RefusalError) return refused('fail', error.refusal);
  return fail('doctor.check.errored', { reason: error instanceof Error ? error.message : String(error) });
}
