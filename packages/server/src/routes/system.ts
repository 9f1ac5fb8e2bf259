import { routes } from '@tminus/contract';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** What a supervisor asks. */
export function registerSystemRoutes(scope: FastifyInstance): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({ ...routes.health, handler: async () => ({ status: 'ok' as const, pid: process.pid }) });
}
