import pino from 'pino';
import { createApp } from './app.ts';
import type { UseCases } from './use-cases.ts';

/** The OpenAPI document of the routes; nothing is called. */
export async function describeApi(): Promise<unknown> {
  const logger = pino({ enabled: false });
  const app = await createApp({} as UseCases, { version: '1', logger, ledger: null, feed: null, checks: {} });
  const document = app.swagger();
  await app.close();
  return document;
}
