type Json = unknown;
type JsonObject = { readonly [key: string]: Json };

const PREFIX = '#/components/schemas/';
const REQUEST_SUFFIX = 'Input';

/**
 * The OpenAPI document without the schemas that no route leads to. A request's schema is called as in the code, without
 * the suffix that sets it apart from the answer's of the same name, wherever there is no such answer.
 */
export function withUsedSchemas<T extends object>(document: T): T {
  const { paths, components } = document as { paths?: Json; components?: JsonObject };
  const schemas = (components?.['schemas'] ?? {}) as JsonObject;
  const used = reachable(paths, schemas);
  const nameOf = (name: string): string => {
    const plain = name.endsWith(REQUEST_SUFFIX) ? name.slice(0, -REQUEST_SUFFIX.length) : name;
    return used.has(plain) ? name : plain;
  };
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  const named = Object.fromEntries(kept.map(([name, schema]) => [nameOf(name), schema]));
  const whole = { ...document, components: { ...components, schemas: named } };
  return mapReferences(whole, (name) => nameOf(name)) as T;
}

/** Names of the schemas that a value refers to, directly or through others. */
function reachable(from: Json, schemas: JsonObject): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    mapReferences(value, (name) => {
      if (!found.has(name)) {
        found.add(name);
        visit(schemas[name]);
      }
      return name;
    });
  };
  visit(from);
  return found;
}

/** A copy in which every reference to a schema has another name. */
function mapReferences(value: Json, rename: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map((member) => mapReferences(member, rename));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]): [string, Json] =>
    key === '$ref' && typeof member === 'string' && member.startsWith(PREFIX)
      ? [key, PREFIX + rename(member.slice(PREFIX.length))]
      : [key, mapReferences(member, rename)],
  );
  return Object.fromEntries(entries);
}
