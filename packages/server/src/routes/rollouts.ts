import { routes } from '@tminus/contract';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { unwrap } from '../answer-problem.ts';
import { requestTranslator } from '../language.ts';
import { toRolloutResource } from '../resources/rollout.ts';
import type { UseCases } from '../use-cases.ts';

/** Rollouts: where they stand, and what people tell them. */
export function registerRolloutRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.listRollouts,
    handler: async (request) => {
      const translate = requestTranslator(request);
      const live = await useCases.listRollouts();
      return { items: live.map(({ rollout, release }) => toRolloutResource(rollout, release, translate)) };
    },
  });
  app.route({
    ...routes.getRollout,
    handler: async (request) => {
      const { rollout, release } = unwrap(await useCases.getRollout(request.params.ref));
      return toRolloutResource(rollout, release, requestTranslator(request));
    },
  });
  app.route({
    ...routes.commandRollout,
    handler: async (request) => {
      const { action, actor, reason } = request.body;
      const done = unwrap(await useCases.commandRollout(request.params.ref, action, actor, reason));
      return toRolloutResource(done.rollout, done.release, requestTranslator(request));
    },
  });
}
