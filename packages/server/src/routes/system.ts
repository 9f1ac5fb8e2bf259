import { routes } from '@tminus/contract';
import { RefusalError } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { type Checks, runChecks } from '../checks.ts';
import type { Measures } from '../measure.ts';

/** What a supervisor asks. */
export function registerSystemRoutes(
  scope: FastifyInstance,
  { checks, measures }: { readonly checks: Checks; readonly measures: Measures },
): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({ ...routes.health, handler: async () => ({ status: 'ok' as const, pid: process.pid }) });
  app.route({
    ...routes.readiness,
    handler: async () => {
      const verdicts = Object.entries(await runChecks(checks));
      const failed = verdicts.filter(([, verdict]) => verdict !== 'ok').map(([name]) => name);
      if (failed.length > 0)
        throw new RefusalError('server.unready', {
          ...Object.fromEntries(verdicts),
          failed: failed.join(', '),
        });
      const passed = verdicts.map(([name]) => [name, 'ok'] as const);
      return { status: 'ready' as const, checks: Object.fromEntries(passed) };
    },
  });
  app.route({
    ...routes.metrics,
    handler: async (_request, reply) =>
      reply
        .type(measures.type)
        .serializer(String)
        .send(await measures.expose()),
  });
}
