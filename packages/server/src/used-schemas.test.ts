import { describe, expect, it } from 'vitest';
import { withUsedSchemas } from './used-schemas.ts';

const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const documentOf = (paths: unknown, schemas: Record<string, unknown>) => ({
  openapi: '3.1.0',
  paths,
  components: { schemas, securitySchemes: { token: {} } },
});

describe('a document with its used schemas', () => {
  it('keeps what routes lead to, directly or through others, and through circles', () => {
    const schemas = {
      List: { items: refer('Item') },
      Item: { anyOf: [refer('Item'), refer('List')] },
      Lonely: { items: refer('Item') },
    };
    const kept = withUsedSchemas(documentOf({ '/': { get: refer('List') } }, schemas));
    expect(Object.keys(kept.components.schemas)).toEqual(['List', 'Item']);
    expect(kept.components.securitySchemes).toEqual({ token: {} });
  });

  it('calls a request by its plain name where no answer has it', () => {
    const schemas = { AskInput: { items: refer('PartInput') }, PartInput: {}, Ask: {}, Part: {} };
    const kept = withUsedSchemas(documentOf({ '/': { post: refer('AskInput') } }, schemas));
    expect(kept).toEqual(
      documentOf({ '/': { post: refer('Ask') } }, { Ask: { items: refer('Part') }, Part: {} }),
    );
  });

  it('keeps both names where request and answer differ', () => {
    const schemas = { ThingInput: { default: 1 }, Thing: {} };
    const document = documentOf({ '/': { post: refer('ThingInput'), get: refer('Thing') } }, schemas);
    expect(withUsedSchemas(document)).toEqual(document);
  });
});
