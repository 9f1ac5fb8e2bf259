/**
 * A query parameter in PostgreSQL's text format, chosen as `pg` chooses: undefined and null are NULL, bytes
 * are bytea, dates are instants, arrays are array literals, other objects JSON. Refuses invalid dates.
 */
export function prepareValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  if (ArrayBuffer.isView(value)) return bytes(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayLiteral(value);
  return JSON.stringify(value);
}

const bytes = (view: ArrayBufferView): string =>
  `\\x${Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('hex')}`;

function arrayLiteral(items: readonly unknown[]): string {
  const elements = items.map((item) => {
    if (Array.isArray(item)) return arrayLiteral(item);
    const text = prepareValue(item);
    return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return `{${elements.join(',')}}`;
}
