import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../generated/api.ts';

export type ApiClient = Client<paths>;
export type ApiSchemas = components['schemas'];

/**
 * The typed client of the HTTP API. `fetch` decides where it goes: to a server, or into the
 * application of this very process.
 */
export function createApiClient(options: {
  baseUrl: string;
  language: string;
  fetch: (request: Request) => Promise<Response>;
}): ApiClient {
  return createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    headers: { 'accept-language': options.language },
  });
}
