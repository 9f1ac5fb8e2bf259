import { setImmediate } from 'node:timers/promises';
import { routes, toScheduleDocument, toScheduleInput } from '@tminus/contract';
import { accepted } from '@tminus/domain';
import { computeSchedule } from '@tminus/engine';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { requestTranslator } from '../language.ts';

/** Task networks, computed and forgotten: no store, no use case that is bound to one. */
export function registerScheduleRoutes(scope: FastifyInstance): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.computeSchedule,
    handler: async (request) => {
      const computed = accepted(await computeSchedule(toScheduleInput(request.body), () => setImmediate()));
      return toScheduleDocument(computed, requestTranslator(request));
    },
  });
}
