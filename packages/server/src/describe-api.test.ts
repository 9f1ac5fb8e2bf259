import { readFile } from 'node:fs/promises';
import { routes } from '@tminus/contract';
import { describe, expect, it } from 'vitest';
import { describeApi } from './describe-api.ts';

type Json = { [key: string]: Json } | readonly Json[] | string | number | boolean | null;
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, Json>> }>
  >;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

const described = (await describeApi()) as Document;
const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every value of `$ref` in a document. */
function referencesOf(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string' ? [member] : referencesOf(member as Json),
  );
}

/** What is no JSON: everything else is, and refusals are problem documents. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  '/api/v1/events/stream': 'text/event-stream',
  '/metrics': 'text/plain',
  '/calendar.ics': 'text/calendar',
};

function typesOf(path: string, status: string): readonly string[] {
  if (status === '304') return [];
  return [/^[45]/.test(status) ? 'application/problem+json' : (OTHER_TYPES[path] ?? 'application/json')];
}

describe('the OpenAPI document', () => {
  it('in the contract package is the one that the routes give; `npm run generate` makes it anew', async () => {
    const file = new URL('../../contract/openapi.json', import.meta.url);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(described)));
  });

  it('is of OpenAPI 3.1 and says what it is', () => {
    expect(described.openapi).toMatch(/^3\.1\.\d+$/);
    expect(described.info.title).not.toBe('');
    expect(described.info.version).not.toBe('');
  });

  it('has every route of the table, once', () => {
    const inTable = Object.values(routes).map(
      ({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`,
    );
    const inDocument = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(inDocument.sort()).toEqual(inTable.sort());
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(operations)(
    'declares the places of the path and every answer of $method $path',
    ({ path, operation }) => {
      const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(places);
      expect(declared.every(({ required }) => required === true)).toBe(true);
      for (const [status, { description, content }] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5](\d\d|XX)$/);
        expect(description).not.toBe('');
        expect(Object.keys(content ?? {})).toEqual(typesOf(path, status));
      }
    },
  );

  it('has a place for the key of every write, and for the ETag of what it changes', () => {
    const writes = operations.filter(({ method }) => method === 'post');
    const headersOf = ({ parameters = [] }: Operation) =>
      parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
    expect(writes.length).toBeGreaterThan(0);
    for (const { operation, path } of writes) {
      const tagged = path.includes('{ref}') ? ['if-match'] : [];
      expect([path, headersOf(operation)]).toEqual([path, ['idempotency-key', ...tagged]]);
    }
  });

  it('refers to schemas that it has, and has none that nothing refers to', () => {
    const references = new Set(referencesOf(described as unknown as Json));
    const schemas = Object.keys(described.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...references].sort()).toEqual(schemas.sort());
  });

  it('calls no schema by the suffix of its direction', () => {
    expect(Object.keys(described.components.schemas).filter((name) => name.endsWith('Input'))).toEqual([]);
  });
});
