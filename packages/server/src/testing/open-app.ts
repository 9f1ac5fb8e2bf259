import { type ApiClient, createApiClient } from '@tminus/contract';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { createApp } from '../app.ts';
import { injectFetch } from '../inject-fetch.ts';
import type { UseCases } from '../use-cases.ts';
import { fakeUseCases } from './fake-use-cases.ts';

/** The application on fake use cases, closed when the test ends, and the typed client that reaches it. */
export async function openApp(
  more: Partial<UseCases> = {},
  options: { language?: string; logger?: Logger } = {},
): Promise<{ app: FastifyInstance; api: ApiClient }> {
  const logger = options.logger ?? pino({ enabled: false });
  const app = await createApp(fakeUseCases(more), { version: '1', logger });
  onTestFinished(() => app.close());
  const api = createApiClient({
    baseUrl: 'http://tminus.test',
    language: options.language ?? 'en',
    fetch: injectFetch(app),
  });
  return { app, api };
}
