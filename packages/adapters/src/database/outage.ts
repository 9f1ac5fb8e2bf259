import { RefusalError } from '@tminus/domain';

/**
 * PostgreSQL, appendix A: connection, resources (disk full among them), locks that were not to be had, a transaction
 * that stood still too long, statement time-out, shutdown, I/O.
 */
const SQL_STATES = /^(08|53|40001|40P01|55P03|25P03|57014|57P0|58030)/;
const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
  'EDQUOT',
  'EIO',
]);
/** What `pg` itself says without a code. */
const MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|Query read timeout|timeout expired|timeout exceeded when trying to connect|Client was closed)/;

/** Why the database could not take or give something now, though it may later; null for every other error. */
export function outageReason(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = causeOf(cause)) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && (SQL_STATES.test(code) || SYSTEM_CODES.has(code)))
      return cause.message || code;
    if (MESSAGES.test(cause.message)) return cause.message;
  }
  return null;
}

/** DBOS keeps some of them as `error`. */
const causeOf = (error: Error): unknown => error.cause ?? (error as { error?: unknown }).error;

/** The same port; an outage of its database becomes the refusal `store.unavailable`, whoever asks may ask again. */
export function withOutages<Port extends object>(port: Port): Port {
  const names = Object.keys(port) as (keyof Port)[];
  const guarded = names.map((name) => {
    const method = port[name] as (...args: unknown[]) => Promise<unknown>;
    const call = async (...args: unknown[]): Promise<unknown> => {
      try {
        return await method(...args);
      } catch (error) {
        const reason = outageReason(error);
        if (reason === null) throw error;
        throw new RefusalError('store.unavailable', { reason }, { cause: error });
      }
    };
    return [name, call];
  });
  return Object.fromEntries(guarded) as Port;
}
