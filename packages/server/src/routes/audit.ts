import { routes } from '@tminus/contract';
import type { ChainHead } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { requestTranslator } from '../language.ts';
import { toDeliveryResource, toVerdictResource } from '../resources/audit.ts';
import type { UseCases } from '../use-cases.ts';

/** Whether the event log is what was written, and who has been told of it. */
export function registerAuditRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.verifyLog,
    handler: async (request) => {
      const { head } = request.query;
      const verdict = await useCases.verifyLog(head === undefined ? null : readHead(head));
      return toVerdictResource(verdict, requestTranslator(request));
    },
  });
  app.route({
    ...routes.listDeliveries,
    handler: async (request) => {
      const translate = requestTranslator(request);
      const deliveries = await useCases.listDeliveries();
      return {
        items: deliveries.map(({ configured, ...state }) => toDeliveryResource(state, configured, translate)),
      };
    },
  });
}

/** `SEQ:HASH`, in the form that the route lets through. */
function readHead(text: string): ChainHead {
  const [seq = '', hash = ''] = text.split(':');
  return { seq: BigInt(seq), hash };
}
