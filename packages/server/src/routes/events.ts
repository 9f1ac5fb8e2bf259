import { routes } from '@tminus/contract';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { unwrap } from '../answer-problem.ts';
import { requestTranslator } from '../language.ts';
import { toEventResource } from '../resources/event.ts';
import type { UseCases } from '../use-cases.ts';

/** The event log. */
export function registerEventRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.listEvents,
    handler: async (request) => {
      const { after, release, limit } = request.query;
      const translate = requestTranslator(request);
      const query =
        release === undefined
          ? { after, limit }
          : { after, limit, releaseId: unwrap(await useCases.getRelease(release)).id };
      const events = await useCases.listEvents(query);
      const names = await versionNames(
        useCases,
        events.map(({ releaseId }) => releaseId),
      );
      return {
        items: events.map((event) =>
          toEventResource(event, names.get(event.releaseId ?? '') ?? '', translate),
        ),
      };
    },
  });
}

/** `vX.Y.Z` of each release that events speak of, each read once. */
async function versionNames(
  useCases: UseCases,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const found = id === null ? null : await useCases.getRelease(id);
    if (id !== null && found?.ok) names.set(id, `v${found.value.version}`);
  }
  return names;
}
