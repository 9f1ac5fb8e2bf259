import { routes } from '@tminus/contract';
import { accepted, RefusalError, type Release } from '@tminus/domain';
import type { Precondition } from '@tminus/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { answerTag, preconditionOf, releaseTag } from '../entity-tag.ts';
import { requestLanguage, requestTranslator } from '../language.ts';
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
      // Which release it will be is decided here, so that nobody can know its tag.
      if (request.headers['if-match'] !== undefined)
        throw new RefusalError('request.invalid', { problems: '/headers/if-match is not for this path' });
      const result = accepted(await useCases.planRelease({ ...body, forceReason: reason }));
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
    handler: async (request, reply) => {
      const stored = accepted(await useCases.findRelease(request.params.ref));
      const tag = releaseTag(stored, requestLanguage(request));
      if (answerTag(reply, request.headers['if-none-match'], tag)) return reply.code(304).send(null);
      return toReleaseResource(stored.value, requestTranslator(request));
    },
  });
  app.route({
    ...routes.decideApproval,
    handler: async (request) => {
      const decided = accepted(
        await useCases.decideApproval(request.params.ref, request.body, unchanged(request)),
      );
      return toReleaseResource(decided, requestTranslator(request));
    },
  });
  app.route({
    ...routes.cancelRelease,
    handler: async (request) => {
      const { actor, reason } = request.body;
      const { ref } = request.params;
      const cancelled = accepted(await useCases.cancelRelease(ref, actor, reason ?? '', unchanged(request)));
      return toReleaseResource(cancelled, requestTranslator(request));
    },
  });
  app.route({
    ...routes.shipRelease,
    handler: async (request, reply) => {
      const { params, body } = request;
      const precondition = unchanged(request);
      const options = {
        ...(precondition !== undefined && { precondition }),
        ...(body.from !== null && { baseline: body.from }),
      };
      const started = accepted(await useCases.shipRelease(params.ref, body.actor, options));
      return reply.code(202).send(toReleaseResource(started, requestTranslator(request)));
    },
  });
}

/** What the request asks of the release that it changes. */
function unchanged(request: FastifyRequest): Precondition<Release> | undefined {
  const { ref } = request.params as { readonly ref: string };
  const language = requestLanguage(request);
  return preconditionOf<Release>(request.headers['if-match'], ref, (stored) => releaseTag(stored, language));
}
