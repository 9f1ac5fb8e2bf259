import type { ErrorCode } from './catalogue.ts';

/** Values that the message of an error code may name, for example `{file: 'tminus.yaml', line: 3}`. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** An expected "no": a value, not an exception. The catalogue turns its code into words, a status and an exit code. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** Either what was asked for, or why not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** Wraps a result. */
export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** Builds a refusal from a catalogue code. */
export const refuse = (code: ErrorCode, params: ErrorParams = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, params },
});

/** The value of an outcome, where a refusal can only be thrown: as a {@link RefusalError}. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RefusalError(outcome.refusal.code, outcome.refusal.params);
}

/** Carries a refusal through code that can only throw (streams, adapters, callbacks); the edges render it like any refusal. */
export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'RefusalError';
    this.refusal = { code, params };
  }
}

/** Whether an error carries a refusal with one of these codes. */
export const isRefusal = (error: unknown, ...codes: readonly ErrorCode[]): error is RefusalError =>
  error instanceof RefusalError && codes.includes(error.refusal.code);
