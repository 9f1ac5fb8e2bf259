import { routes } from '@tminus/contract';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { unwrap } from '../answer-problem.ts';
import { requestTranslator } from '../language.ts';
import { toReleaseResource } from '../resources/release.ts';
import type { UseCases } from '../use-cases.ts';

/** Releases, their approvals, and their way to production. */
export function registerReleaseRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.planRelease,
    handler: async (request) => {
      const translate = requestTranslator(request);
      const { reason, ...body } = request.body;
      const result = unwrap(await useCases.planRelease({ ...body, forceReason: reason }));
      return {
        release: toReleaseResource(result.release, translate),
        saved: result.saved,
        files: [...result.files],
        document: useCases.renderPlan(result.release, translate),
      };
    },
  });
  app.route({
    ...routes.listReleases,
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const page = await useCases.listReleases(cursor === undefined ? { limit } : { limit, cursor });
      const translate = requestTranslator(request);
      return { items: page.items.map((release) => toReleaseResource(release, translate)), next: page.next };
    },
  });
  app.route({
    ...routes.getRelease,
    handler: async (request) =>
      toReleaseResource(unwrap(await useCases.getRelease(request.params.ref)), requestTranslator(request)),
  });
  app.route({
    ...routes.decideApproval,
    handler: async (request) => {
      const decided = unwrap(await useCases.decideApproval(request.params.ref, request.body));
      return toReleaseResource(decided, requestTranslator(request));
    },
  });
  app.route({
    ...routes.cancelRelease,
    handler: async (request) => {
      const { actor, reason } = request.body;
      const cancelled = unwrap(await useCases.cancelRelease(request.params.ref, actor, reason ?? ''));
      return toReleaseResource(cancelled, requestTranslator(request));
    },
  });
  app.route({
    ...routes.shipRelease,
    handler: async (request, reply) => {
      const started = unwrap(await useCases.shipRelease(request.params.ref, request.body.actor));
      return reply.code(202).send(toReleaseResource(started, requestTranslator(request)));
    },
  });
}
