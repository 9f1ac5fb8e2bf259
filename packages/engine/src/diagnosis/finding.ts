import type { ErrorCode, ErrorParams, Failure, MessageKey } from '@tminus/domain';

/** How a check ends: `skip` when there was nothing to look at, or no way to. */
export type CheckVerdict = 'ok' | 'warn' | 'fail' | 'skip';

/** Values of a sentence; a failure among them is put into words of its own. */
export type FindingParams = Readonly<Record<string, string | number | Failure>>;

/** What a check saw, as message keys: turned into words at the edge. */
export interface Finding {
  readonly verdict: CheckVerdict;
  readonly seen: MessageKey;
  /** What to do about it; null when there is nothing to do. */
  readonly fix: MessageKey | null;
  readonly params: FindingParams;
}

type DoctorKey = Extract<MessageKey, `doctor.${string}`>;
type WithFix<Key> = Key extends `${infer Seen}.fix` ? Extract<Seen, MessageKey> : never;
/** Keys of troubles: the catalogue says for each what to do. */
type TroubleKey = WithFix<DoctorKey>;
type QuietKey = Exclude<DoctorKey, TroubleKey | `${string}.fix` | `doctor.name.${string}`>;

export const ok = (seen: QuietKey, params: FindingParams = {}): Finding => ({
  verdict: 'ok',
  seen,
  fix: null,
  params,
});

export const skip = (seen: QuietKey, params: FindingParams = {}): Finding => ({
  verdict: 'skip',
  seen,
  fix: null,
  params,
});

export const warn = (seen: TroubleKey, params: FindingParams): Finding => trouble('warn', seen, params);

export const fail = (seen: TroubleKey, params: FindingParams): Finding => trouble('fail', seen, params);

const trouble = (verdict: CheckVerdict, seen: TroubleKey, params: FindingParams): Finding => ({
  verdict,
  seen,
  fix: `${seen}.fix`,
  params,
});

/** A refusal as a finding: the catalogue of errors has its words and its help. */
export const refused = (
  verdict: 'warn' | 'fail',
  { code, params }: { readonly code: ErrorCode; readonly params: ErrorParams },
): Finding => ({ verdict, seen: `error.${code}`, fix: `error.${code}.help`, params });
