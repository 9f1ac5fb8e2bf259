import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../generated/api.ts';

export type ApiClient = Client<paths>;
export type ApiSchemas = components['schemas'];

const KEY_HEADER = 'idempotency-key';

/**
 * The typed client of the HTTP API. `fetch` decides where it goes: to a server, or into the
 * application of this very process. Every write gets a key of its own, so that `fetch` may send it twice.
 */
export function createApiClient(options: {
  baseUrl: string;
  language: string;
  fetch: (request: Request) => Promise<Response>;
}): ApiClient {
  const client = createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    headers: { 'accept-language': options.language },
  });
  client.use({
    onRequest({ request }) {
      if (request.method === 'GET' || request.headers.has(KEY_HEADER)) return undefined;
      request.headers.set(KEY_HEADER, crypto.randomUUID());
      return request;
    },
  });
  return client;
}
