import { type ApiClient, createApiClient } from '@tminus/contract';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { type AppOptions, createApp } from '../app.ts';
import { injectFetch } from '../inject-fetch.ts';
import type { UseCases } from '../use-cases.ts';
import { fakeUseCases } from './fake-use-cases.ts';

/** The application on fake use cases, closed when the test ends, and the typed client that reaches it. */
export async function openApp(
  more: Partial<UseCases> = {},
  { language = 'en', ...options }: Partial<AppOptions> & { language?: string } = {},
): Promise<{ app: FastifyInstance; api: ApiClient }> {
  const logger = pino({ enabled: false });
  const defaults = { version: '1', logger, ledger: null, feed: null, checks: {} };
  const app = await createApp(fakeUseCases(more), { ...defaults, ...options });
  onTestFinished(() => app.close());
  const api = createApiClient({
    baseUrl: 'http://tminus.test',
    language,
    fetch: injectFetch(app),
  });
  return { app, api };
}
