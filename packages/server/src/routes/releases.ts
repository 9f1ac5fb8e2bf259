import { routes } from '@tminus/contract';
import { accepted, RefusalError, type Release } from '@tminus/domain';
import type { Precondition, ReleaseQuery } from '@tminus/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { answerTag, preconditionOf, releaseTag } from '../entity-tag.ts';
import { requestLanguage, requestTranslator } from '../language.ts';
import { toPlanResult } from '../resources/plan-result.ts';
import { toReleaseResource } from '../resources/release.ts';
import type { UseCases } from '../use-cases.ts';

type ListQuery = z.infer<typeof routes.listReleases.schema.querystring>;

/** Releases, their approvals, and their way to production. */
export function registerReleaseRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.planRelease,
    handler: async (request) => {
      const translate = requestTranslator(request);
      const { reason, details, ...body } = request.body;
      // Which release it will be is decided here, so that nobody can know its tag.
      if (request.headers['if-match'] !== undefined)
        throw new RefusalError('request.invalid', { problems: '/headers/if-match is not for this path' });
      const asked = { ...body, ...(details !== undefined && { details }), forceReason: reason };
      const result = accepted(await useCases.planRelease(asked));
      return toPlanResult(result, useCases.renderPlan, translate);
    },
  });
  app.route({
    ...routes.listReleases,
    handler: async (request) => {
      const page = accepted(await useCases.listReleases(toQuery(request.query)));
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

/** Which releases a request asks for; words of spaces only ask for nothing. */
function toQuery({ status, type, search, limit, ...query }: ListQuery): ReleaseQuery {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return {
    limit,
    ...Object.fromEntries(given),
    ...(status !== undefined && { statuses: status }),
    ...(type !== undefined && { types: type }),
    ...(search !== undefined && search.trim() !== '' && { search }),
  };
}

/** What the request asks of the release that it changes. */
export function unchanged(request: FastifyRequest): Precondition<Release> | undefined {
  const { ref } = request.params as { readonly ref: string };
  const language = requestLanguage(request);
  return preconditionOf<Release>(request.headers['if-match'], ref, (stored) => releaseTag(stored, language));
}
