import { routes } from '@tminus/contract';
import { accepted, type Rollout } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { answerTag, preconditionOf, rolloutTag } from '../entity-tag.ts';
import { requestLanguage, requestTranslator } from '../language.ts';
import { toRolloutResource } from '../resources/rollout.ts';
import type { UseCases } from '../use-cases.ts';

/** Rollouts: where they stand, and what people tell them. */
export function registerRolloutRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.listRollouts,
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const translate = requestTranslator(request);
      const page = await useCases.listRollouts(cursor === undefined ? { limit } : { limit, cursor });
      return {
        items: page.items.map(({ rollout, release }) => toRolloutResource(rollout, release, translate)),
        next: page.next,
      };
    },
  });
  app.route({
    ...routes.getRollout,
    handler: async (request, reply) => {
      const { rollout, release, revision } = accepted(await useCases.getRollout(request.params.ref));
      const tag = rolloutTag({ value: rollout, revision }, requestLanguage(request));
      if (answerTag(reply, request.headers['if-none-match'], tag)) return reply.code(304).send(null);
      return toRolloutResource(rollout, release, requestTranslator(request));
    },
  });
  app.route({
    ...routes.commandRollout,
    handler: async (request) => {
      const { ref } = request.params;
      const { action, actor, reason } = request.body;
      const language = requestLanguage(request);
      const unchanged = preconditionOf<Rollout>(request.headers['if-match'], ref, (stored) =>
        rolloutTag(stored, language),
      );
      const done = accepted(await useCases.commandRollout(ref, action, actor, reason, unchanged));
      return toRolloutResource(done.rollout, done.release, requestTranslator(request));
    },
  });
}
