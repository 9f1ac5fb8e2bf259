import { routes } from '@tminus/contract';
import { accepted } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { requestTranslator } from '../language.ts';
import { toPlanResult } from '../resources/plan-result.ts';
import { toReleaseResource } from '../resources/release.ts';
import type { UseCases } from '../use-cases.ts';
import { unchanged } from './releases.ts';

/** What people do with releases of the registry beside planning and shipping them. */
export function registerRegistryRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.editRelease,
    handler: async (request) => {
      const { actor, ...edit } = request.body;
      const { ref } = request.params;
      const edited = accepted(await useCases.editRelease(ref, edit, actor, unchanged(request)));
      return toReleaseResource(edited, requestTranslator(request));
    },
  });
  app.route({
    ...routes.reportTask,
    handler: async (request) => {
      const { ref, task } = request.params;
      const { actor, ...report } = request.body;
      const reported = accepted(
        await useCases.reportTask(ref, { task, ...report }, actor, unchanged(request)),
      );
      return toReleaseResource(reported, requestTranslator(request));
    },
  });
  app.route({
    ...routes.cloneRelease,
    handler: async (request) => {
      const { ref } = request.params;
      const result = accepted(await useCases.cloneRelease(ref, request.body, unchanged(request)));
      return toPlanResult(result, useCases.renderPlan, requestTranslator(request));
    },
  });
}
