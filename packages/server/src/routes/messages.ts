import { routes } from '@tminus/contract';
import { accepted } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { requestLanguage, requestTranslator } from '../language.ts';
import { toMessageResource, toRenderedMessage } from '../resources/message.ts';
import type { UseCases } from '../use-cases.ts';

/** What is told about a release. */
export function registerMessageRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.listMessages,
    handler: async (request) => {
      const { audience } = request.query;
      const messages = accepted(await useCases.listMessages(request.params.ref));
      const items = messages
        .filter(({ message }) => audience === undefined || message.audience === audience)
        .map(({ message, status }) => toMessageResource(message, status));
      return { items, next: null };
    },
  });
  app.route({
    ...routes.getMessage,
    handler: async (request, reply) => {
      const { ref, id } = request.params;
      const language = requestLanguage(request);
      const found = accepted(await useCases.readMessage(ref, id, requestTranslator(request)));
      reply.header('vary', 'accept-language').header('content-language', language);
      return toRenderedMessage(found.message, found.status, found.rendered, language);
    },
  });
}
