/** Statements that concern the session rather than data, so that a shared session must treat them itself. */
export type SessionCommand =
  | { readonly kind: 'begin'; readonly modes: string }
  | { readonly kind: 'commit' }
  | { readonly kind: 'rollback' }
  | { readonly kind: 'rollbackToSavepoint' }
  | { readonly kind: 'listen'; readonly channel: string }
  /** Null: from every channel. */
  | { readonly kind: 'unlisten'; readonly channel: string | null };

const LEADING_COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/;
const TRANSACTION_CONTROL = /^(?:begin|start\s+transaction|commit|end|abort|rollback)\b/i;
const BEGIN = /^(?:begin(?:\s+(?:work|transaction))?|start\s+transaction)(?:\s+([^;]+?))?$/i;
const COMMIT = /^(?:commit|end)(?:\s+(?:work|transaction))?$/i;
const ROLLBACK = /^(?:rollback|abort)(?:\s+(?:work|transaction))?$/i;
const ROLLBACK_TO = /^rollback\s+(?:(?:work|transaction)\s+)?to\b[^;]*$/i;
const LISTEN = /^(listen|unlisten)\s+("(?:[^"]|"")+"|[\w$]+|\*)$/i;

/**
 * Recognises a session command; null for every other statement.
 * Throws for transaction control inside a script of several statements (and for chained transactions): there it
 * would open or end a transaction behind the back of everybody else on the session.
 */
export function readSessionCommand(text: string): SessionCommand | null {
  const statement = text.replace(LEADING_COMMENTS, '').replace(/[\s;]+$/, '');
  const begin = BEGIN.exec(statement);
  if (begin) return { kind: 'begin', modes: begin[1] ?? '' };
  if (COMMIT.test(statement)) return { kind: 'commit' };
  if (ROLLBACK.test(statement)) return { kind: 'rollback' };
  if (ROLLBACK_TO.test(statement)) return { kind: 'rollbackToSavepoint' };
  const [, verb, name] = LISTEN.exec(statement) ?? [];
  if (verb !== undefined && name !== undefined) return readListen(verb.toLowerCase(), name);
  if (TRANSACTION_CONTROL.test(statement)) {
    throw new Error(`Transaction control must be a query of its own: ${statement.slice(0, 80)}`);
  }
  return null;
}

function readListen(verb: string, name: string): SessionCommand | null {
  if (verb === 'unlisten') return { kind: 'unlisten', channel: name === '*' ? null : identifier(name) };
  return name === '*' ? null : { kind: 'listen', channel: identifier(name) };
}

// PostgreSQL folds unquoted identifiers to lower case; inside quotes, "" stands for one quote.
const identifier = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();
